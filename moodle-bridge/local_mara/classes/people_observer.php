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
use local_mara\local\space\space_store;

/**
 * Notes in the change log what Moodle tells about people: accounts, enrolments, roles, groups,
 * cohorts and completion.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class people_observer {
    /**
     * A person's account or profile changed.
     *
     * @param base $event
     */
    public static function user_changed(base $event): void {
        careful::note(fn() => change_log::append('people', [$event->objectid]));
    }

    /**
     * An account is about to be deleted, and with it what no event names. Entries stay, without an author.
     *
     * @param \core_user\hook\before_user_deleted $hook
     */
    public static function before_user_deleted(\core_user\hook\before_user_deleted $hook): void {
        careful::note(function () use ($hook) {
            change_log::append_person($hook->user->id);
            change_log::append_where('entries', 't.userid = ?', [$hook->user->id]);
        });
    }

    /**
     * Someone was enrolled: that may make them ours, with all they have.
     *
     * @param base $event
     */
    public static function enrolled(base $event): void {
        careful::note(function () use ($event) {
            if (space_store::of_course($event->courseid)) {
                change_log::append_person($event->relateduserid, $event->courseid);
            }
        });
    }

    /**
     * Someone is about to be unenrolled: afterwards they may not be ours any more.
     *
     * @param \core_enrol\hook\before_user_enrolment_removed $hook
     */
    public static function before_unenrolled(\core_enrol\hook\before_user_enrolment_removed $hook): void {
        careful::note(function () use ($hook) {
            if (space_store::of_course($hook->enrolinstance->courseid)) {
                change_log::append_person($hook->get_userid(), $hook->enrolinstance->courseid);
            }
        });
    }

    /**
     * An enrolment changed or went.
     *
     * @param base $event
     */
    public static function enrolment_changed(base $event): void {
        careful::note(function () use ($event) {
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
        careful::note(fn() => change_log::append_where('enrolments', 't.enrolid = ?', [$event->objectid]));
    }

    /**
     * A role was given or taken.
     *
     * @param base $event
     */
    public static function role_changed(base $event): void {
        careful::note(function () use ($event) {
            if ((int) $event->contextlevel === CONTEXT_COURSE && space_store::of_course($event->courseid)) {
                change_log::append('roles', [$event->other['id']]);
            }
        });
    }

    /**
     * A group was made, changed or deleted; who was in a deleted one is not told.
     *
     * @param base $event
     */
    public static function group_changed(base $event): void {
        careful::note(function () use ($event) {
            if (space_store::of_course($event->courseid)) {
                change_log::append('groups', [$event->objectid]);
                if ($event instanceof \core\event\group_deleted) {
                    comparison::soon(['group_members']);
                }
            }
        });
    }

    /**
     * Someone came into a group.
     *
     * @param base $event
     */
    public static function group_member_added(base $event): void {
        careful::note(fn() => change_log::append_where(
            'group_members',
            't.groupid = ? AND t.userid = ?',
            [$event->objectid, $event->relateduserid]
        ));
    }

    /**
     * Someone left a group; the event does not name the membership.
     *
     * @param base $event
     */
    public static function group_member_removed(base $event): void {
        careful::note(function () use ($event) {
            if (space_store::of_course($event->courseid)) {
                comparison::soon(['group_members']);
            }
        });
    }

    /**
     * A cohort changed. One that was made has nobody in it yet.
     *
     * @param base $event
     */
    public static function cohort_updated(base $event): void {
        careful::note(fn() => change_log::append_where('cohorts', 't.id = ?', [$event->objectid]));
    }

    /**
     * Someone came into a cohort, which may be the first of ours there.
     *
     * @param base $event
     */
    public static function cohort_member_added(base $event): void {
        careful::note(function () use ($event) {
            $params = [$event->objectid, $event->relateduserid];
            change_log::append_where('cohort_members', 't.cohortid = ? AND t.userid = ?', $params);
            change_log::append_where(
                'cohorts',
                't.id IN (SELECT cohortid FROM {cohort_members} WHERE cohortid = ? AND userid = ?)',
                $params
            );
        });
    }

    /**
     * Someone left a cohort, or it was deleted; the event names no membership, and it may have been the last of ours.
     *
     * @param base $event
     */
    public static function cohort_left(base $event): void {
        careful::note(fn() => comparison::soon(['cohorts', 'cohort_members']));
    }

    /**
     * Someone completed a course.
     *
     * @param base $event
     */
    public static function course_completed(base $event): void {
        careful::note(fn() => change_log::append_where('course_completions', 't.id = ?', [$event->objectid]));
    }

    /**
     * Someone got on with an activity, or was put back.
     *
     * @param base $event
     */
    public static function activity_completion_changed(base $event): void {
        careful::note(fn() => change_log::append_where('activity_completions', 't.id = ?', [$event->objectid]));
    }

    /**
     * A profile field was made, changed or removed: that shows in everyone's state.
     *
     * @param base $event
     */
    public static function profile_field_changed(base $event): void {
        careful::note(fn() => change_log::append_where('people', '1 = 1'));
    }
}
