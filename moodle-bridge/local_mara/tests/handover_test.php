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

use local_mara\local\piece\entry_record;
use local_mara\local\piece\handovers;

/**
 * Entries that belong to the people of the space once they are written.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\handovers
 * @covers     \local_mara\local\piece\entry_record
 */
#[\PHPUnit\Framework\Attributes\CoversClass(handovers::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entry_record::class)]
final class handover_test extends \advanced_testcase {
    /** Fields of a good entry. */
    private const FIELDS = [
        'name' => 'Angers Loire Habitat',
        'category' => 'Landlord',
        'purpose' => '<p>Louer.</p>',
        'state' => 'To publish',
    ];

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
     * An entry as it is wished for.
     *
     * @param array $more fields
     * @param string|null $replaces
     * @param string $key
     * @return array
     */
    private function entry(array $more = [], ?string $replaces = null, string $key = 'mel/import/1'): array {
        $body = ['sheet' => 'living_area', 'fields' => $more + self::FIELDS, 'handover' => true];
        return $this->mara->piece($key, 'entry', $body, $replaces);
    }

    /**
     * The wish that it be taken away.
     *
     * @return array
     */
    private function removal(): array {
        return $this->mara->removal('mel/import/1', 'entry');
    }

    /**
     * Puts one, and gives the outcome.
     *
     * @param array $wish
     * @return string outcome, or the reason it failed for
     */
    private function outcome(array $wish): string {
        $result = $this->mara->put_one($wish);
        $this->assertNull($result['state']);
        return $result['reason']['errorcode'] ?? $result['outcome'];
    }

    /**
     * The only entry as it is told.
     *
     * @return array
     */
    private function told(): array {
        $items = $this->mara->snapshot('entries')['items'];
        $this->assertCount(1, $items);
        return $items[0];
    }

