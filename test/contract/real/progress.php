<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/** What people get done in a space. Read by fixture.php. */

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/course/modlib.php');
require_once($CFG->libdir . '/completionlib.php');
require_once($CFG->dirroot . '/completion/completion_completion.php');

return [
    'createPage' => function (array $d): int {
        $course = fixture_course($d['space']);
        return create_module((object)[
            'modulename' => 'page',
            'course' => $course->id,
            'section' => 1,
            'visible' => 1,
            'name' => $d['name'],
            'cmidnumber' => '',
            'introeditor' => ['text' => '', 'format' => FORMAT_HTML, 'itemid' => IGNORE_FILE_MERGE],
            'content' => '<p>À lire.</p>',
            'contentformat' => FORMAT_HTML,
            'display' => 5,
            'printintro' => 0,
            'printlastmodified' => 0,
            'completion' => $d['tracked'] ? COMPLETION_TRACKING_MANUAL : COMPLETION_TRACKING_NONE,
        ])->coursemodule;
    },
    'completeActivity' => function (array $d): int {
        global $DB;
        [$course, $cm] = get_course_and_cm_from_cmid($d['cmid']);
        $state = $d['done'] ? COMPLETION_COMPLETE : COMPLETION_INCOMPLETE;
        (new completion_info($course))->update_state($cm, $state, $d['userId']);
        $which = ['coursemoduleid' => $d['cmid'], 'userid' => $d['userId']];
        return $DB->get_field('course_modules_completion', 'id', $which, MUST_EXIST);
    },
    'completeCourse' => function (array $d): int {
        global $DB;
        $which = ['course' => fixture_course($d['space'])->id, 'userid' => $d['userId']];
        (new completion_completion($which))->mark_complete($d['time']);
        return $DB->get_field('course_completions', 'id', $which, MUST_EXIST);
    },
    // What require_login() does when someone opens the course, at a chosen time.
    'openCourse' => function (array $d): int {
        global $DB;
        $which = ['courseid' => fixture_course($d['space'])->id, 'userid' => $d['userId']];
        $known = $DB->get_record('user_lastaccess', $which);
        if (!$known) {
            return $DB->insert_record('user_lastaccess', (object)($which + ['timeaccess' => $d['time']]));
        }
        $DB->set_field('user_lastaccess', 'timeaccess', $d['time'], ['id' => $known->id]);
        return $known->id;
    },
];
