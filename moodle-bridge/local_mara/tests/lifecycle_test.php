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

use local_mara\local\change\comparison;
use local_mara\local\space\database_adopter;
use local_mara\local\space\sheets;
use local_mara\local\space\space_maker;

/**
 * What becomes of a course, a Book and a database, and that the log tells it after one comparison.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\observer
 * @covers     \local_mara\local\change\comparison
 * @covers     \local_mara\local\space\database_adopter
 */
#[\PHPUnit\Framework\Attributes\CoversClass(comparison::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(database_adopter::class)]
final class lifecycle_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    /** @var \stdClass what someone has in the space */
    private \stdClass $has;

    /** @var int an entry */
    private int $entry;

    /** @var array the Book's item */
    private array $book;

    /** @var array what a reader has */
    private array $mirror;

    /** @var int the number the reader goes on from */
    private int $since;

    /** @var \frozen_clock */
    private \frozen_clock $clock;

    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        require_once($CFG->dirroot . '/course/lib.php');
        require_once($CFG->dirroot . '/backup/util/includes/backup_includes.php');
        require_once($CFG->dirroot . '/backup/util/includes/restore_includes.php');
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $CFG->backup_file_logger_level = \backup::LOG_NONE;
        set_config('backup_general_users', 1, 'backup');
        set_config('coursebinenable', 1, 'tool_recyclebin');
        set_config('categorybinenable', 1, 'tool_recyclebin');
        $this->clock = $this->mock_clock_with_frozen(time());
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
        $this->has = $this->mara->create_follower($this->space);
        $this->entry = $this->mara->create_entry($this->space, ['name' => 'A'], $this->has->user);
        $this->book = $this->publish()['state'];
        $this->mirror = $this->mara->everything();
        $this->since = 0;
        $this->follow();
        $this->mara->compare();
    }

    /**
     * Publishes the Book.
     *
     * @return array result
     */
    private function publish(): array {
        return $this->mara->publish(
            [$this->mara->wish('mel/b/1', '<p>1</p>'), $this->mara->wish('mel/b/2', '<p>2</p>', 'mel/b/1')]
        );
    }

    /**
     * A minute after one comparison a reader has what a new reader would get; soon the comparison has nothing to add.
     */
    private function compare_and_follow(): void {
        $this->mara->compare();
        $this->clock->bump(100);
        $this->follow();
        $this->assertSame($this->mara->everything(), $this->mirror);
        // What events told as well is told once more.
        $this->mara->compare();
        $this->follow();
        $this->assertSame([], $this->mara->compare());
    }

    /**
     * Reads what is new.
     */
    private function follow(): void {
        [$this->mirror, $this->since] = $this->mara->replay($this->mirror, $this->since);
    }

    /**
     * Backs a course up.
     *
     * @param int $courseid
     * @return string folder of the backup
     */
    private function backup(int $courseid): string {
        global $USER;
        $controller = new \backup_controller(
            \backup::TYPE_1COURSE,
            $courseid,
            \backup::FORMAT_MOODLE,
            \backup::INTERACTIVE_NO,
            \backup::MODE_IMPORT,
            $USER->id
        );
        $controller->get_plan()->get_setting('users')->set_status(\backup_setting::NOT_LOCKED);
        $controller->get_plan()->get_setting('users')->set_value(true);
        $id = $controller->get_backupid();
        $controller->execute_plan();
        $controller->destroy();
        return $id;
    }

    /**
     * Restores a backup.
     *
     * @param string $backup
     * @param int $courseid
     * @param int $target one of the backup::TARGET_ constants
     */
    private function restore(string $backup, int $courseid, int $target): void {
        global $USER;
        if ($target === \backup::TARGET_CURRENT_DELETING) {
            \restore_dbops::delete_course_content($courseid, ['keep_roles_and_enrolments' => 1, 'keep_groups_and_groupings' => 1]);
        }
        $controller = new \restore_controller(
            $backup,
            $courseid,
            \backup::INTERACTIVE_NO,
            \backup::MODE_GENERAL,
            $USER->id,
            $target
        );
        $controller->execute_precheck();
        $controller->execute_plan();
        $controller->destroy();
    }

    /**
     * What is told of the space's Book, entries and databases.
     *
     * @return array state of the Book, ids of entries, whether the database of places stands
     */
    private function told(): array {
        $space = $this->mirror['spaces'][$this->space->courseid] ?? ['databases' => []];
        return [
            $this->mirror['books'][$this->book['id']]['state'],
            array_keys($this->mirror['entries']),
            in_array('living_area', array_column($space['databases'], 'sheet'), true),
        ];
    }

    /**
     * Renamed, hidden, moved: the space tells, nothing else changes.
     */
    public function test_renamed_hidden_moved(): void {
        $before = $this->mirror;
        $category = $this->getDataGenerator()->create_category();
        update_course((object) ['id' => $this->space->courseid, 'fullname' => 'Anjou', 'visible' => 0]);
        move_courses([$this->space->courseid], $category->id);
        $this->compare_and_follow();
        $item = $this->mirror['spaces'][$this->space->courseid];
        $this->assertSame(['mel', 'Anjou', false], [$item['code'], $item['name'], $item['visible']]);
        unset($before['spaces'], $this->mirror['spaces']);
        $this->assertSame($before, $this->mirror);
    }

    /**
     * A copy, made from a backup with all users and marks: a plain course.
     */
    public function test_copied(): void {
        global $DB;
        $before = $this->mirror;
        $copy = $this->getDataGenerator()->create_course();
        $this->restore($this->backup($this->space->courseid), $copy->id, \backup::TARGET_NEW_COURSE);
        $this->assertSame(1, $DB->count_records('book', ['course' => $copy->id]));
        $this->assertSame(count(sheets::KINDS), $DB->count_records('data', ['course' => $copy->id]));
        $this->compare_and_follow();
        $this->assertSame($before, $this->mirror);
        // A person may do with the copy what they like; ours goes on.
        $bookid = $DB->get_field('book', 'id', ['course' => $copy->id]);
        $DB->set_field('book_chapters', 'content', '<p>mine</p>', ['bookid' => $bookid]);
        $this->assertSame(['unchanged'], array_values(array_unique($this->mara->outcomes($this->publish()))));
    }

    /**
     * A backup restored into the space: what it adds is a person's.
     */
    public function test_restored_adding(): void {
        global $DB;
        $this->restore($this->backup($this->space->courseid), $this->space->courseid, \backup::TARGET_CURRENT_ADDING);
        $this->assertSame(2, $DB->count_records('book', ['course' => $this->space->courseid]));
        $this->assertSame(2 * count(sheets::KINDS), $DB->count_records('data', ['course' => $this->space->courseid]));
        $this->compare_and_follow();
        $this->assertSame(['live', [$this->entry], true], $this->told());
        $this->assertCount(1, $this->mirror['books']);
        $this->assertSame(['unchanged'], array_values(array_unique($this->mara->outcomes($this->publish()))));
    }

    /**
     * The same, deleting what was there: as if each Book and database had been deleted.
     */
    public function test_restored_deleting(): void {
        $backup = $this->backup($this->space->courseid);
        $this->restore($backup, $this->space->courseid, \backup::TARGET_CURRENT_DELETING);
        $this->compare_and_follow();
        $this->assertSame(['gone', [], false], $this->told());
        $this->assertSame('gone', $this->publish()['outcome']);
        $findings = json_decode(external\get_status::execute(), true)['findings'];
        $this->assertContains('database_missing', array_column($findings, 'code'));
    }

    /**
     * A reset takes what it is told to take; Books and databases stand.
     */
    public function test_reset(): void {
        $course = ['id' => $this->space->courseid, 'courseid' => $this->space->courseid];
        reset_course_userdata((object) ($course + [
            'reset_data' => 1, 'reset_groups_remove' => 1, 'reset_completion' => 1, 'reset_start_date' => 0,
            'unenrol_users' => [get_config('moodlecourse', 'none')],
        ]));
        $this->compare_and_follow();
        $this->assertSame(['live', [], true], $this->told());
        foreach (['groups', 'group_members', 'course_completions', 'activity_completions'] as $kind) {
            $this->assertSame([], $this->mirror[$kind], $kind);
        }
        $this->assertSame(['unchanged'], array_values(array_unique($this->mara->outcomes($this->publish()))));
    }

    /**
     * Deleted to the category's recycle bin, begun afresh, and brought back: a plain course.
     */
    public function test_deleted_and_brought_back(): void {
        global $DB;
        $category = \core\context\coursecat::instance(get_course($this->space->courseid)->category);
        delete_course($this->space->courseid, false);
        $this->compare_and_follow();
        $this->assertSame(['gone', [], false], $this->told());
        $left = ['books', 'people', 'spaces', 'cohorts'];
        foreach (array_diff_key($this->mirror, array_flip($left)) as $kind => $items) {
            $this->assertSame([], $items, $kind);
        }
        $this->assertSame([], $this->mirror['people']);

        $bin = new \tool_recyclebin\category_bin($category->instanceid);
        $items = $bin->get_items();
        $this->assertCount(1, $items);
        $bin->restore_item(reset($items));
        $course = $DB->get_record('course', ['idnumber' => 'mara:space:mel'], '*', MUST_EXIST);
        $this->assertNotEquals($this->space->courseid, $course->id);
        $this->compare_and_follow();
        $this->assertSame(['gone', [], false], $this->told());
        $this->assertSame([], $this->mirror['spaces']);

        // The plain course keeps its names: the new one takes others.
        $made = space_maker::make('mel', 'Mel', '49', false);
        $this->assertTrue($made->created);
        $this->assertNotEquals($course->id, $made->space->courseid);
        $this->assertSame('MARA mel 2', get_course($made->space->courseid)->shortname);
        $this->assertSame('', get_course($made->space->courseid)->idnumber);
        $this->compare_and_follow();
        $this->assertSame([], $this->mirror['books']);
        $this->assertSame('created', $this->publish()['outcome']);
    }

    /**
     * A Book in the course's recycle bin is gone; brought back, it is a person's.
     */
    public function test_book_brought_back(): void {
        global $DB;
        $this->delete_to_bin($this->book['cmid']);
        $this->compare_and_follow();
        $this->assertSame(['gone', [$this->entry], true], $this->told());
        $this->bring_back();
        $this->assertSame(1, $DB->count_records('book', ['course' => $this->space->courseid]));
        $this->compare_and_follow();
        $this->assertSame(['gone', [$this->entry], true], $this->told());
        $this->assertSame('gone', $this->publish()['outcome']);
    }

    /**
     * A chapter that is deleted is gone, and one made by hand in its place is a person's.
     */
    public function test_chapter_deleted(): void {
        global $DB;
        $chapter = $DB->get_record('book_chapters', ['id' => $this->book['chapters'][0]['id']]);
        $DB->delete_records('book_chapters', ['id' => $chapter->id]);
        $DB->insert_record('book_chapters', $chapter);
        $this->compare_and_follow();
        $chapters = array_column($this->mirror['books'][$this->book['id']]['chapters'], 'state', 'key');
        $this->assertSame(['' => 'live', 'mel/b/2' => 'live', 'mel/b/1' => 'gone'], $chapters);
    }

    /**
     * A database brought back is read when an administrator says that it is the one.
     */
    public function test_database_brought_back_and_adopted(): void {
        global $DB;
        $old = $this->mara->database_of($this->space);
        $this->assert_refused('adopt_standing', (int) $old->cmid);
        $this->delete_to_bin($old->cmid);
        $this->compare_and_follow();
        $this->assertSame(['live', [], false], $this->told());
        $this->bring_back();
        $this->compare_and_follow();
        $this->assertSame(['live', [], false], $this->told());

        $cmid = (int) $DB->get_field_sql(
            "SELECT cm.id
               FROM {course_modules} cm
               JOIN {modules} m ON m.id = cm.module AND m.name = 'data'
              WHERE cm.course = ? AND cm.id NOT IN (SELECT d.cmid FROM {local_mara_database} d)",
            [$this->space->courseid]
        );
        $other = $this->getDataGenerator()->create_module('data', ['course' => $this->getDataGenerator()->create_course()->id]);
        $bare = $this->getDataGenerator()->create_module('data', ['course' => $this->space->courseid]);
        $this->assert_refused('adopt_elsewhere', $other->cmid);
        $this->assert_refused('adopt_no_database', $this->has->cmid);
        $this->assert_refused('adopt_no_database', 0);
        $this->assert_refused('adopt_field', $bare->cmid);
        $this->assert_refused('unknownspace', $cmid, 'var');

        $this->assertSame([], database_adopter::adopt('mel', $cmid));
        $this->follow();
        [$state, $entries, $stands] = $this->told();
        $this->assertSame(['live', true, 1], [$state, $stands, count($entries)]);
        $this->assertSame(['name' => 'A'], $this->mirror['entries'][$entries[0]]['fields']);
        $this->compare_and_follow();
        $this->assert_refused('adopt_standing', $cmid);
        $codes = array_column(json_decode(external\get_status::execute(), true)['findings'], 'code');
        $unwanted = ['database_missing', 'field_missing', 'database_readable', 'database_visible'];
        $this->assertSame([], array_intersect($codes, $unwanted));
    }

    /**
     * A field is known by its type and its name in either language; one that is not needed may be missing.
     */
    public function test_adopted_fields(): void {
        global $DB;
        $database = $this->mara->database_of($this->space);
        course_delete_module($database->cmid);
        $module = $this->getDataGenerator()->create_module('data', ['course' => $this->space->courseid]);
        $fields = ['menu' => 'Rubrique', 'text' => ' Nom', 'date' => 'Verified on', 'url' => 'Téléphone'];
        foreach ($fields as $type => $name) {
            $field = ['dataid' => $module->id, 'type' => $type, 'name' => $name, 'description' => ''];
            $DB->insert_record('data_fields', (object) $field);
        }
        $this->assert_refused('adopt_field', $module->cmid);
        $state = ['dataid' => $module->id, 'type' => 'menu', 'name' => 'State', 'description' => ''];
        $DB->insert_record('data_fields', (object) $state);
        $missing = database_adopter::adopt('mel', $module->cmid);
        $expected = array_diff(sheets::codes('living_area'), ['category', 'name', 'verified_on', 'state']);
        $this->assertSame(array_values($expected), $missing);
        // Repeating the command for the space makes the others.
        space_maker::make('mel', '', '', false);
        $codes = array_column(json_decode(external\get_status::execute(), true)['findings'], 'code');
        $this->assertNotContains('field_missing', $codes);
    }

    /**
     * The database of persons to invite is taken back the same way, when it is named.
     */
    public function test_adopted_sheet(): void {
        global $DB;
        course_delete_module($this->mara->database_of($this->space, 'invitation')->cmid);
        $module = $this->getDataGenerator()->create_module('data', ['course' => $this->space->courseid]);
        $menus = ['À quel titre', 'Agreed to be invited'];
        foreach (['Prénom', 'Nom', 'E-mail', ...$menus] as $name) {
            $field = ['dataid' => $module->id, 'type' => in_array($name, $menus, true) ? 'menu' : 'text', 'name' => $name];
            $DB->insert_record('data_fields', (object) ($field + ['description' => '']));
        }
        $this->assert_refused('adopt_standing', $module->cmid);
        $this->assert_refused('unknownsheet', $module->cmid, 'mel', 'nothing');
        $this->assertSame(['remarks'], database_adopter::adopt('mel', $module->cmid, 'invitation'));
        $this->assertEquals($module->id, $this->mara->database_of($this->space, 'invitation')->dataid);
    }

    /**
     * Asserts that an activity is not adopted.
     *
     * @param string $errorcode
     * @param int $cmid
     * @param string $code
     * @param string $sheet
     */
    private function assert_refused(
        string $errorcode,
        int $cmid,
        string $code = 'mel',
        string $sheet = sheets::LIVING_AREA
    ): void {
        try {
            database_adopter::adopt($code, $cmid, $sheet);
            $this->fail('must be refused');
        } catch (\moodle_exception $e) {
            $this->assertSame($errorcode, $e->errorcode);
            $this->assertStringNotContainsString('[[', $e->getMessage());
        }
    }

    /**
     * Deletes an activity as a person does where there is a recycle bin.
     *
     * @param int $cmid
     */
    private function delete_to_bin(int $cmid): void {
        course_delete_module($cmid, true);
        $this->mara->compare();
        // Their output is for the log of cron.
        ob_start();
        \phpunit_util::run_all_adhoc_tasks();
        ob_end_clean();
    }

    /**
     * Brings back what is in the course's recycle bin.
     */
    private function bring_back(): void {
        $bin = new \tool_recyclebin\course_bin($this->space->courseid);
        $items = $bin->get_items();
        $this->assertCount(1, $items);
        $bin->restore_item(reset($items));
    }
}
