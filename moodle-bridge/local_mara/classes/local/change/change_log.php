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

    /**
     * Notes objects of one kind.
     *
     * @param string $kind
     * @param array $ids
     */
    public static function append(string $kind, array $ids): void {
        global $DB;
        $now = site::now();
        $rows = [];
        foreach ($ids as $id) {
            $rows[] = (object) [
                'kind' => $kind,
                'objectid' => (int) $id,
                'run' => run::current(),
                'due' => 0,
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
     * Notes everything of a space, before it vanishes or after it was changed as a whole.
     *
     * @param \stdClass $space row of local_mara_space
     */
    public static function append_space(\stdClass $space): void {
        global $DB;
        self::append('spaces', [$space->courseid]);
        self::append('books', $DB->get_fieldset_select('local_mara_book', 'id', 'spaceid = ?', [$space->id]));
        foreach ($DB->get_fieldset_select('local_mara_database', 'dataid', 'spaceid = ?', [$space->id]) as $dataid) {
            self::append_entries_of($dataid);
        }
        $enrolments = $DB->get_records_sql_menu(
            "SELECT ue.id, ue.userid
               FROM {user_enrolments} ue
               JOIN {enrol} e ON e.id = ue.enrolid
              WHERE e.courseid = ?",
            [$space->courseid]
        );
        self::append('enrolments', array_keys($enrolments));
        self::append('people', array_unique($enrolments));
    }
}
