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

use local_mara\local\profile\following;
use local_mara\local\profile\person;
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
 * Puts the pages « Ma région » and « Les personnes de mon espace » into the navigation of a space's course, for
 * those who may see them.
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
    if (has_capability(following::CAPABILITY, $context) && space_store::of_course($course->id)) {
        $navigation->add(
            get_string('people', 'local_mara'),
            following::url((int) $course->id),
            navigation_node::TYPE_CUSTOM,
            null,
            'local_mara_people',
            new pix_icon('i/users', '')
        );
    }
}

/**
 * Puts the way to « Mon parcours » on the own profile page, and to someone's path on theirs, for whoever follows them.
 *
 * @param \core_user\output\myprofile\tree $tree
 * @param stdClass $user whose page it is
 * @param bool $iscurrentuser
 * @param stdClass|null $course
 */
function local_mara_myprofile_navigation($tree, $user, $iscurrentuser, $course) {
    if (isguestuser($user)) {
        return;
    }
    if ($iscurrentuser) {
        $title = get_string('own_path', 'local_mara');
        $url = new moodle_url('/local/mara/profile.php');
        $shown = person::is_of_network((int) $user->id);
    } else {
        $shown = $course && following::may($course, (int) $user->id);
        $title = get_string('own_follow', 'local_mara');
        $url = $shown ? following::url_of((int) $course->id, (int) $user->id) : null;
    }
    if ($shown) {
        $tree->add_node(new \core_user\output\myprofile\node('miscellaneous', 'local_mara_path', $title, null, $url));
    }
}
