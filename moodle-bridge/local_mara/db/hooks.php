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
 * Hooks: what is about to vanish must be noted while it can still be named; the main navigation leads to one's asks.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$callbacks = [
    [
        'hook' => \core_course\hook\before_course_deleted::class,
        'callback' => [\local_mara\observer::class, 'before_course_deleted'],
    ],
    [
        'hook' => \core_enrol\hook\before_user_enrolment_removed::class,
        'callback' => [\local_mara\people_observer::class, 'before_unenrolled'],
    ],
    [
        'hook' => \core_user\hook\before_user_deleted::class,
        'callback' => [\local_mara\people_observer::class, 'before_user_deleted'],
    ],
    [
        'hook' => \core\hook\navigation\primary_extend::class,
        'callback' => [\local_mara\navigation::class, 'add_own_asks'],
    ],
    [
        'hook' => \core\hook\navigation\primary_extend::class,
        'callback' => [\local_mara\navigation::class, 'add_own_path'],
    ],
];
