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

namespace local_mara\local\change;

use local_mara\local\kind\kinds;
use local_mara\local\publish\run;
use local_mara\local\site;

/**
 * Writes down that something changed: a reference, never a content.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class change_log {
    /** Table of the log. */
    public const TABLE = 'local_mara_change';

    /** Value of the column due: an event noted it, to be numbered at once, and told again when it is a minute old. */
    public const BY_EVENT = 0;

    /** Value of the column due: the comparison noted it, to be numbered at once. Its contents stand already. */
    public const BY_COMPARISON = 1;

    /**
     * Notes objects of one kind.
     *
     * @param string $kind
     * @param array $ids
     * @param int $due BY_EVENT or BY_COMPARISON
     */
    public static function append(string $kind, array $ids, int $due = self::BY_EVENT): void {
        global $DB;
        $now = site::now();
        $rows = [];
        foreach ($ids as $id) {
            $rows[] = (object) [
                'kind' => $kind,
                'objectid' => (int) $id,
                'run' => run::current(),
                'due' => $due,
                'timecreated' => $now,
            ];
        }
        if ($rows) {
            $DB->insert_records(self::TABLE, $rows);
        }
    }

    /**
     * Notes every entry of a database activity.
     *
     * @param int $dataid
     */
    public static function append_entries_of(int $dataid): void {
        global $DB;
        self::append('entries', $DB->get_fieldset_select('data_records', 'id', 'dataid = ?', [$dataid]));
    }

    /**
     * Notes the objects of one kind that are ours to see now and meet a condition.
     *
     * @param string $kind
     * @param string $condition SQL: the objects' table is t, that of their space s
     * @param array $params
     */
    public static function append_where(string $kind, string $condition, array $params = []): void {
        global $DB;
        // A region may have thousands of them: the database does it alone.
        $DB->execute(
            "INSERT INTO {local_mara_change} (kind, objectid, run, due, timecreated)
             " . kinds::reader($kind)->sql("'$kind', t.id, ?, " . self::BY_EVENT . ', ' . site::now(), $condition),
            array_merge([run::current()], $params)
        );
    }

    /**
     * Notes everything of a space, before it vanishes or after it was changed as a whole.
     *
     * @param \stdClass $space row of local_mara_space
     */
    public static function append_space(\stdClass $space): void {
        self::append('spaces', [$space->courseid]);
        foreach (kinds::OF_SPACE as $kind) {
            self::append_where($kind, 's.id = ?', [$space->id]);
        }
        $enrolled = "IN (SELECT ue.userid FROM {user_enrolments} ue JOIN {enrol} e ON e.id = ue.enrolid WHERE e.courseid = ?)";
        self::append_where('people', "t.id $enrolled", [$space->courseid]);
        self::append_cohorts("userid $enrolled", [$space->courseid]);
    }

    /**
     * Notes everything a person has in the spaces, or in one: it appears or vanishes with them.
     *
     * @param int $userid
     * @param int|null $courseid
     */
    public static function append_person(int $userid, ?int $courseid = null): void {
        $condition = 't.userid = ?' . ($courseid === null ? '' : ' AND s.courseid = ?');
        $params = $courseid === null ? [$userid] : [$userid, $courseid];
        foreach (kinds::OF_PERSON as $kind) {
            self::append_where($kind, $condition, $params);
        }
        self::append_where('people', 't.id = ?', [$userid]);
        self::append_cohorts('userid = ?', [$userid]);
    }

    /**
     * Notes the memberships of some of our people in cohorts, and these cohorts.
     *
     * @param string $who SQL about userid
     * @param array $params
     */
    private static function append_cohorts(string $who, array $params): void {
        self::append_where('cohort_members', "t.$who", $params);
        self::append_where('cohorts', "t.id IN (SELECT cohortid FROM {cohort_members} WHERE $who)", $params);
    }
}
