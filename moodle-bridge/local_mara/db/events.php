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
 * Events that are noted in the change log.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$watched = [
    \local_mara\observer::class => [
        'entry_changed' => [
            \mod_data\event\record_created::class,
            \mod_data\event\record_updated::class,
            \mod_data\event\record_deleted::class,
        ],
        'database_field_changed' => [
            \mod_data\event\field_deleted::class,
        ],
        'chapter_changed' => [
            \mod_book\event\chapter_created::class,
            \mod_book\event\chapter_updated::class,
            \mod_book\event\chapter_deleted::class,
        ],
        'module_changed' => [
            \core\event\course_module_created::class,
            \core\event\course_module_updated::class,
            \core\event\course_module_deleted::class,
        ],
        'course_changed' => [
            \core\event\course_updated::class,
        ],
        'course_remade' => [
            \core\event\course_deleted::class,
            \core\event\course_restored::class,
            \core\event\course_content_deleted::class,
            \core\event\course_reset_ended::class,
        ],
        'course_reset_started' => [
            \core\event\course_reset_started::class,
        ],
    ],
    \local_mara\people_observer::class => [
        'user_changed' => [
            \core\event\user_updated::class,
            \core\event\user_deleted::class,
        ],
        'enrolled' => [
            \core\event\user_enrolment_created::class,
        ],
        'enrolment_changed' => [
            \core\event\user_enrolment_updated::class,
            \core\event\user_enrolment_deleted::class,
        ],
        'method_changed' => [
            \core\event\enrol_instance_created::class,
            \core\event\enrol_instance_updated::class,
            \core\event\enrol_instance_deleted::class,
        ],
        'role_changed' => [
            \core\event\role_assigned::class,
            \core\event\role_unassigned::class,
        ],
        'group_changed' => [
            \core\event\group_created::class,
            \core\event\group_updated::class,
            \core\event\group_deleted::class,
        ],
        'group_member_added' => [
            \core\event\group_member_added::class,
        ],
        'group_member_removed' => [
            \core\event\group_member_removed::class,
        ],
        'cohort_updated' => [
            \core\event\cohort_updated::class,
        ],
        'cohort_member_added' => [
            \core\event\cohort_member_added::class,
        ],
        'cohort_left' => [
            \core\event\cohort_deleted::class,
            \core\event\cohort_member_removed::class,
        ],
        'course_completed' => [
            \core\event\course_completed::class,
        ],
        'activity_completion_changed' => [
            \core\event\course_module_completion_updated::class,
        ],
        'profile_field_changed' => [
            \core\event\user_info_field_created::class,
            \core\event\user_info_field_updated::class,
            \core\event\user_info_field_deleted::class,
            \core\event\user_info_category_deleted::class,
        ],
    ],
    \local_mara\pieces_observer::class => [
        'group_changed' => [
            \core\event\group_updated::class,
        ],
        'group_deleted' => [
            \core\event\group_deleted::class,
        ],
        'grouping_deleted' => [
            \core\event\grouping_deleted::class,
        ],
        'group_member_added' => [
            \core\event\group_member_added::class,
        ],
        'group_member_removed' => [
            \core\event\group_member_removed::class,
        ],
        'calendar_event_updated' => [
            \core\event\calendar_event_updated::class,
        ],
        'calendar_event_deleted' => [
            \core\event\calendar_event_deleted::class,
        ],
        'entry_updated' => [
            \mod_data\event\record_updated::class,
        ],
        'entry_deleted' => [
            \mod_data\event\record_deleted::class,
        ],
        'entries_changed' => [
            \mod_data\event\field_deleted::class,
        ],
        'module_deleted' => [
            \core\event\course_module_deleted::class,
        ],
        'enrolled' => [
            \core\event\user_enrolment_created::class,
        ],
        'enrolment_changed' => [
            \core\event\user_enrolment_updated::class,
        ],
        'unenrolled' => [
            \core\event\user_enrolment_deleted::class,
        ],
        'cohort_left' => [
            \core\event\cohort_deleted::class,
            \core\event\cohort_member_removed::class,
        ],
        'user_deleted' => [
            \core\event\user_deleted::class,
        ],
        'course_deleted' => [
            \core\event\course_deleted::class,
        ],
    ],
];

$observers = [];
foreach ($watched as $class => $methods) {
    foreach ($methods as $method => $events) {
        foreach ($events as $event) {
            $observers[] = ['eventname' => '\\' . $event, 'callback' => "\\$class::$method"];
        }
    }
}
unset($watched, $class, $methods, $method, $events, $event);
