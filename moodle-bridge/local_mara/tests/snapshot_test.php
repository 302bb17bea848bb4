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

use local_mara\local\kind\entries;
use local_mara\local\kind\kinds;
use local_mara\local\kind\snapshot;

/**
 * All objects of a kind, page by page.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\kind\snapshot
 * @covers     \local_mara\local\kind\entries
 * @covers     \local_mara\local\kind\people
 * @covers     \local_mara\local\kind\enrolments
 * @covers     \local_mara\local\kind\spaces
 * @covers     \local_mara\external\get_snapshot
 */
#[\PHPUnit\Framework\Attributes\CoversClass(snapshot::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entries::class)]
final class snapshot_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
    }

    /**
     * All pages together are everyone, once, in the order of their ids.
     */
    public function test_paging(): void {
        $space = $this->mara->create_space();
        $other = $this->mara->create_space('var');
        $expected = [];
        for ($i = 0; $i < 7; $i++) {
            $user = $this->getDataGenerator()->create_and_enrol(get_course($space->courseid));
            $this->getDataGenerator()->enrol_user($user->id, $other->courseid);
            $expected[] = (int) $user->id;
        }
        $this->getDataGenerator()->create_user();
        $found = [];
        $after = 0;
        do {
            $page = $this->mara->snapshot('people', $after, 3);
            $found = array_merge($found, array_column($page['items'], 'id'));
            $pages[] = count($page['items']);
            $after = $page['next'];
        } while ($after !== null);
        $this->assertSame($expected, $found);
        $this->assertSame([3, 3, 1], $pages);
        $this->assertNull($this->mara->snapshot('people', 0, 7)['next']);
        $this->assertCount(14, $this->mara->snapshot('enrolments')['items']);
        $this->assertSame(['mel', 'var'], array_column($this->mara->snapshot('spaces')['items'], 'code'));
    }

    /**
     * A page ends when it is large enough, but always has an item.
     */
    public function test_maxbytes(): void {
        $space = $this->mara->create_space();
        for ($i = 0; $i < 3; $i++) {
            $this->mara->create_entry($space, ['name' => str_repeat('x', 20000)], 2);
        }
        $page = $this->mara->snapshot('entries', 0, 500, 10000);
        $this->assertCount(1, $page['items']);
        $this->assertSame($page['items'][0]['id'], $page['next']);
        $this->assertCount(1, $this->mara->snapshot('entries', $page['next'], 500, 10000)['items']);
    }

    /**
     * Each type of field, by its code, whatever it is called today; empty ones are left out.
     */
    public function test_entries_by_code(): void {
        global $CFG, $DB;
        $space = $this->mara->create_space();
        $database = $this->mara->database_of($space);
        $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['databaseid' => $database->id, 'code' => 'name']);
        $DB->set_field('data_fields', 'name', 'Raison sociale', ['id' => $fieldid]);
        $id = $this->mara->create_entry($space, [
            'category' => 'Landlord ',
            'name' => 'Angers Loire Habitat 🏠',
            'purpose' => ['content' => '<p>Rent</p>', 'content1' => FORMAT_HTML],
            'remarks' => ['content' => "a < b\nc", 'content1' => FORMAT_PLAIN],
            'address' => '',
            'site' => ['content' => 'https://example.org/?a=1&b=2', 'content1' => 'the site'],
            'verified_on' => (string) gmmktime(0, 0, 0, 2, 28, 2027),
            'hours' => null,
        ], 2);
        $item = $this->mara->snapshot('entries')['items'][0];
        $this->assertEquals([
            'category' => 'Landlord',
            'name' => 'Angers Loire Habitat 🏠',
            'purpose' => '<p>Rent</p>',
            'remarks' => "a &lt; b<br />\nc",
            'site' => 'https://example.org/?a=1&b=2',
            'verified_on' => '2027-02-28',
        ], $item['fields']);
        $this->assertSame(
            ['mel', 'living_area', (int) $database->dataid, 2, true, null],
            [$item['space'], $item['sheet'], $item['databaseid'], $item['userid'], $item['approved'], $item['oversize']]
        );
        $page = (int) $CFG->branch < 405 ? 'view' : 'edit';
        $this->assertStringEndsWith("/mod/data/$page.php?d=$database->dataid&rid=$id", $item['url']);
    }

    /**
     * An empty text area and an empty object are told as such.
     */
    public function test_empty_entry(): void {
        $space = $this->mara->create_space();
        $this->mara->create_entry($space, ['purpose' => ['content' => '<p>&nbsp;<br></p>', 'content1' => FORMAT_HTML]], 2);
        $this->assertStringContainsString('"fields":{}', external\get_snapshot::execute('entries'));
    }

    /**
     * An entry that is too large is told by its size alone.
     */
    public function test_oversize(): void {
        $space = $this->mara->create_space();
        $large = ['content' => str_repeat('é', 131073), 'content1' => FORMAT_HTML];
        $this->mara->create_entry($space, ['name' => 'A', 'remarks' => $large], 2);
        $fitting = ['content' => str_repeat('x', 262143), 'content1' => FORMAT_HTML];
        $this->mara->create_entry($space, ['name' => 'B', 'remarks' => $fitting], 2);
        $items = $this->mara->snapshot('entries')['items'];
        $this->assertSame([262147, null], array_column($items, 'oversize'));
        $this->assertSame([], $items[0]['fields']);
        $this->assertSame('B', $items[1]['fields']['name']);
    }

    /**
     * Approval counts only where it is asked for.
     */
    public function test_approved(): void {
        global $DB;
        $space = $this->mara->create_space();
        $id = $this->mara->create_entry($space, ['name' => 'A'], 2);
        $DB->set_field('data_records', 'approved', 0, ['id' => $id]);
        $this->assertTrue($this->mara->snapshot('entries')['items'][0]['approved']);
        $DB->set_field('data', 'approval', 1, ['id' => $this->mara->database_of($space)->dataid]);
        $this->assertFalse($this->mara->snapshot('entries')['items'][0]['approved']);
    }

    /**
     * What waits in the recycle bin is gone.
     */
    public function test_recycle_bin(): void {
        global $DB;
        $space = $this->mara->create_space();
        $this->mara->create_entry($space, ['name' => 'A'], 2);
        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $this->mara->database_of($space)->cmid]);
        $this->assertSame([], $this->mara->snapshot('entries')['items']);
        $standing = array_column($this->mara->snapshot('spaces')['items'][0]['databases'], 'sheet');
        $this->assertSame(['job_market', 'opening', 'invitation'], $standing);
    }

    /**
     * The number of questions to the database does not depend on the number of objects.
     */
    public function test_questions_do_not_grow(): void {
        global $DB;
        $this->preventResetByRollback();
        $count = function (string $kind) use ($DB): int {
            $before = $DB->perf_get_queries();
            $this->mara->snapshot($kind);
            return $DB->perf_get_queries() - $before;
        };
        $add = function (string $code): void {
            $space = $this->mara->create_space($code);
            $user = (object) ['id' => $this->mara->create_follower($space)->user];
            $purpose = ['content' => 'x', 'content1' => FORMAT_PLAIN];
            $this->mara->create_entry($space, ['name' => 'A', 'purpose' => $purpose], $user->id);
            $wishes = [$this->mara->wish("$code/b/1", '<p>1</p>'), $this->mara->wish("$code/b/2", '<p>2</p>', "$code/b/1")];
            $this->mara->publish_books([
                ['key' => "$code/b", 'space' => $code, 'name' => 'B', 'intro' => '', 'chapters' => $wishes],
            ]);
        };
        $add('s0');
        $kinds = kinds::names();
        array_map($count, $kinds);
        $few = array_map($count, $kinds);
        for ($i = 1; $i < 6; $i++) {
            $add("s$i");
        }
        $this->assertSame($few, array_map($count, $kinds));
    }

    /**
     * Unknown kinds and numbers out of bounds are refused.
     */
    public function test_arguments(): void {
        foreach ([['dragons', 500, 1000000], ['people', 0, 1000000], ['people', 5001, 1000000], ['people', 1, 1]] as $wrong) {
            try {
                external\get_snapshot::execute($wrong[0], 0, $wrong[1], $wrong[2]);
                $this->fail('must be refused');
            } catch (\invalid_parameter_exception $e) {
                $this->assertSame('invalidparameter', $e->errorcode);
            }
        }
        $this->assertSame([], kinds::reader('books')->states([]));
    }
}
