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

use local_mara\local\change\change_log;
use local_mara\local\change\comparison;
use local_mara\local\change\numbering;
use local_mara\local\kind\kinds;
use local_mara\task\compare_states;

/**
 * Whatever happened, the log tells it after one comparison.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\change\comparison
 * @covers     \local_mara\task\compare_states
 */
#[\PHPUnit\Framework\Attributes\CoversClass(comparison::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(compare_states::class)]
final class comparison_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    /** @var \frozen_clock */
    private \frozen_clock $clock;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->clock = $this->mock_clock_with_frozen(time());
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /**
     * A reader has everything, and the comparison knows it.
     */
    private function read_everything(): void {
        $this->mara->replay([], 0);
        $this->clock->bump(100);
        $this->mara->replay([], 0);
        $this->mara->compare();
        $this->mara->replay([], 0);
        $this->assertSame([], $this->mara->compare());
    }

    /**
     * Everything one can change by hand in the database is told, and nothing else.
     */
    public function test_each_kind(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $has->entries = $this->mara->create_entry($this->space, ['name' => 'A'], $has->user);
        $book = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>'), $this->mara->wish('mel/b/2', '<p>2</p>')])['state'];
        $has->books = $book['id'];
        $has->spaces = (int) $this->space->courseid;
        $has->people = $has->user;
        $event = $this->mara->put_one($this->mara->piece('mel/event/1', 'event', ['name' => 'A', 'start' => 5]))['state'];
        $has->pieces = $event['id'];
        $has->answers = $this->mara->create_answer($has->user);
        $page = $DB->get_field('course_modules', 'instance', ['id' => $has->cmid]);
        $edits = [
            ['spaces', 'course', 'fullname', 'New', $has->spaces],
            ['spaces', 'page', 'name', 'New', $page],
            ['people', 'user', 'firstname', 'New', $has->user],
            ['enrolments', 'user_enrolments', 'timeend', 1900000000, $has->enrolments],
            ['roles', 'role_assignments', 'roleid', $DB->get_field('role', 'id', ['shortname' => 'teacher']), $has->roles],
            ['groups', 'groups', 'name', 'New', $has->groups],
            ['group_members', 'groups_members', 'groupid', $this->other_group(), $has->group_members],
            ['cohorts', 'cohort', 'visible', 0, $has->cohorts],
            ['cohort_members', 'cohort_members', 'cohortid', $this->getDataGenerator()->create_cohort()->id, $has->cohort_members],
            ['course_completions', 'course_completions', 'timecompleted', 1795400000, $has->course_completions],
            ['activity_completions', 'course_modules_completion', 'completionstate', 2, $has->activity_completions],
            ['accesses', 'user_lastaccess', 'timeaccess', 1795300000 + 3 * DAYSECS, $has->accesses],
            ['entries', 'data_content', 'content', 'New', $DB->get_field('data_content', 'id', ['recordid' => $has->entries])],
            ['books', 'book_chapters', 'content', '<p>mine</p>', $book['chapters'][0]['id']],
            ['pieces', 'event', 'name', 'New', $event['objectid']],
            ['answers', 'local_mara_answer', 'remark', 'New', $has->answers],
        ];
        $this->assertSame(kinds::names(), array_values(array_unique(array_column($edits, 0))));
        $this->read_everything();
        foreach ($edits as [$kind, $table, $column, $value, $id]) {
            $DB->set_field($table, $column, $value, ['id' => $id]);
            $noted = $this->mara->compare();
            $also = $kind === 'cohort_members' ? ["cohorts/$value", "cohorts/$has->cohorts"] : [];
            $expected = array_merge(["$kind/{$has->$kind}"], $also);
            sort($expected);
            $this->assertSame($expected, $noted, "$table.$column");
            $this->mara->replay([], 0);
            $this->assertSame([], $this->mara->compare(), "$table.$column, again");
        }
        // Another second of the same day is nothing to tell.
        $DB->set_field('user_lastaccess', 'timeaccess', 1795300001 + 3 * DAYSECS, ['id' => $has->accesses]);
        $this->assertSame([], $this->mara->compare());
    }

    /**
     * Another group of the space.
     *
     * @return int
     */
    private function other_group(): int {
        return $this->getDataGenerator()->create_group(['courseid' => $this->space->courseid])->id;
    }

    /**
     * Approval, moved and hidden chapters, activities deleted by hand: all that Moodle fires nothing for.
     */
    public function test_what_no_event_tells(): void {
        global $DB;
        $database = $this->mara->database_of($this->space);
        $DB->set_field('data', 'approval', 1, ['id' => $database->dataid]);
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $book = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>'), $this->mara->wish('mel/b/2', '<p>2</p>')])['state'];
        [$one, $two] = array_column($book['chapters'], 'id');
        $this->read_everything();
        $approved = $DB->get_field('data_records', 'approved', ['id' => $entry]);
        $DB->set_field('data_records', 'approved', 1 - $approved, ['id' => $entry]);
        $this->assertSame(["entries/$entry"], $this->mara->compare());
        $DB->delete_records('data_records', ['id' => $entry]);
        $this->assertSame([], $this->mara->compare(), 'it waits for its number already');
        $DB->set_field('book_chapters', 'pagenum', 2, ['id' => $one]);
        $DB->set_field('book_chapters', 'pagenum', 1, ['id' => $two]);
        $this->assertSame(["books/$book[id]"], $this->mara->compare());
        $this->mara->replay([], 0);
        $DB->set_field('book_chapters', 'hidden', 1, ['id' => $two]);
        $this->assertSame(["books/$book[id]"], $this->mara->compare());
        $DB->delete_records('course_modules', ['id' => $database->cmid]);
        $this->assertSame(["spaces/{$this->space->courseid}"], $this->mara->compare());
    }

    /**
     * Before anyone read, the comparison only takes fingerprints; afterwards it tells.
     */
    public function test_first_fingerprints(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $DB->delete_records(change_log::TABLE);
        $this->assertSame([], $this->mara->compare());
        $this->assertGreaterThan(10, $DB->count_records('local_mara_seen'));
        // Whoever took a snapshot has read, though no number was given out.
        $this->mara->snapshot('people');
        $this->assertSame(0, numbering::last());
        $this->assertSame([], $this->mara->compare());
        $DB->set_field('user', 'firstname', 'New', ['id' => $has->user]);
        $this->assertSame(["people/$has->user"], $this->mara->compare());
    }

    /**
     * Who asked for changes has read as well.
     */
    public function test_a_reader_of_changes(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $DB->delete_records(change_log::TABLE);
        $this->mara->compare();
        $this->assertSame(0, $this->mara->changes()['log']['number']);
        $DB->set_field('user', 'firstname', 'New', ['id' => $has->user]);
        $this->assertSame(["people/$has->user"], $this->mara->compare());
    }

    /**
     * A kind that was never compared is told whole to one who reads already.
     */
    public function test_late_kind(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $this->read_everything();
        $DB->delete_records('local_mara_seen', ['kind' => 'accesses']);
        $this->assertSame(["accesses/$has->accesses"], $this->mara->compare());
    }

    /**
     * What an event told is told once more, unless it waits; what is gone, once.
     */
    public function test_no_double(): void {
        global $DB;
        $this->read_everything();
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $this->assertSame([], $this->mara->compare());
        $this->clock->bump(100);
        $this->mara->replay([], 0);
        $DB->delete_records('data_records', ['id' => $entry]);
        $this->assertSame(["entries/$entry"], $this->mara->compare());
        [$told] = $this->mara->replay(['entries' => [$entry => []]], 0);
        $this->assertArrayNotHasKey($entry, $told['entries']);
        $this->assertSame([], $this->mara->compare());
        $this->assertFalse($DB->record_exists('local_mara_seen', ['objectid' => $entry, 'kind' => 'entries']));
    }

    /**
     * What events told, and what vanished before anything compared it, is a tombstone: once, each time.
     */
    public function test_came_and_went(): void {
        global $DB;
        $this->read_everything();
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        for ($i = 0; $i < 2; $i++) {
            $this->mara->replay([], 0);
            $this->clock->bump(100);
            $this->mara->replay([], 0);
            $rows = $DB->get_records('user_enrolments', ['userid' => $user->id]);
            $DB->delete_records('user_enrolments', ['userid' => $user->id]);
            $this->assertContains("people/$user->id", $this->mara->compare());
            $this->mara->replay([], 0);
            $this->assertSame([], $this->mara->compare());
            $this->getDataGenerator()->enrol_user($user->id, $this->space->courseid);
        }
    }

    /**
     * What an event told and what silently is again as it was before is told again, once.
     */
    public function test_put_back(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $this->read_everything();
        $group = $DB->get_record('groups', ['id' => $has->groups]);
        groups_update_group((object) ['id' => $group->id, 'courseid' => $group->courseid, 'name' => 'New']);
        [$mirror] = $this->mara->replay([], 0);
        $this->assertSame('New', $mirror['groups'][$group->id]['name']);
        $DB->update_record('groups', $group);
        $this->assertSame(["groups/$group->id"], $this->mara->compare());
        [$mirror] = $this->mara->replay([], 0);
        $this->assertSame($group->name, $mirror['groups'][$group->id]['name']);
        $this->assertSame([], $this->mara->compare());
    }

    /**
     * More objects than fit into a page, on either side.
     */
    public function test_pages(): void {
        global $DB;
        $dataid = $this->mara->database_of($this->space)->dataid;
        $record = ['userid' => 2, 'groupid' => 0, 'dataid' => $dataid, 'timecreated' => 1, 'timemodified' => 1, 'approved' => 1];
        $this->mara->snapshot('entries');
        $DB->insert_records('data_records', array_fill(0, 2500, (object) $record));
        $noted = fn() => count(preg_grep('~^entries/~', $this->mara->compare()));
        $this->assertSame(2500, $noted());
        [, $since] = $this->mara->replay([], 0);
        $this->assertSame(0, $noted());
        // Both sides have full pages, and these end at different objects.
        $ids = fn() => $DB->get_fieldset_select('data_records', 'id', 'dataid = ? ORDER BY id', [$dataid]);
        $every = array_filter(array_slice($ids(), 0, 1000), fn($index) => $index % 2 === 0, ARRAY_FILTER_USE_KEY);
        $DB->delete_records_list('data_records', 'id', $every);
        $this->assertSame(500, $noted());
        [, $since] = $this->mara->replay([], $since);
        // What was seen fills pages, what is there does not.
        $left = $ids();
        $DB->delete_records_list('data_records', 'id', array_slice($left, 100, 1800));
        $DB->set_field('data_records', 'timemodified', 2, ['id' => end($left)]);
        $this->assertSame(1801, $noted());
        $this->mara->replay([], $since);
        $this->assertSame(0, $noted());
        $this->assertSame(200, $DB->count_records('local_mara_seen', ['kind' => 'entries']));
    }

    /**
     * The task says what it did and when; two at once there are not.
     */
    public function test_task(): void {
        global $CFG;
        $this->mara->create_follower($this->space);
        (new compare_states())->execute();
        $this->expectOutputRegex('/people: 1 compared, 0 noted/');
        $this->assertEquals($this->clock->time(), get_config('local_mara', 'comparedat'));
        $task = \core\task\manager::get_scheduled_task(compare_states::class);
        $this->assertSame('*', $task->get_hour());
        // Unlike others, this one knows its own process for another.
        $CFG->lock_factory = '\\core\\lock\\db_record_lock_factory';
        $free = null;
        comparison::kinds(['people'], function () use (&$free) {
            $free = \core\lock\lock_config::get_lock_factory('local_mara')->get_lock('compare', 0);
        });
        $this->assertFalse($free);
    }
}
