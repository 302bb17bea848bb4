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
 * The reader's own asks: what waits for an answer, and what was answered of late.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mara\local\ask\ask_form;
use local_mara\output\asks_page;

require_once(__DIR__ . '/../../config.php');

// The one the address or the form names; 0 for all.
$only = optional_param('ask', 0, PARAM_INT);
$url = new moodle_url('/local/mara/asks.php', $only ? ['ask' => $only] : []);

require_login(null, false);
if (isguestuser()) {
    $SESSION->wantsurl = $url->out(false);
    redirect(get_login_url());
}

$PAGE->set_context(context_system::instance());
$PAGE->set_url($url);
$PAGE->set_pagelayout('standard');
$PAGE->set_title(get_string('asks_title', 'local_mara'));
$PAGE->set_heading(get_string('asks_title', 'local_mara'));

// Only a form that was sent answers: nothing in an address does.
$form = ask_form::sent();
if ($form && $form->take((int) $USER->id)) {
    redirect(new moodle_url('/local/mara/asks.php'), $form->said(), null, \core\output\notification::NOTIFY_SUCCESS);
}

$page = new asks_page((int) $USER->id, $only, $form);
echo $OUTPUT->header();
echo $OUTPUT->render_from_template('local_mara/asks', $page->export_for_template($OUTPUT));
echo $OUTPUT->footer();
