<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace local_mara;

use local_mara\local\piece\piece_batch;
use local_mara\local\piece\putter;
use local_mara\local\site;

/**
 * What becomes of a piece that is put: the rules that hold for every type.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\putter
 * @covers     \local_mara\local\piece\piece_batch
 * @covers     \local_mara\local\piece\piece_store
 * @covers     \local_mara\external\put
 */
#[\PHPUnit\Framework\Attributes\CoversClass(putter::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(piece_batch::class)]
final class put_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /**
     * The grouping mel/grouping/a as it is wished for.
     *
     * @param string $name
     * @param string|null $replaces
     * @return array
     */
    private function grouping(string $name = 'Rencontres', ?string $replaces = null): array {
        return $this->mara->piece('mel/grouping/a', 'grouping', ['name' => $name], $replaces);
    }

    /**
     * What is malformed refuses the batch whole.
     *
     * @return array
     */
    public static function malformed(): array {
        $piece = fn(array $more) => ['pieces' => [
            $more + ['key' => 'mel/a', 'type' => 'grouping', 'source' => 's', 'replaces' => null, 'body' => ['name' => 'A']],
        ]];
        return [
            'no run' => [['run' => null]],
            'bad run' => [['run' => 'a b']],
            'no instance' => [['instance' => 5]],
            'no list' => [['pieces' => ['a' => []]]],
            'no object' => [['pieces' => ['x']]],
            'too many' => [['pieces' => array_fill(0, 201, [])]],
            'bad key' => [$piece(['key' => 'mel/É'])],
            'key of a space' => [$piece(['key' => 'mel'])],
            'long key' => [$piece(['key' => 'mel/' . str_repeat('a', 147)])],
            'unknown type' => [$piece(['type' => 'dragon'])],
            'empty source' => [$piece(['source' => ''])],
            'long source' => [$piece(['source' => str_repeat('é', 65)])],
            'body is a text' => [$piece(['body' => 'x'])],
            'body is a list' => [$piece(['body' => ['x']])],
            'remove is a text' => [$piece(['remove' => 'yes'])],
            'replaces is empty' => [$piece(['replaces' => ''])],
            'twice' => [['pieces' => array_fill(0, 2, $piece([])['pieces'][0])]],
        ];
    }

    /**
     * What is malformed refuses the batch whole.
     *
     * @dataProvider malformed
     * @param array $wrong
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('malformed')]
    public function test_malformed(array $wrong): void {
        global $DB;
        $good = ['key' => 'mel/good', 'type' => 'grouping', 'source' => 's', 'replaces' => null, 'body' => ['name' => 'A']];
        if (isset($wrong['pieces']) && count($wrong['pieces']) === 1) {
            $wrong['pieces'] = array_merge([$good], array_values($wrong['pieces']));
        }
        $batch = $wrong + ['run' => 'r', 'instance' => site::instance(), 'pieces' => [$good]];
        try {
            external\put::execute(json_encode($batch));
            $this->fail('must be refused');
        } catch (\invalid_parameter_exception $e) {
            $this->assertSame('invalidparameter', $e->errorcode);
        }
        $this->assertSame(0, $DB->count_records('local_mara_piece'));
    }

    /**
     * Not JSON, too large, for another Moodle, without the right.
     */
    public function test_refused(): void {
        $refused = function (string $json): string {
            try {
                external\put::execute($json);
            } catch (\moodle_exception $e) {
                return $e->errorcode;
            }
            return 'accepted';
        };
        $empty = fn(string $instance) => json_encode(['run' => 'r', 'instance' => $instance, 'pieces' => []]);
        $this->assertSame('invalidparameter', $refused('{'));
        $this->assertSame('invalidparameter', $refused($empty(site::instance()) . str_repeat(' ', 2000000)));
        $this->assertSame('otherinstance', $refused($empty('another')));
        $this->assertSame('accepted', $refused($empty(site::instance())));
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame('nopermissions', $refused($empty(site::instance())));
    }

    /**
     * The same batch twice has one effect; another body updates; a removal takes away.
     */
    public function test_life_of_a_piece(): void {
        global $DB;
        $first = $this->mara->put_one($this->grouping());
        $this->assertSame(['mel/grouping/a', 'created', null], [$first['key'], $first['outcome'], $first['reason']]);
        $id = $first['state']['objectid'];
        $this->assertSame('Rencontres', $DB->get_field('groupings', 'name', ['id' => $id]));
        $this->assertSame($first['state'], $this->mara->item_of('mel/grouping/a'));

        $again = $this->mara->put_one($this->grouping(), 'run2');
        $this->assertSame(['unchanged', $first['state']], [$again['outcome'], $again['state']]);
        $this->assertSame(1, $DB->count_records('groupings'));

        $other = $this->mara->put_one($this->grouping('Ateliers'));
        $this->assertSame(['updated', $id], [$other['outcome'], $other['state']['objectid']]);
        $this->assertSame($this->grouping('Ateliers')['source'], $other['state']['source']);
        $this->assertSame('Ateliers', $DB->get_field('groupings', 'name', ['id' => $id]));

        $removed = $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'));
        $this->assertSame(['removed', null], [$removed['outcome'], $removed['state']]);
        $this->assertSame(0, $DB->count_records('groupings'));
        $this->assertSame(0, $DB->count_records('local_mara_piece'));
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'))['outcome']);
    }

    /**
     * What a person deleted is not made again, until a decision says so.
     */
    public function test_gone(): void {
        global $DB;
        $first = $this->mara->put_one($this->grouping());
        groups_delete_grouping($first['state']['objectid']);
        $this->assertSame(['gone', null], [
            $this->mara->item_of('mel/grouping/a')['state'], $this->mara->item_of('mel/grouping/a')['url'],
        ]);
        $this->assertSame('gone', $this->mara->put_one($this->grouping('Ateliers'))['outcome']);
        $this->assertSame(0, $DB->count_records('groupings'));
        $made = $this->mara->put_one($this->grouping('Ateliers', 'gone'));
        $this->assertSame(['created', 'live', $first['state']['id']], [
            $made['outcome'], $made['state']['state'], $made['state']['id'],
        ]);
        // The decision stays in the wish: it does nothing more.
        $this->assertSame('unchanged', $this->mara->put_one($this->grouping('Ateliers', 'gone'))['outcome']);

        $DB->delete_records('groupings', ['id' => $made['state']['objectid']]);
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'))['outcome']);
        $this->assertSame([], $this->mara->snapshot('pieces')['items']);
    }

    /**
     * What came to its end is never opened again; removed, it is forgotten.
     */
    public function test_closed(): void {
        global $DB;
        $first = $this->mara->put_one($this->grouping());
        $DB->set_field('local_mara_piece', 'state', 'closed', ['id' => $first['state']['id']]);
        $closed = $this->mara->put_one($this->grouping('Ateliers'));
        $this->assertSame(['closed', 'closed'], [$closed['outcome'], $closed['state']['state']]);
        $this->assertSame('Rencontres', $DB->get_field('groupings', 'name', ['id' => $first['state']['objectid']]));
        $removed = $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'));
        $this->assertSame(['removed', null], [$removed['outcome'], $removed['state']]);
        $this->assertTrue($DB->record_exists('groupings', ['id' => $first['state']['objectid']]));
    }

    /**
     * What fails is undone and told with its reason; the others go on.
     */
    public function test_failures(): void {
        global $DB;
        $this->mara->put_one($this->grouping());
        $results = $this->mara->put([
            $this->mara->piece('var/grouping/a', 'grouping', ['name' => 'A']),
            $this->mara->piece('mel/grouping/empty', 'grouping', ['name' => ' ']),
            $this->mara->piece('mel/grouping/none', 'grouping', []),
            $this->mara->piece('mel/grouping/large', 'grouping', ['name' => 'A', 'more' => str_repeat('a', 65536)]),
            $this->mara->piece('mel/grouping/a', 'event', ['name' => 'A', 'start' => 5]),
            $this->mara->removal('mel/grouping/gone', 'event'),
            $this->mara->piece('mel/group/a', 'group', ['name' => 'A', 'members' => [], 'grouping' => 'mel/grouping/none']),
            $this->mara->piece('mel/group/b', 'group', ['name' => 'B', 'members' => [], 'grouping' => 'mel/grouping/a']),
        ]);
        $this->assertSame(
            ['unknownspace', 'invalidbody', 'invalidbody', 'toolarge', 'othertype', null, 'unknownpiece', null],
            array_map(fn($result) => $result['reason']['errorcode'] ?? null, $results)
        );
        $this->assertSame(
            ['failed', 'failed', 'failed', 'failed', 'failed', 'removed', 'failed', 'created'],
            array_column($results, 'outcome')
        );
        $this->assertSame(['name', 'grouping'], [$results[1]['reason']['message'], $results[6]['reason']['message']]);
        $this->assertSame([null, 'grouping'], [$results[1]['state'], $results[4]['state']['type']]);
        $removal = $this->mara->put_one($this->mara->removal('mel/grouping/a', 'event'));
        $this->assertSame(['failed', 'othertype'], [$removal['outcome'], $removal['reason']['errorcode']]);
        $this->assertSame(1, $DB->count_records('groups'));
        $this->assertSame(2, $DB->count_records('local_mara_piece'));
    }

    /**
     * A failure half-way leaves nothing behind.
     */
    public function test_undone(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        // The group is made before its people come in.
        $this->redirectHook(\core_group\hook\after_group_membership_added::class, fn() => throw new \Exception('half-way'));
        $body = ['name' => 'A', 'members' => [(int) $user->id], 'grouping' => null];
        $result = $this->mara->put_one($this->mara->piece('mel/group/a', 'group', $body));
        $this->assertSame(['failed', 'error', null], [$result['outcome'], $result['reason']['errorcode'], $result['state']]);
        $this->assertStringNotContainsString('half-way', $result['reason']['message']);
        foreach (['groups', 'groups_members', 'local_mara_member', 'local_mara_piece'] as $table) {
            $this->assertSame(0, $DB->count_records($table), $table);
        }
        // Nor in what Moodle remembers.
        $this->assertSame([], groups_get_all_groups($this->space->courseid));
        $this->assertFalse(\core_group\visibility::course_has_hidden_groups($this->space->courseid));
    }

    /**
     * Our own changes bear the name of their run, a person's none.
     */
    public function test_echo(): void {
        $since = $this->mara->changes()['log']['number'];
        $first = $this->mara->put_one($this->grouping(), 'run7');
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertSame(['run7', $first['state']], [$told['pieces']['run'], $told['pieces']['state']]);

        $since = $this->mara->changes()['log']['number'];
        $this->mara->put_one($this->grouping());
        $this->assertSame([], $this->mara->changes($since)['items']);
        groups_delete_grouping($first['state']['objectid']);
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces'];
        $this->assertSame([null, 'gone'], [$told['run'], $told['state']['state']]);

        $since = $this->mara->changes()['log']['number'];
        $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'), 'run8');
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces'];
        $this->assertSame(['run8', null], [$told['run'], $told['state']]);
    }

    /**
     * A piece whose course is deleted is forgotten with it.
     */
    public function test_course_deleted(): void {
        global $DB;
        $first = $this->mara->put_one($this->grouping());
        $since = $this->mara->changes()['log']['number'];
        ob_start();
        delete_course($this->space->courseid, false);
        ob_end_clean();
        $this->assertSame(0, $DB->count_records('local_mara_piece'));
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces'];
        $this->assertSame([$first['state']['id'], null], [$told['id'], $told['state']]);
        $this->assertSame('unknownspace', $this->mara->put_one($this->grouping())['reason']['errorcode']);
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/grouping/a', 'grouping'))['outcome']);
        $this->mara->create_space();
        $this->assertSame('created', $this->mara->put_one($this->grouping())['outcome']);
    }
}
