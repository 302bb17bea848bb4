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

namespace local_mara;

use core\event\base;
use local_mara\local\change\change_log;
use local_mara\local\space\space_store;

/**
 * Notes in the change log what Moodle's events tell. It must never break what a person does.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class observer {
    /**
     * A person's account or profile changed.
     *
     * @param base $event
     */
    public static function user_changed(base $event): void {
        self::safely(function () use ($event) {
            global $DB;
            change_log::append('people', [$event->objectid]);
            if ($event instanceof \core\event\user_deleted) {
                // Their entries stay, without an author.
                change_log::append('entries', $DB->get_fieldset_sql(
                    "SELECT r.id
                       FROM {data_records} r
                       JOIN {local_mara_database} d ON d.dataid = r.dataid
                      WHERE r.userid = ?",
                    [$event->objectid]
                ));
            }
        });
    }

    /**
     * Someone was enrolled, changed or unenrolled: that may make them ours, or no longer.
     *
     * @param base $event
     */
    public static function enrolment_changed(base $event): void {
        self::safely(function () use ($event) {
            if (space_store::of_course($event->courseid)) {
                change_log::append('enrolments', [$event->objectid]);
                change_log::append('people', [$event->relateduserid]);
            }
        });
    }

    /**
     * A way of enrolling was made, switched or removed.
     *
     * @param base $event
     */
    public static function method_changed(base $event): void {
        self::safely(function () use ($event) {
            global $DB;
            if (space_store::of_course($event->courseid)) {
                change_log::append('enrolments', $DB->get_fieldset_select(
                    'user_enrolments',
                    'id',
                    'enrolid = ?',
                    [$event->objectid]
                ));
            }
        });
    }

    /**
     * An entry of a database activity changed.
     *
     * @param base $event
     */
    public static function entry_changed(base $event): void {
        self::safely(function () use ($event) {
            if (space_store::has_database($event->other['dataid'])) {
                change_log::append('entries', [$event->objectid]);
            }
        });
    }

    /**
     * A field of a database activity went, and its contents with it.
     *
     * @param base $event
     */
    public static function database_field_changed(base $event): void {
        self::safely(function () use ($event) {
            if (space_store::has_database($event->other['dataid'])) {
                change_log::append_entries_of($event->other['dataid']);
            }
        });
    }

    /**
     * A chapter changed.
     *
     * @param base $event
     */
    public static function chapter_changed(base $event): void {
        self::safely(fn() => self::append_book('cmid', $event->contextinstanceid));
    }

    /**
     * An activity was made, changed or deleted.
     *
     * @param base $event
     */
    public static function module_changed(base $event): void {
        self::safely(function () use ($event) {
            $instanceid = $event->other['instanceid'];
            if ($event->other['modulename'] === 'book') {
                self::append_book('cmid', $event->objectid);
            } else if ($event->other['modulename'] === 'data' && space_store::has_database($instanceid)) {
                change_log::append('spaces', [$event->courseid]);
                // Whether entries need approval is a setting of the activity.
                change_log::append_entries_of($instanceid);
            }
        });
    }

    /**
     * A course changed.
     *
     * @param base $event
     */
    public static function course_changed(base $event): void {
        self::safely(function () use ($event) {
            global $DB;
            $space = space_store::of_course($event->courseid);
            if ($space) {
                change_log::append('spaces', [$space->courseid]);
                if (!$event instanceof \core\event\course_updated) {
                    change_log::append('books', $DB->get_fieldset_select('local_mara_book', 'id', 'spaceid = ?', [$space->id]));
                }
            }
        });
    }

    /**
     * A course is being emptied: that fires no event of its own for entries.
     *
     * @param base $event
     */
    public static function course_reset(base $event): void {
        self::safely(fn() => self::append_space($event->courseid));
    }

    /**
     * A profile field was made, changed or removed: that shows in everyone's state.
     *
     * @param base $event
     */
    public static function profile_field_changed(base $event): void {
        self::safely(function () {
            global $DB;
            change_log::append('people', $DB->get_fieldset_sql(
                "SELECT DISTINCT ue.userid
                   FROM {user_enrolments} ue
                   JOIN {enrol} e ON e.id = ue.enrolid
                   JOIN {local_mara_space} s ON s.courseid = e.courseid"
            ));
        });
    }

    /**
     * A course is about to be deleted: afterwards nothing could name what was in it.
     *
     * @param \core_course\hook\before_course_deleted $hook
     */
    public static function before_course_deleted(\core_course\hook\before_course_deleted $hook): void {
        self::safely(fn() => self::append_space($hook->course->id));
    }

    /**
     * An activity is about to be deleted.
     *
     * @param \stdClass $cm row of course_modules
     */
    public static function before_module_deleted(\stdClass $cm): void {
        self::safely(function () use ($cm) {
            global $DB;
            if ($DB->record_exists('local_mara_database', ['cmid' => $cm->id])) {
                change_log::append_entries_of($cm->instance);
            }
        });
    }

    /**
     * Notes a Book, if it is ours.
     *
     * @param string $column
     * @param int $value
     */
    private static function append_book(string $column, int $value): void {
        global $DB;
        change_log::append('books', $DB->get_fieldset_select('local_mara_book', 'id', "$column = ?", [$value]));
    }

    /**
     * Notes everything of a course, if it is a space.
     *
     * @param int $courseid
     */
    private static function append_space(int $courseid): void {
        $space = space_store::of_course($courseid);
        if ($space) {
            change_log::append_space($space);
        }
    }

    /**
     * Does the noting, and swallows whatever goes wrong: a lost note is found by the companion's
     * regular comparison, a broken save would be a person's work lost.
     *
     * @param callable $note
     */
    private static function safely(callable $note): void {
        try {
            $note();
        } catch (\Throwable $e) {
            // Not through debugging(), which may print into a page.
            // phpcs:ignore moodle.PHP.ForbiddenFunctions.FoundWithAlternative
            error_log('local_mara: a change could not be noted: ' . $e->getMessage());
        }
    }
}
