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

use local_mara\local\kind\answers;
use local_mara\local\kind\kinds;
use local_mara\local\kind\pieces;
use local_mara\local\piece\piece_types;

/**
 * Pieces and answers as a reader sees them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\kind\pieces
 * @covers     \local_mara\local\kind\answers
 * @covers     \local_mara\local\piece\piece_types
 */
#[\PHPUnit\Framework\Attributes\CoversClass(pieces::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(answers::class)]
final class pieces_kind_test extends \advanced_testcase {
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
        $role = $this->getDataGenerator()->create_role(['shortname' => 'visitor']);
        set_role_contextlevels($role, [CONTEXT_COURSE]);
        set_config('enrolroles', 'visitor', 'local_mara');
        set_config('cohorts', 'S26', 'local_mara');
        set_config('accounts', 1, 'local_mara');
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S26']);
    }

    /**
     * Puts one piece of each type.
     *
     * @param int $number
     * @return array results
     */
    private function put_all_types(int $number): array {
        $generator = $this->getDataGenerator();
        $userid = (int) $generator->create_and_enrol(get_course($this->space->courseid))->id;
        $new = (int) $generator->create_user()->id;
        $entry = $this->mara->create_entry($this->space, ['name' => "N$number"], $userid);
        $fields = ['name' => "N$number", 'category' => 'Landlord', 'state' => 'Draft', 'purpose' => '<p>A</p>'];
        $bodies = [
            'grouping' => ['name' => "N$number"],
            'group' => ['name' => "N$number", 'members' => [$userid, $new], 'grouping' => "mel/grouping/$number"],
            'event' => ['name' => 'A', 'start' => 1795300000, 'group' => "mel/group/$number"],
            'entry' => ['sheet' => 'living_area', 'fields' => $fields],
            'entry_edit' => ['entry' => $entry, 'was' => ['phone' => ''], 'fields' => ['phone' => '1']],
            'enrolment' => ['userid' => $new, 'role' => 'visitor', 'start' => null, 'end' => null],
            'cohort_member' => ['userid' => $new, 'cohort' => 'S26'],
            'invitation' => [
                'email' => "n$number@example.org", 'firstname' => 'Anne', 'lastname' => 'Roy', 'lang' => 'fr',
                'expires' => time() + DAYSECS, 'quality' => null,
            ],
            'page' => ['sections' => []],
        ];
        $wishes = [];
        $bodies['list'] = ['list' => 'metiers', 'items' => [['code' => "N$number", 'name' => 'Logistique']]];
        foreach ($bodies as $type => $body) {
            $wishes[] = $this->mara->piece("mel/$type/$number", $type, $body);
        }
        $wishes[] = $this->mara->message("mel/message/$number", $userid);
        $results = $this->mara->put($wishes);
        $this->mara->create_answer($userid, "mel/ask/$number");
        return $results;
    }

    /**
     * Every type has one and the same shape.
     */
    public function test_shape(): void {
        $results = $this->put_all_types(1);
        $this->assertSame(array_fill(0, 11, null), array_column($results, 'reason'));
        $items = $this->mara->snapshot('pieces')['items'];
        $types = array_column($items, 'type');
        $this->assertEqualsCanonicalizing(piece_types::names(), $types);
        $keys = ['id', 'key', 'type', 'space', 'state', 'source', 'offered', 'edited', 'text', 'objectid', 'url', 'detail',
            'timemodified'];
        foreach ($items as $item) {
            $this->assertSame($keys, array_keys($item));
            $this->assertSame(
                ['mel', $item['type'] === 'entry_edit' ? 'closed' : 'live', null, false, null],
                [$item['space'], $item['state'], $item['offered'], $item['edited'], $item['text']]
            );
        }
        $objects = array_column($items, 'objectid', 'type');
        $own = ['ask', 'message', 'entry_edit', 'invitation', 'page', 'list'];
        $this->assertEqualsCanonicalizing($own, array_keys(array_filter($objects, fn($id) => $id === null)));
        // What has nothing to tell is an object all the same.
        $states = kinds::reader('pieces')->states(array_column($items, 'id'));
        $this->assertEquals(new \stdClass(), array_column($states, 'detail', 'type')['grouping']);
        foreach ($results as $result) {
            if ($result['state']['type'] !== 'group') {
                $this->assertSame($result['state'], $this->mara->item_of($result['key']));
            }
        }
        // Enrolled by the piece that came after the group, the second one is in it.
        $this->assertCount(2, $this->mara->item_of('mel/group/1')['detail']['members']);
    }

    /**
     * A page of pieces costs the same, however many there are.
     */
    public function test_cost(): void {
        global $DB;
        $cost = function (string $kind) use ($DB): int {
            $before = $DB->perf_get_reads();
            $this->mara->snapshot($kind, 0, 5000, 8000000);
            return $DB->perf_get_reads() - $before;
        };
        $this->put_all_types(1);
        array_map($cost, ['pieces', 'answers']);
        $few = array_map($cost, ['pieces', 'answers']);
        for ($number = 2; $number < 6; $number++) {
            $this->put_all_types($number);
        }
        $this->assertSame($few, array_map($cost, ['pieces', 'answers']));
    }

    /**
     * An answer names its ask and its space; with the ask it is forgotten.
     */
    public function test_answers(): void {
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        $id = $this->mara->create_answer($user->id);
        $item = $this->mara->snapshot('answers')['items'][0];
        $this->assertSame(
            [$id, 'mel/ask/1', 'mel', (int) $user->id, 'keep', 'Merci.'],
            array_slice(array_values($item), 0, 6)
        );
        $this->mara->put_one($this->mara->removal('mel/ask/1', 'ask'));
        $this->assertCount(1, $this->mara->snapshot('answers')['items']);
        $since = $this->mara->changes()['log']['number'];
        $this->mara->put_one($this->mara->removal('mel/ask/1', 'ask'));
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertSame([[$id, null], null], [[$told['answers']['id'], $told['answers']['state']], $told['pieces']['state']]);
        $this->assertSame([], $this->mara->snapshot('answers')['items']);
    }

    /**
     * They come last, and what changes without an event is found by the comparison.
     */
    public function test_compared(): void {
        global $DB;
        $this->assertSame(['pieces', 'answers'], array_slice(kinds::names(), -2));
        $this->put_all_types(1);
        [, $since] = $this->mara->replay([], 0);
        $this->mara->compare();
        [, $since] = $this->mara->replay([], $since);
        $this->mara->compare();
        [, $since] = $this->mara->replay([], $since);
        $group = $this->mara->item_of('mel/group/1');
        $event = $this->mara->item_of('mel/event/1');
        $DB->delete_records('event', ['id' => $event['objectid']]);
        $DB->delete_records('groups_members', ['groupid' => $group['objectid']]);
        $noted = $this->mara->compare();
        $this->assertContains("pieces/$event[id]", $noted);
        $this->assertContains("pieces/$group[id]", $noted);
        $this->assertSame('gone', $this->mara->item_of('mel/event/1')['state']);
    }
}
