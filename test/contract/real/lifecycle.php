<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/** What becomes of a course and of what is in it. Read by fixture.php. */

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/backup/util/includes/backup_includes.php');
require_once($CFG->dirroot . '/backup/util/includes/restore_includes.php');

/** Backs a course up with its people's work; the folder the backup was unpacked into. */
function fixture_backup(int $courseid): string {
    $adminid = get_admin()->id;
    $controller = new backup_controller(
        backup::TYPE_1COURSE,
        $courseid,
        backup::FORMAT_MOODLE,
        backup::INTERACTIVE_NO,
        backup::MODE_GENERAL,
        $adminid
    );
    $controller->execute_plan();
    $file = $controller->get_results()['backup_destination'];
    $controller->destroy();
    $folder = restore_controller::get_tempdir_name($courseid, $adminid);
    $file->extract_to_pathname(
        get_file_packer('application/vnd.moodle.backup'),
        make_backup_temp_directory($folder)
    );
    $file->delete();
    return $folder;
}

/** The newest row of a table, as an id. */
function fixture_newest(string $table): int {
    global $DB;
    return $DB->get_field_sql("SELECT MAX(id) FROM {{$table}}");
}

return [
    'renameSpace' => function (array $d): bool {
        update_course((object)['id' => fixture_course($d['space'])->id, 'fullname' => $d['name']]);
        return true;
    },
    'showSpace' => function (array $d): bool {
        return course_change_visibility(fixture_course($d['space'])->id, $d['visible']);
    },
    'moveSpace' => function (array $d): bool {
        $category = core_course_category::create(['name' => 'Contract suite ' . random_string(8)]);
        return move_courses([fixture_course($d['space'])->id], $category->id);
    },
    'restoreBackup' => function (array $d): int {
        $course = fixture_course($d['space']);
        $folder = fixture_backup($course->id);
        $target = [
            'new' => backup::TARGET_NEW_COURSE,
            'adding' => backup::TARGET_EXISTING_ADDING,
            'deleting' => backup::TARGET_EXISTING_DELETING,
        ][$d['into']];
        $courseid = $d['into'] === 'new'
            ? restore_dbops::create_new_course($course->fullname, $course->shortname . ' bis', $course->category)
            : $course->id;
        if ($d['into'] === 'deleting') {
            restore_dbops::delete_course_content($courseid, ['keep_roles_and_enrolments' => true]);
        }
        $controller = new restore_controller(
            $folder,
            $courseid,
            backup::INTERACTIVE_NO,
            backup::MODE_GENERAL,
            get_admin()->id,
            $target
        );
        $controller->execute_precheck();
        $controller->execute_plan();
        $controller->destroy();
        return $courseid;
    },
    'resetSpace' => function (array $d): bool {
        $course = fixture_course($d['space']);
        reset_course_userdata((object)[
            'id' => $course->id,
            'reset_start_date' => 0,
            'reset_start_date_old' => $course->startdate,
            'reset_data' => 1,
            'reset_completion' => 1,
            'reset_groups_remove' => 1,
        ]);
        return true;
    },
    'restoreCourseFromBin' => function (array $d): int {
        global $DB;
        $items = $DB->get_records('tool_recyclebin_category', ['fullname' => $d['name']], 'id DESC', '*', 0, 1);
        $item = reset($items);
        (new \tool_recyclebin\category_bin($item->categoryid))->restore_item($item);
        return fixture_newest('course');
    },
    'restoreActivityFromBin' => function (array $d): int {
        global $DB;
        $which = [
            'courseid' => fixture_course($d['space'])->id,
            'module' => $DB->get_field('modules', 'id', ['name' => $d['module']], MUST_EXIST),
        ];
        $items = $DB->get_records('tool_recyclebin_course', $which, 'id DESC', '*', 0, 1);
        $item = reset($items);
        (new \tool_recyclebin\course_bin($item->courseid))->restore_item($item);
        return fixture_newest('course_modules');
    },
];
