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

/**
 * The form « Mon parcours » of the reader, or what whoever follows someone in a space sees and may change.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mara\form\follow_form;
use local_mara\form\own_form;
use local_mara\local\profile\codes;
use local_mara\local\profile\following;
use local_mara\local\profile\person;
use local_mara\output\followed_person;

require_once(__DIR__ . '/../../config.php');

$userid = optional_param('id', 0, PARAM_INT);
$url = new moodle_url('/local/mara/profile.php');
require_login(null, false);
if (isguestuser()) {
    $SESSION->wantsurl = $url->out(false);
    redirect(get_login_url());
}

if ($userid && $userid !== (int) $USER->id) {
    $course = get_course(required_param('course', PARAM_INT));
    require_login($course);
    following::require_of($course, $userid);
    $url = following::url_of((int) $course->id, $userid);
    $followed = core_user::get_user($userid, '*', MUST_EXIST);
    $heading = fullname($followed);
    $person = person::of($userid);
    $form = new follow_form($url->out(false), ['person' => $person]);
    $PAGE->set_pagelayout('incourse');
    $PAGE->set_title(get_string('people', 'local_mara'));
} else {
    $course = null;
    $PAGE->set_context(context_system::instance());
    $heading = get_string('own_path', 'local_mara');
    $person = person::of((int) $USER->id);
    $form = new own_form($url->out(false), ['person' => $person]);
    $PAGE->set_pagelayout('standard');
    $PAGE->set_title($heading);
}
$PAGE->set_url($url);
$PAGE->add_body_class('limitedwidth');
$PAGE->set_heading($course ? format_string($course->fullname) : $heading);

if ($course && !$form->is_submitted()) {
    // Who read whose path stands in Moodle's log, as it does for profiles.
    require_once($CFG->dirroot . '/user/profile/lib.php');
    profile_view($followed, context_course::instance($course->id), $course);
}

if ($form->is_submitted() && $form->is_validated()) {
    $form->save();
    $said = get_string($course ? 'own_saved_other' : 'own_saved', 'local_mara');
    redirect($url, $said, null, \core\output\notification::NOTIFY_SUCCESS);
}

echo $OUTPUT->header();
if ($course) {
    echo html_writer::tag('p', html_writer::link(following::url((int) $course->id), get_string('people_back', 'local_mara')));
    echo $OUTPUT->heading($heading);
    if (in_array(codes::CANDIDATE, $person->qualities(), true)) {
        $form->display();
    }
    $shown = new followed_person($person);
    echo $OUTPUT->render_from_template('local_mara/followed_person', $shown->export_for_template($OUTPUT));
} else if (\core\session\manager::is_loggedinas()) {
    // What is their owner's alone is not shown to whoever logged in in their place.
    echo $OUTPUT->notification(get_string('own_loggedinas', 'local_mara'), \core\output\notification::NOTIFY_INFO, false);
} else {
    echo html_writer::tag('p', get_string('own_intro', 'local_mara'));
    if (!$person->qualities()) {
        echo $OUTPUT->notification(get_string('own_no_quality', 'local_mara'), \core\output\notification::NOTIFY_INFO, false);
    }
    $form->display();
}
echo $OUTPUT->footer();
