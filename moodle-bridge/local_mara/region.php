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
 * The page « Ma région » of a space: what the companion last did there, and what waits for the reader.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

require(__DIR__ . '/../../config.php');

use local_mara\local\region\region_store;
use local_mara\local\space\space_store;
use local_mara\output\region_page;

$course = get_course(required_param('id', PARAM_INT));
require_login($course);
$context = \core\context\course::instance($course->id);
require_capability(region_store::CAPABILITY, $context);
$space = space_store::of_course($course->id);
if (!$space) {
    throw new \moodle_exception('unknownspace', 'local_mara', course_get_url($course));
}

$title = get_string('region', 'local_mara');
$PAGE->set_url(region_store::url($course->id));
$PAGE->set_pagelayout('incourse');
$PAGE->add_body_class('limitedwidth');
$PAGE->set_title(format_string($course->shortname) . ": $title");
$PAGE->set_heading(format_string($course->fullname));

echo $OUTPUT->header();
echo $OUTPUT->heading($title);
$page = new region_page($space, (int) $USER->id);
echo $OUTPUT->render_from_template('local_mara/region', $page->export_for_template($OUTPUT));
echo $OUTPUT->footer();