    /**
     * Edits one field as a person does.
     *
     * @param string $code
     * @param string $content
     */
    private function edit(string $code, string $content): void {
        global $DB;
        $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['code' => $code], IGNORE_MULTIPLE);
        $DB->set_field('data_content', 'content', $content, ['fieldid' => $fieldid, 'recordid' => $this->told()['id']]);
    }

    /**
     * An entry like one of the form, and no piece.
     */
    public function test_made(): void {
        global $DB, $USER;
        $wish = $this->entry();
        $since = $this->mara->changes()['log']['number'];
        $result = $this->mara->put_one($wish, 'run7');
        $this->assertSame(['created', null, null], [$result['outcome'], $result['reason'], $result['state']]);
        $told = $this->told();
        $this->assertEquals(self::FIELDS, $told['fields']);
        $this->assertSame(['key' => 'mel/import/1', 'source' => $wish['source'], 'edited' => false], $told['origin']);
        $this->assertSame([true, (int) $USER->id], [$told['approved'], $told['userid']]);
        $this->assertSame(
            $DB->count_records('data_fields', ['dataid' => $told['databaseid']]),
            $DB->count_records('data_content', ['recordid' => $told['id']])
        );
        $changes = $this->mara->changes($since)['items'];
        $this->assertSame([['entries', 'run7', $told]], array_map(fn($c) => [$c['kind'], $c['run'], $c['state']], $changes));
        $this->assertSame([], $this->mara->snapshot('pieces')['items']);
    }

    /**
     * An entry that people made has no origin.
     */
    public function test_of_people(): void {
        $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $this->assertNull($this->told()['origin']);
    }

    /**
     * The same twice has one effect; another source brings it up to date.
     */
    public function test_again(): void {
        $this->mara->put_one($this->entry());
        $before = $this->mara->everything();
        $this->assertSame('unchanged', $this->outcome($this->entry()));
        $this->assertSame($before, $this->mara->everything());
        $next = $this->entry(['name' => 'Other', 'phone' => '1']);
        $this->assertSame('updated', $this->outcome($next));
        $this->assertSame(['Other', '1'], [$this->told()['fields']['name'], $this->told()['fields']['phone']]);
        $this->assertSame([$next['source'], false], [$this->told()['origin']['source'], $this->told()['origin']['edited']]);
        $this->assertSame($before['entries'][$this->told()['id']]['userid'], $this->told()['userid']);
        // What is left out is emptied.
        $this->assertSame('updated', $this->outcome($this->entry()));
        $this->assertEquals(self::FIELDS, $this->told()['fields']);
        $this->assertFalse($this->told()['origin']['edited']);
    }

    /**
     * Once someone edited it, it is theirs.
     */
    public function test_edited(): void {
        $this->mara->put_one($this->entry());
        $this->edit('purpose', "<p>Louer.</p>\n");
        $this->assertFalse($this->told()['origin']['edited']);
        $this->edit('purpose', '<p>Louer et acheter.</p>');
        $before = $this->told();
        $this->assertTrue($before['origin']['edited']);
        $this->assertSame('unchanged', $this->outcome($this->entry()));
        $this->assertSame('conflict', $this->outcome($this->entry(['phone' => '1'])));
        $this->assertSame('conflict', $this->outcome($this->entry(['phone' => '1'], 'gone')));
        $this->assertSame($before, $this->told());
        // Exactly what the next source asks for: ours again.
        $this->edit('name', 'Other');
        $next = $this->entry(['name' => 'Other', 'purpose' => '<p>Louer et acheter.</p>']);
        $since = $this->mara->changes()['log']['number'];
        $this->assertSame('unchanged', $this->outcome($next));
        $told = $this->mara->changes($since)['items'];
        $this->assertSame([['key' => 'mel/import/1', 'source' => $next['source'], 'edited' => false]], array_map(
            fn($change) => $change['state']['origin'],
            $told
        ));
        $this->assertSame('updated', $this->outcome($this->entry()));
    }

    /**
     * What a person wrote into a field of their own is an edit.
     */
    public function test_own_field(): void {
        global $DB;
        $data = $DB->get_record('data', ['id' => $this->mara->database_of($this->space)->dataid]);
        $field = $this->getDataGenerator()->get_plugin_generator('mod_data')
            ->create_field((object) ['name' => 'Mine', 'type' => 'text'], $data);
        $this->mara->put_one($this->entry());
        $this->assertFalse($this->told()['origin']['edited']);
        $DB->set_field('data_content', 'content', 'my note', ['fieldid' => $field->field->id]);
        $this->assertTrue($this->told()['origin']['edited']);
        $this->assertSame('conflict', $this->outcome($this->entry(['phone' => '1'])));
    }

    /**
     * An edit that no event tells is found by the comparison.
     */
    public function test_compared(): void {
        $this->mara->put_one($this->entry());
        $this->mara->changes();
        $this->mara->compare();
        $this->mara->changes();
        $this->mara->compare();
        $this->edit('name', 'Mine');
        $this->assertSame(['entries/' . $this->told()['id']], $this->mara->compare());
    }

    /**
     * Deleted by a person, it is not made again until someone decides so.
     */
    public function test_gone(): void {
        global $DB;
        $this->mara->put_one($this->entry());
        entry_record::delete($this->told()['id']);
        $this->assertNull($DB->get_field('local_mara_origin', 'recordid', []));
        foreach ([$this->entry(), $this->entry(['phone' => '1'])] as $wish) {
            $this->assertSame('gone', $this->outcome($wish));
        }
        $this->assertSame(0, $DB->count_records('data_records'));
        $this->assertSame('created', $this->outcome($this->entry([], 'gone')));
        $this->assertSame('unchanged', $this->outcome($this->entry([], 'gone')));
        $this->assertFalse($this->told()['origin']['edited']);
        entry_record::delete($this->told()['id']);
        $this->assertSame('removed', $this->outcome($this->removal()));
        $this->assertSame(0, $DB->count_records('local_mara_origin'));
        $this->assertSame('created', $this->outcome($this->entry()));
    }

    /**
     * Its database was deleted.
     */
    public function test_database_gone(): void {
        $this->mara->put_one($this->entry());
        course_delete_module($this->mara->database_of($this->space)->cmid);
        $this->assertSame('gone', $this->outcome($this->entry()));
        $this->assertSame('unknownsheet', $this->outcome($this->entry([], 'gone')));
        $this->assertSame('removed', $this->outcome($this->removal()));
    }

    /**
     * The course goes, and the keys with it.
     */
    public function test_course_gone(): void {
        global $DB;
        $other = $this->mara->create_space('sar');
        $this->mara->put([$this->entry(), $this->entry([], null, 'sar/import/1')]);
        delete_course($this->space->courseid, false);
        $this->assertEquals([$other->id], $DB->get_fieldset('local_mara_origin', 'spaceid', []));
        $this->assertSame('unknownspace', $this->outcome($this->entry()));
        $this->assertSame('removed', $this->outcome($this->removal()));
    }

    /**
     * Taken away while nobody edited it; left to the people when someone did.
     */
    public function test_removed(): void {
        global $DB;
        $this->assertSame('removed', $this->outcome($this->removal()));
        $this->mara->put_one($this->entry());
        $this->assertSame('removed', $this->outcome($this->removal()));
        $this->assertSame(0, $DB->count_records('data_records') + $DB->count_records('local_mara_origin'));

        $this->mara->put_one($this->entry());
        $this->edit('name', 'Mine');
        $since = $this->mara->changes()['log']['number'];
        $this->assertSame('released', $this->outcome($this->removal()));
        $this->assertSame(['Mine', null], [$this->told()['fields']['name'], $this->told()['origin']]);
        $this->assertSame([null], array_map(fn($c) => $c['state']['origin'], $this->mara->changes($since)['items']));
        $this->assertSame('removed', $this->outcome($this->removal()));
        $this->assertSame('Mine', $this->told()['fields']['name']);
    }

    /**
     * A key is of one sort.
     */
    public function test_other_type(): void {
        $group = $this->mara->piece('mel/import/1', 'group', ['name' => 'G', 'members' => []]);
        $entry = $this->entry();
        $piece = $this->mara->piece('mel/import/1', 'entry', array_diff_key((array) $entry['body'], ['handover' => 1]));
        $this->mara->put_one($entry);
        foreach ([$group, $piece, $this->mara->removal('mel/import/1', 'group')] as $wish) {
            $this->assertSame('othertype', $this->outcome($wish));
        }
        $this->assertSame('removed', $this->outcome($this->removal()));
        foreach ([$piece, $group] as $wish) {
            $this->mara->put_one($wish);
            $this->assertSame('othertype', $this->mara->put_one($entry)['reason']['errorcode']);
            $this->assertNotNull($this->mara->put_one($entry)['state']);
            $this->mara->put_one($this->mara->removal('mel/import/1', $wish['type']));
        }
    }

    /**
     * What is wrong with one fails it alone, and leaves nothing.
     */
    public function test_bad(): void {
        global $DB;
        $odd = $this->mara->piece('mel/import/3', 'entry', ['handover' => 'yes'] + (array) $this->entry()['body']);
        $results = $this->mara->put([
            $this->entry([], null, 'mel/import/1'),
            $this->entry(['category' => 'Dragons'], null, 'mel/import/2'),
            $odd,
            $this->entry([], null, 'mel/import/4'),
            $this->entry(['name' => str_repeat('a', 70000)], null, 'mel/import/5'),
        ]);
        $this->assertSame(['created', 'failed', 'failed', 'created', 'failed'], array_column($results, 'outcome'));
        $this->assertSame([null, 'fields.category', 'handover', null, 'body'], array_map(
            fn($result) => $result['reason']['message'] ?? null,
            $results
        ));
        $this->assertSame([2, 2], [$DB->count_records('data_records'), $DB->count_records('local_mara_origin')]);
    }

    /**
     * A source that names another sheet moves it there while nobody edited it.
     */
    public function test_other_sheet(): void {
        $this->mara->put_one($this->entry());
        $wish = $this->mara->piece('mel/import/1', 'entry', ['handover' => true, 'sheet' => 'invitation', 'fields' => [
            'firstname' => 'Jeanne', 'lastname' => 'Moreau', 'mail' => 'j@example.org', 'quality' => 'Mentor', 'agreed' => 'Yes',
        ]]);
        $this->assertSame('updated', $this->outcome($wish));
        $this->assertSame(['invitation', false], [$this->told()['sheet'], $this->told()['origin']['edited']]);
        $this->assertSame('unchanged', $this->outcome($wish));
    }

    /**
     * Edited while the batch runs: what is read once for all is not what decides.
     */
    public function test_edited_in_between(): void {
        $this->mara->put_one($this->entry());
        $edit = ['entry' => $this->told()['id'], 'was' => ['name' => self::FIELDS['name']], 'fields' => ['name' => 'Mine']];
        $results = $this->mara->put([$this->mara->piece('mel/edit/1', 'entry_edit', $edit), $this->entry(['phone' => '1'])]);
        $this->assertSame(['created', 'conflict'], array_column($results, 'outcome'));
        $this->assertSame('Mine', $this->told()['fields']['name']);
    }

    /**
     * A batch costs so many queries an entry, and few when nothing is to do.
     */
    public function test_cost(): void {
        global $DB;
        $wishes = array_map(fn($i) => $this->entry(['phone' => (string) $i], null, "mel/import/$i"), range(1, 110));
        $this->mara->put(array_slice($wishes, 0, 10));
        $queries = function (array $wishes) use ($DB): int {
            $before = $DB->perf_get_queries();
            $this->mara->put($wishes);
            return $DB->perf_get_queries() - $before;
        };
        $this->assertLessThan(100 * 20, $queries(array_slice($wishes, 10)));
        $this->assertLessThan(100 * 6, $queries(array_slice($wishes, 10)));
        $read = function (int $limit) use ($DB): int {
            $before = $DB->perf_get_queries();
            $this->mara->snapshot('entries', 0, $limit);
            return $DB->perf_get_queries() - $before;
        };
        $read(10);
        $this->assertSame($read(10), $read(100));
    }
}
