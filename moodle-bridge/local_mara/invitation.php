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
 * An invitation, opened by its link. No login is needed; only a button answers it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

// Who is invited has no account yet: the link's token is what lets them in.
// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../config.php');

use local_mara\local\invitation\language;
use local_mara\local\invitation\visit;
use local_mara\output\invitation_end;
use local_mara\output\invitation_page;

$token = optional_param('token', '', PARAM_ALPHANUM);
$done = optional_param('done', false, PARAM_BOOL);

// No other site learns the link from a referrer, and no search engine keeps the page.
$CFG->referrerpolicy = 'no-referrer';
header('X-Robots-Tag: noindex, nofollow');

$PAGE->set_context(\core\context\system::instance());
$PAGE->set_pagelayout('standard');
$PAGE->set_cacheable(false);
$visit = new visit($token);
$PAGE->set_url(visit::url($token === '' ? [] : ['token' => $token]));

if (data_submitted()) {
    if (confirm_sesskey()) {
        $next = $visit->act(
            required_param('action', PARAM_ALPHA),
            optional_param('password', '', PARAM_RAW),
            optional_param('again', '', PARAM_RAW)
        );
        if ($next) {
            redirect($next);
        }
    } else {
        // A visitor's session ends after some minutes: nothing is lost, the form comes again.
        $visit->notice = get_string('invitation_again', 'local_mara');
    }
}

if (!$done && $visit->invitation && !isloggedin() && empty($SESSION->lang)) {
    $SESSION->lang = language::known($visit->invitation->body->lang);
    moodle_setlocale();
}

$title = get_string('invitation_title', 'local_mara');
$PAGE->set_title($title);
$PAGE->set_heading($title);
echo $OUTPUT->header();
if ($visit->invitation && !$done) {
    echo $OUTPUT->render_from_template('local_mara/invitation', (new invitation_page($visit))->export_for_template($OUTPUT));
} else {
    $end = new invitation_end($done ? visit::answered() : null);
    echo $OUTPUT->render_from_template('local_mara/invitation_end', $end->export_for_template($OUTPUT));
}
echo $OUTPUT->footer();
