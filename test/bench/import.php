<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/**
 * Moodle's own CSV import of a database activity, beside which ours is measured:
 *   php import.php <moodle folder> own <code> <file.csv>   brings the file into a copy of the space's
 *                                                          living-area database, then deletes the copy
 *   php import.php <moodle folder> clean <code>            deletes the space's course, if there is one
 * The last line is the answer: seconds, entries, peak memory (MB); or how many courses went.
 * Test support only: never run it on a site that anybody uses.
 */

define('CLI_SCRIPT', true);

[, $folder, $action, $code] = $argv;
$file = $argv[4] ?? '';
require($folder . '/config.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->dirroot . '/mod/data/lib.php');
require_once($CFG->libdir . '/csvlib.class.php');

\core\session\manager::set_user(get_admin());

/** A database activity with the same fields, as a person would make it. */
function bench_copy(stdClass $course, int $dataid): stdClass {
    global $CFG, $DB;
    require_once($CFG->dirroot . '/course/modlib.php');
    $made = create_module((object)[
        'modulename' => 'data',
        'course' => $course->id,
        'section' => 0,
        'visible' => 0,
        'name' => 'Bench',
        'introeditor' => ['text' => '', 'format' => FORMAT_HTML, 'itemid' => 0],
        'approval' => 0,
        'cmidnumber' => '',
        'groupmode' => 0,
        'groupingid' => 0,
    ]);
    foreach ($DB->get_records('data_fields', ['dataid' => $dataid], 'id') as $field) {
        unset($field->id);
        $field->dataid = $made->instance;
        $DB->insert_record('data_fields', $field);
    }
    return get_coursemodule_from_instance('data', $made->instance, $course->id, false, MUST_EXIST);
}

if ($action === 'clean') {
    $courses = $DB->get_records('course', ['idnumber' => "mara:space:$code"], '', 'id');
    foreach ($courses as $course) {
        delete_course($course->id, false);
    }
    echo count($courses), "\n";
    exit;
}
$course = $DB->get_record('course', ['idnumber' => "mara:space:$code"], '*', MUST_EXIST);
$dataid = $DB->get_field_sql(
    "SELECT b.dataid
       FROM {local_mara_database} b
       JOIN {local_mara_space} s ON s.id = b.spaceid
      WHERE s.code = ? AND b.sheet = 'living_area'",
    [$code],
    MUST_EXIST
);
$cm = bench_copy($course, (int)$dataid);
$data = $DB->get_record('data', ['id' => $cm->instance], '*', MUST_EXIST);
$began = microtime(true);
$importer = new \mod_data\local\importer\csv_entries_importer($file, basename($file));
$importer->import_csv($cm, $data, 'UTF-8', 'comma');
$seconds = microtime(true) - $began;
$entries = $DB->count_records('data_records', ['dataid' => $data->id]);
course_delete_module($cm->id);
echo json_encode([$seconds, $entries, memory_get_peak_usage() / 1048576]), "\n";
