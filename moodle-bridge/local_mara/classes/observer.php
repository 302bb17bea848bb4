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
use local_mara\local\change\careful;
use local_mara\local\change\change_log;
use local_mara\local\change\comparison;
use local_mara\local\kind\kinds;
use local_mara\local\space\space_store;

/**
 * Notes in the change log what Moodle tells about spaces and what stands in them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class observer {
    /**
     * An entry of a database activity changed.
     *
     * @param base $event
     */
    public static function entry_changed(base $event): void {
        careful::note(function () use ($event) {
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
        careful::note(function () use ($event) {
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
        careful::note(fn() => self::append_book('cmid', $event->contextinstanceid));
    }

    /**
     * An activity was made, changed or deleted.
     *
     * @param base $event
     */
    public static function module_changed(base $event): void {
        careful::note(function () use ($event) {
            $instanceid = $event->other['instanceid'];
            if ($event->other['modulename'] === 'book') {
                self::append_book('cmid', $event->objectid);
            }
            $space = space_store::of_course($event->courseid);
            if ($space && ($space->national || !self::is_new_and_untracked($event))) {
                // The space's item holds the databases, the activities whose completion is tracked, and of
                // the national space whatever its members may open.
                change_log::append('spaces', [$event->courseid]);
            }
            if ($event->other['modulename'] === 'data' && space_store::has_database($instanceid)) {
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
        careful::note(function () use ($event) {
            if (space_store::of_course($event->courseid)) {
                change_log::append('spaces', [$event->courseid]);
            }
        });
    }

    /**
     * Much of a course came, went or was emptied at once, and no event names it all.
     *
     * @param base $event
     */
    public static function course_remade(base $event): void {
        careful::note(function () use ($event) {
            $space = space_store::of_course($event->courseid);
            if ($space) {
                change_log::append_space($space);
                comparison::soon(kinds::names());
            }
        });
    }

    /**
     * A course is about to be emptied: afterwards nothing could name what was in it.
     *
     * @param base $event
     */
    public static function course_reset_started(base $event): void {
        careful::note(fn() => self::append_space($event->courseid));
    }

    /**
     * A course is about to be deleted: afterwards nothing could name what was in it.
     *
     * @param \core_course\hook\before_course_deleted $hook
     */
    public static function before_course_deleted(\core_course\hook\before_course_deleted $hook): void {
        careful::note(fn() => self::append_space($hook->course->id));
    }

    /**
     * An activity is about to be deleted.
     *
     * @param \stdClass $cm row of course_modules
     */
    public static function before_module_deleted(\stdClass $cm): void {
        careful::note(function () use ($cm) {
            global $DB;
            if ($DB->record_exists('local_mara_database', ['cmid' => $cm->id])) {
                change_log::append_entries_of($cm->instance);
            }
            if (space_store::of_course($cm->course)) {
                // Not by what is ours to see: an activity in the recycle bin no longer is.
                $completions = $DB->get_fieldset('course_modules_completion', 'id', ['coursemoduleid' => $cm->id]);
                change_log::append('activity_completions', $completions);
            }
        });
    }

    /**
     * Whether an activity was just made, and its completion is not tracked.
     *
     * @param base $event
     * @return bool
     */
    private static function is_new_and_untracked(base $event): bool {
        global $DB;
        return $event instanceof \core\event\course_module_created
            && !$DB->get_field('course_modules', 'completion', ['id' => $event->objectid]);
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
}
