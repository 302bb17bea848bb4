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

namespace local_mara\local\ask;

use local_mara\local\site;

/**
 * Who can be reached in a space: an active account, and an active enrolment or a role there.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class reach {
    /**
     * Whether a user can be reached now.
     *
     * A role counts for those who are not enrolled. Whoever is, and suspended or not yet or no longer
     * running, keeps the role that came with the enrolment, but cannot enter.
     *
     * @param string $user alias of the table user
     * @param string $courseid column
     * @return string SQL
     */
    public static function sql(string $user, string $courseid): string {
        $now = site::now();
        $enrolled = "SELECT 1
                       FROM {user_enrolments} rue
                       JOIN {enrol} re ON re.id = rue.enrolid
                      WHERE rue.userid = $user.id AND re.courseid = $courseid";
        return self::account_sql($user) . " AND (
                EXISTS ($enrolled AND rue.status = " . ENROL_USER_ACTIVE . ' AND re.status = ' . ENROL_INSTANCE_ENABLED . "
                           AND rue.timestart <= $now AND (rue.timeend = 0 OR rue.timeend > $now))
                OR (" . self::role_sql($user, $courseid) . " AND NOT EXISTS ($enrolled)))";
    }

    /**
     * Whether a user is of a space at all, whatever the state of their enrolment.
     *
     * @param int $userid
     * @param int $courseid
     * @return bool
     */
    public static function is_of_space(int $userid, int $courseid): bool {
        global $DB;
        return $DB->record_exists_sql(
            "SELECT 1
               FROM {user} u
               JOIN {course} c ON c.id = ?
              WHERE u.id = ? AND u.deleted = 0
                    AND (EXISTS (SELECT 1
                                   FROM {user_enrolments} ue
                                   JOIN {enrol} e ON e.id = ue.enrolid
                                  WHERE ue.userid = u.id AND e.courseid = c.id)
                         OR " . self::role_sql('u', 'c.id') . ")",
            [$courseid, $userid]
        );
    }

    /**
     * Whether someone can log in.
     *
     * @param string $user alias of the table user
     * @return string SQL
     */
    private static function account_sql(string $user): string {
        return "$user.deleted = 0 AND $user.suspended = 0 AND $user.confirmed = 1 AND $user.auth <> 'nologin'";
    }

    /**
     * Whether someone holds a role in the very course.
     *
     * @param string $user alias of the table user
     * @param string $courseid column
     * @return string SQL
     */
    private static function role_sql(string $user, string $courseid): string {
        return "EXISTS (SELECT 1
                          FROM {role_assignments} rra
                          JOIN {context} rctx ON rctx.id = rra.contextid AND rctx.contextlevel = " . CONTEXT_COURSE . "
                         WHERE rra.userid = $user.id AND rctx.instanceid = $courseid)";
    }
}
