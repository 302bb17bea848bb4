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
 * Callbacks that Moodle looks for by name.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use local_mara\local\region\region_store;
use local_mara\local\space\space_store;

/**
 * Notes the entries of a database activity that is about to be deleted: no event names them.
 *
 * @param stdClass $cm row of course_modules
 */
function local_mara_pre_course_module_delete($cm) {
    \local_mara\observer::before_module_deleted($cm);
}

/**
 * Puts the page « Ma région » into the navigation of a space's course, for those who may see it.
 *
 * @param navigation_node $navigation
 * @param stdClass $course
 * @param \core\context\course $context
 */
function local_mara_extend_navigation_course($navigation, $course, $context) {
    if (has_capability(region_store::CAPABILITY, $context) && space_store::of_course($course->id)) {
        $navigation->add(
            get_string('region', 'local_mara'),
            region_store::url($course->id),
            navigation_node::TYPE_CUSTOM,
            null,
            'local_mara_region',
            new pix_icon('i/report', '')
        );
    }
}
