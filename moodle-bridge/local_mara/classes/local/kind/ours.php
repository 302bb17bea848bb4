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

namespace local_mara\local\kind;

/**
 * Whose data may be told: that of those enrolled in a space, whatever the state of their enrolment.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class ours {
    /**
     * Whether a user is enrolled in any space.
     *
     * @param string $userid column
     * @return string SQL
     */
    public static function anywhere(string $userid): string {
        return "EXISTS (SELECT 1
                  FROM {user_enrolments} oue
                  JOIN {enrol} oe ON oe.id = oue.enrolid
                  JOIN {local_mara_space} os ON os.courseid = oe.courseid
                 WHERE oue.userid = $userid)";
    }

    /**
     * Whether a user is enrolled in one course.
     *
     * @param string $userid column
     * @param string $courseid column
     * @return string SQL
     */
    public static function in_course(string $userid, string $courseid): string {
        return "EXISTS (SELECT 1
                  FROM {user_enrolments} oue
                  JOIN {enrol} oe ON oe.id = oue.enrolid
                 WHERE oue.userid = $userid AND oe.courseid = $courseid)";
    }
}
