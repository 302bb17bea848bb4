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

/**
 * What is noted, and what comes of it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\observer
 * @covers     \local_mara\people_observer
 * @covers     \local_mara\local\change\careful
 * @covers     ::local_mara_pre_course_module_delete
 */
#[\PHPUnit\Framework\Attributes\CoversClass(observer::class)]
final class observer_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        require_once($CFG->dirroot . '/user/lib.php');
        require_once($CFG->dirroot . '/course/lib.php');
        require_once($CFG->dirroot . '/mod/data/lib.php');
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /**
     * Forgets what was noted so far.
     */
    private function forget(): void {
        global $DB;
        $DB->delete_records(change_log::TABLE);
    }

    /**
     * What was noted since.
     *
     * @return array kind/id => whether it still is
     */
    private function noted(): array {
        global $DB;
        $noted = [];
        foreach ($DB->get_records(change_log::TABLE, null, 'id') as $row) {
            $states = local\kind\kinds::reader($row->kind)->states([$row->objectid]);
            $noted["$row->kind/$row->objectid"] = isset($states[$row->objectid]);
        }
        ksort($noted);
        return $noted;
    }

    /**
     * Enrolling makes a person ours, unenrolling makes them a tombstone.
     */
    public function test_enrolment(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $this->forget();
        $this->getDataGenerator()->enrol_user($user->id, $this->space->courseid);
        $id = $DB->get_field('user_enrolments', 'id', ['userid' => $user->id]);
        $role = $DB->get_field('role_assignments', 'id', ['userid' => $user->id]);
        $this->assertSame(["enrolments/$id" => true, "people/$user->id" => true, "roles/$role" => true], $this->noted());

        $this->forget();
        $instance = $DB->get_record('enrol', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        enrol_get_plugin('manual')->update_user_enrol($instance, $user->id, ENROL_USER_SUSPENDED, 1000, 2000);
        $this->assertSame(["enrolments/$id" => true, "people/$user->id" => true], $this->noted());
        $item = $this->mara->snapshot('enrolments')['items'][0];
        $this->assertSame(['suspended', 1000, 2000], [$item['status'], $item['timestart'], $item['timeend']]);

        $this->forget();
        enrol_get_plugin('manual')->unenrol_user($instance, $user->id);
        $this->assertSame(["enrolments/$id" => false, "people/$user->id" => false, "roles/$role" => false], $this->noted());
    }

    /**
     * What happens in a course that is no space is not noted.
     */
    public function test_other_courses_are_not_noted(): void {
        $generator = $this->getDataGenerator();
        $course = $generator->create_course();
        $user = $generator->create_user();
        $this->forget();
        $generator->enrol_user($user->id, $course->id);
        $generator->create_module('book', ['course' => $course->id]);
        $data = $generator->create_module('data', ['course' => $course->id]);
        data_add_record($data);
        update_course((object) ['id' => $course->id, 'fullname' => 'New']);
        delete_course($course, false);
        $this->assertSame([], $this->noted());
    }

    /**
     * A way of enrolling that is disabled suspends all that came by it.
     */
    public function test_method(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        $id = $DB->get_field('user_enrolments', 'id', ['userid' => $user->id]);
        $this->forget();
        $instance = $DB->get_record('enrol', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        enrol_get_plugin('manual')->update_status($instance, ENROL_INSTANCE_DISABLED);
        $this->assertSame(["enrolments/$id" => true], $this->noted());
        $this->assertSame('suspended', $this->mara->snapshot('enrolments')['items'][0]['status']);
    }

    /**
     * A profile, and a person who leaves; their entries stay without an author.
     */
    public function test_user(): void {
        global $CFG;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        $this->mara->run_setup();
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], $user->id);
        $this->forget();
        profile_save_data((object) [
            'id' => $user->id,
            'profile_field_mara_quality' => 'candidate',
            'profile_field_mara_phase' => '',
        ]);
        user_update_user((object) ['id' => $user->id, 'firstname' => 'Jeanne'], false);
        $this->assertSame(["people/$user->id" => true], $this->noted());
        $item = $this->mara->snapshot('people')['items'][0];
        $this->assertSame('Jeanne', $item['firstname']);
        $this->assertSame(['mara_quality' => 'candidate'], $item['fields']);
        $this->assertSame($user->id, (string) $this->mara->snapshot('entries')['items'][0]['userid']);

        $this->forget();
        delete_user($user);
        $noted = $this->noted();
        $this->assertFalse($noted["people/$user->id"]);
        $this->assertTrue($noted["entries/$entry"]);
        $this->assertNull($this->mara->snapshot('entries')['items'][0]['userid']);
    }

    /**
     * Entries are noted when they are made, changed and deleted.
     */
    public function test_entry(): void {
        global $DB;
        $database = $this->mara->database_of($this->space);
        $this->forget();
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $this->assertSame(["entries/$entry" => true], $this->noted());
        $this->forget();
        $data = $DB->get_record('data', ['id' => $database->dataid]);
        data_delete_record($entry, $data, $this->space->courseid, $database->cmid);
        $this->assertSame(["entries/$entry" => false], $this->noted());
        $this->assertNull($this->mara->changes()['items'][0]['state']);
    }

    /**
     * A database that is deleted takes its entries with it, though no event names them.
     */
    public function test_deleted_database(): void {
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $this->forget();
        course_delete_module($this->mara->database_of($this->space)->cmid);
        $this->assertSame(["entries/$entry" => false, "spaces/{$this->space->courseid}" => true], $this->noted());
        $standing = array_column($this->mara->snapshot('spaces')['items'][0]['databases'], 'sheet');
        $this->assertSame(['job_market', 'opening', 'invitation'], $standing);
    }

    /**
     * A Book that is hidden, renamed or deleted.
     */
    public function test_book(): void {
        global $DB;
        $this->preventResetByRollback();
        $state = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')])['state'];
        $this->forget();
        set_coursemodule_visible($state['cmid'], 0);
        \core\event\course_module_updated::create_from_cm(get_coursemodule_from_id('book', $state['cmid']))->trigger();
        $this->assertSame(["books/{$state['id']}" => true, "spaces/{$this->space->courseid}" => true], $this->noted());
        $this->assertFalse($this->mara->snapshot('books')['items'][0]['visible']);
        $this->forget();
        course_delete_module($state['cmid']);
        $this->assertSame(["books/{$state['id']}" => true, "spaces/{$this->space->courseid}" => true], $this->noted());
        $this->assertSame('gone', $this->mara->snapshot('books')['items'][0]['state']);
    }

    /**
     * A space that is deleted takes everything with it.
     */
    public function test_deleted_space(): void {
        global $DB;
        $this->preventResetByRollback();
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        $enrolment = $DB->get_field('user_enrolments', 'id', ['userid' => $user->id]);
        $role = $DB->get_field('role_assignments', 'id', ['userid' => $user->id]);
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], $user->id);
        $book = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')])['state']['id'];
        $this->forget();
        delete_course($this->space->courseid, false);
        $this->assertSame([
            "books/$book" => true,
            "enrolments/$enrolment" => false,
            "entries/$entry" => false,
            "people/$user->id" => false,
            "roles/$role" => false,
            "spaces/{$this->space->courseid}" => false,
        ], $this->noted());
        $this->assertSame([], $this->mara->snapshot('spaces')['items']);
        $this->assertSame('gone', $this->mara->snapshot('books')['items'][0]['state']);
    }

    /**
     * A course that is emptied by Moodle's reset notes the entries it takes.
     */
    public function test_reset(): void {
        $entry = $this->mara->create_entry($this->space, ['name' => 'A'], 2);
        $this->forget();
        reset_course_userdata((object) ['courseid' => $this->space->courseid, 'id' => $this->space->courseid, 'reset_data' => 1]);
        $this->assertFalse($this->noted()["entries/$entry"]);
    }

    /**
     * A note that cannot be written never breaks what a person does.
     */
    public function test_never_breaks(): void {
        global $DB;
        $this->preventResetByRollback();
        $user = $this->getDataGenerator()->create_user();
        $log = ini_set('error_log', make_request_directory() . '/log');
        $DB->get_manager()->rename_table(new \xmldb_table(change_log::TABLE), 'local_mara_away');
        try {
            $this->getDataGenerator()->enrol_user($user->id, $this->space->courseid);
        } finally {
            $DB->get_manager()->rename_table(new \xmldb_table('local_mara_away'), change_log::TABLE);
            ini_set('error_log', $log);
        }
        $this->assertTrue(is_enrolled(\core\context\course::instance($this->space->courseid), $user));
    }
}
