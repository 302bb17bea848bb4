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

namespace local_mara\local\profile;

use local_mara\local\setup\roles;
use local_mara\local\site;
use local_mara\local\space\space_store;

/**
 * Who may look after whom: whoever has the right in a space, those enrolled there.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class following {
    /** What it takes, in the course of a space. */
    public const CAPABILITY = 'local/mara:followpeople';

    /** People on a page of the list. */
    public const PAGE = 50;

    /**
     * Refuses whoever may not follow people in a space.
     *
     * @param \stdClass $course
     */
    public static function require_in(\stdClass $course): void {
        require_capability(self::CAPABILITY, \core\context\course::instance($course->id));
        if (!space_store::of_course((int) $course->id)) {
            throw new \moodle_exception('unknownspace', 'local_mara', course_get_url($course));
        }
    }

    /**
     * Refuses whoever may not follow this very person there.
     *
     * @param \stdClass $course
     * @param int $userid
     */
    public static function require_of(\stdClass $course, int $userid): void {
        self::require_in($course);
        if (!self::is_enrolled((int) $course->id, $userid)) {
            throw new \moodle_exception('own_not_here', 'local_mara', self::url((int) $course->id));
        }
    }

    /**
     * Whether the reader may follow this very person there.
     *
     * @param \stdClass $course
     * @param int $userid
     * @return bool
     */
    public static function may(\stdClass $course, int $userid): bool {
        return has_capability(self::CAPABILITY, \core\context\course::instance($course->id))
            && space_store::of_course((int) $course->id)
            && self::is_enrolled((int) $course->id, $userid);
    }

    /**
     * The people of a space, by name.
     *
     * @param int $courseid
     * @param int $page from 0
     * @return \stdClass[] users with their names, by id
     */
    public static function people(int $courseid, int $page): array {
        global $DB;
        $names = \core_user\fields::for_name()->get_sql('u')->selects;
        return $DB->get_records_sql(
            "SELECT u.id$names FROM {user} u WHERE " . self::condition() . ' ORDER BY u.lastname, u.firstname, u.id',
            self::params($courseid),
            $page * self::PAGE,
            self::PAGE
        );
    }

    /**
     * How many people a space has.
     *
     * @param int $courseid
     * @return int
     */
    public static function count(int $courseid): int {
        global $DB;
        return $DB->count_records_sql('SELECT COUNT(u.id) FROM {user} u WHERE ' . self::condition(), self::params($courseid));
    }

    /**
     * Which of these people look after the sheets and people of a space themselves.
     *
     * @param int $courseid
     * @param int[] $userids
     * @return int[]
     */
    public static function referents(int $courseid, array $userids): array {
        global $DB;
        $roles = roles::editors();
        if (!$roles || !$userids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($userids);
        [$of, $roleids] = $DB->get_in_or_equal($roles);
        return array_map('intval', $DB->get_fieldset_select(
            'role_assignments',
            'userid',
            "userid $in AND roleid $of AND contextid = ?",
            array_merge($params, $roleids, [\core\context\course::instance($courseid)->id])
        ));
    }

    /**
     * The address of the list.
     *
     * @param int $courseid
     * @return \moodle_url
     */
    public static function url(int $courseid): \moodle_url {
        return new \moodle_url('/local/mara/people.php', ['course' => $courseid]);
    }

    /**
     * The address of someone's form.
     *
     * @param int $courseid
     * @param int $userid
     * @return \moodle_url
     */
    public static function url_of(int $courseid, int $userid): \moodle_url {
        return new \moodle_url('/local/mara/profile.php', ['id' => $userid, 'course' => $courseid]);
    }

    /**
     * Whether someone has a running enrolment in a course.
     *
     * @param int $courseid
     * @param int $userid
     * @return bool
     */
    private static function is_enrolled(int $courseid, int $userid): bool {
        global $DB;
        return $DB->record_exists_sql(
            'SELECT 1 FROM {user} u WHERE ' . self::condition() . ' AND u.id = ?',
            [...self::params($courseid), $userid]
        );
    }

    /**
     * Who is enrolled in a course now: the path of someone who left, or is kept out, is not open to its referents.
     *
     * @return string SQL about u, with params()
     */
    private static function condition(): string {
        return 'u.deleted = 0 AND u.suspended = 0 AND EXISTS (SELECT 1
                  FROM {user_enrolments} ue
                  JOIN {enrol} e ON e.id = ue.enrolid
                 WHERE ue.userid = u.id AND e.courseid = ? AND ue.status = ? AND e.status = ?
                       AND ue.timestart <= ? AND (ue.timeend = 0 OR ue.timeend > ?))';
    }

    /**
     * The parameters of condition().
     *
     * @param int $courseid
     * @return int[]
     */
    private static function params(int $courseid): array {
        $now = site::now();
        return [$courseid, ENROL_USER_ACTIVE, ENROL_INSTANCE_ENABLED, $now, $now];
    }
}
