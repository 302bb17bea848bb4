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
use local_mara\local\piece\group_members;
use local_mara\local\piece\handovers;
use local_mara\local\piece\piece_store;
use local_mara\local\space\space_store;

/**
 * Notes what becomes of the companion's pieces, and puts people into the groups that waited for them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class pieces_observer {
    /**
     * A group changed.
     *
     * @param base $event
     */
    public static function group_changed(base $event): void {
        careful::note(fn() => piece_store::note('group', $event->objectid));
    }

    /**
     * A group was deleted, and with it its events, which Moodle does not tell.
     *
     * @param base $event
     */
    public static function group_deleted(base $event): void {
        careful::note(function () use ($event) {
            self::gone('group', $event->objectid);
            if (space_store::of_course($event->courseid)) {
                comparison::soon(['pieces']);
            }
        });
    }

    /**
     * A grouping was deleted.
     *
     * @param base $event
     */
    public static function grouping_deleted(base $event): void {
        careful::note(fn() => self::gone('grouping', $event->objectid));
    }

    /**
     * Someone came into a group.
     *
     * @param base $event
     */
    public static function group_member_added(base $event): void {
        careful::note(function () use ($event) {
            group_members::came($event->relateduserid, $event->objectid);
            piece_store::note('group', $event->objectid);
        });
    }

    /**
     * Someone left a group.
     *
     * @param base $event
     */
    public static function group_member_removed(base $event): void {
        careful::note(function () use ($event) {
            group_members::left($event->relateduserid, $event->objectid);
            piece_store::note('group', $event->objectid);
        });
    }

    /**
     * A calendar event changed.
     *
     * @param base $event
     */
    public static function calendar_event_updated(base $event): void {
        careful::note(fn() => piece_store::note('event', $event->objectid));
    }

    /**
     * A calendar event was deleted.
     *
     * @param base $event
     */
    public static function calendar_event_deleted(base $event): void {
        careful::note(fn() => self::gone('event', $event->objectid));
    }

    /**
     * An entry changed.
     *
     * @param base $event
     */
    public static function entry_updated(base $event): void {
        careful::note(fn() => piece_store::note('entry', $event->objectid));
    }

    /**
     * An entry was deleted.
     *
     * @param base $event
     */
    public static function entry_deleted(base $event): void {
        careful::note(function () use ($event) {
            self::gone('entry', $event->objectid);
            handovers::note_gone($event->objectid);
        });
    }

    /**
     * A field of a database activity went, and its contents with it.
     *
     * @param base $event
     */
    public static function entries_changed(base $event): void {
        careful::note(fn() => change_log::append_where(
            'pieces',
            "t.type = 'entry' AND t.objectid IN (SELECT id FROM {data_records} WHERE dataid = ?)",
            [$event->other['dataid']]
        ));
    }

    /**
     * An activity was deleted, and the entries in it no longer can be named.
     *
     * @param base $event
     */
    public static function module_deleted(base $event): void {
        careful::note(function () use ($event) {
            if ($event->other['modulename'] === 'data' && space_store::of_course($event->courseid)) {
                comparison::soon(['pieces']);
            }
        });
    }

    /**
     * Someone was enrolled: groups may be waiting for them.
     *
     * @param base $event
     */
    public static function enrolled(base $event): void {
        careful::note(fn() => group_members::welcome($event->relateduserid, $event->courseid));
    }

    /**
     * An enrolment changed.
     *
     * @param base $event
     */
    public static function enrolment_changed(base $event): void {
        careful::note(fn() => piece_store::note('enrolment', $event->objectid));
    }

    /**
     * An enrolment ended.
     *
     * @param base $event
     */
    public static function unenrolled(base $event): void {
        careful::note(fn() => self::gone('enrolment', $event->objectid));
    }

    /**
     * Someone left a cohort, or it was deleted; the event names no membership.
     *
     * @param base $event
     */
    public static function cohort_left(base $event): void {
        careful::note(fn() => piece_store::note_gone(
            "p.type = 'cohort_member' AND p.objectid IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM {cohort_members} cm WHERE cm.id = p.objectid)",
            []
        ));
    }

    /**
     * An account was deleted.
     *
     * @param base $event
     */
    public static function user_deleted(base $event): void {
        careful::note(fn() => group_members::forget_person($event->objectid));
    }

    /**
     * A course was deleted: the pieces in it are forgotten with it.
     *
     * @param base $event
     */
    public static function course_deleted(base $event): void {
        careful::note(function () use ($event) {
            $space = space_store::of_course($event->courseid);
            if ($space) {
                piece_store::forget_space($space->id);
            }
        });
    }

    /**
     * Notes that the object of a piece was deleted.
     *
     * @param string $type
     * @param int $objectid
     */
    private static function gone(string $type, int $objectid): void {
        piece_store::note_gone('p.type = ? AND p.objectid = ?', [$type, $objectid]);
    }
}
