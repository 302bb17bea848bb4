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
 * The page « Les personnes de mon espace », for whoever follows them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mara\local\profile\following;
use local_mara\output\people_page;

require_once(__DIR__ . '/../../config.php');

$course = get_course(required_param('course', PARAM_INT));
require_login($course);
following::require_in($course);

$number = optional_param('page', 0, PARAM_INT);
$title = get_string('people', 'local_mara');
$PAGE->set_url(following::url((int) $course->id));
$PAGE->set_pagelayout('incourse');
$PAGE->add_body_class('limitedwidth');
$PAGE->set_title(format_string($course->shortname) . ": $title");
$PAGE->set_heading(format_string($course->fullname));

echo $OUTPUT->header();
echo $OUTPUT->heading($title);
$page = new people_page((int) $course->id, max(0, $number));
echo $OUTPUT->render_from_template('local_mara/people', $page->export_for_template($OUTPUT));
echo $OUTPUT->footer();
