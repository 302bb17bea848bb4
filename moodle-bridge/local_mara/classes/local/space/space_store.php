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

namespace local_mara\local\space;

use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Finds the spaces and their databases in the plugin's tables.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class space_store {
    /**
     * The lock to hold while a space or its Books are written.
     *
     * @param string $code
     * @return string
     */
    public static function lock_name(string $code): string {
        return 'space_' . $code;
    }

    /**
     * The space a course is.
     *
     * @param int $courseid
     * @return \stdClass|null row of local_mara_space
     */
    public static function of_course(int $courseid): ?\stdClass {
        global $DB;
        return $DB->get_record('local_mara_space', ['courseid' => $courseid]) ?: null;
    }

    /**
     * The space of a code.
     *
     * @param string $code
     * @return \stdClass|null row of local_mara_space
     */
    public static function of_code(string $code): ?\stdClass {
        global $DB;
        return $DB->get_record('local_mara_space', ['code' => $code]) ?: null;
    }

    /**
     * The space of a code, if its course still stands.
     *
     * @param string $code
     * @return \stdClass|null row of local_mara_space
     */
    public static function live(string $code): ?\stdClass {
        global $DB;
        $space = self::of_code($code);
        return $space && $DB->record_exists('course', ['id' => $space->courseid]) ? $space : null;
    }

    /**
     * All spaces whose course still stands.
     *
     * @return \stdClass[] rows of local_mara_space
     */
    public static function all_live(): array {
        global $DB;
        return $DB->get_records_sql(
            "SELECT s.*
               FROM {local_mara_space} s
               JOIN {course} c ON c.id = s.courseid
           ORDER BY s.courseid"
        );
    }

    /**
     * What the spaces that stand are called.
     *
     * @param bool $regional whether the national one is left out
     * @return string[] code => full name of the course as plain text, in the order of the names
     */
    public static function names(bool $regional = false): array {
        global $DB;
        $where = $regional ? 'WHERE s.national = 0' : '';
        $names = $DB->get_records_sql_menu(
            "SELECT s.code, c.fullname
               FROM {local_mara_space} s
               JOIN {course} c ON c.id = s.courseid
             $where
           ORDER BY c.fullname, s.code"
        );
        // Not escaped: what shows them does it.
        return array_map(fn($name) => format_string($name, true, ['escape' => false]), $names);
    }

    /**
     * Whether a database activity is one of ours.
     *
     * @param int $dataid
     * @return bool
     */
    public static function has_database(int $dataid): bool {
        global $DB;
        return $DB->record_exists('local_mara_database', ['dataid' => $dataid]);
    }

    /**
     * The databases of a space that stand: what waits in the recycle bin does not.
     *
     * @param int $spaceid
     * @return \stdClass[] rows of local_mara_database with the activity's visible, by sheet
     */
    public static function databases(int $spaceid): array {
        global $DB;
        return $DB->get_records_sql(
            "SELECT d.sheet, d.id, d.spaceid, d.dataid, d.cmid, cm.visible
               FROM {local_mara_database} d
               JOIN {data} a ON a.id = d.dataid
               JOIN {course_modules} cm ON cm.id = d.cmid AND cm.deletioninprogress = 0
              WHERE d.spaceid = ?",
            [$spaceid]
        );
    }

    /**
     * Whether a space ever had the database of a kind of sheets, also one that a person deleted since.
     *
     * @param int $spaceid
     * @param string $sheet
     * @return bool
     */
    public static function had_database(int $spaceid, string $sheet): bool {
        global $DB;
        return $DB->record_exists('local_mara_database', ['spaceid' => $spaceid, 'sheet' => $sheet]);
    }

    /**
     * Makes an activity the database of a kind of sheets; the row of one that a person deleted gives way.
     *
     * @param \stdClass $space row of local_mara_space
     * @param string $sheet
     * @param int $dataid
     * @param int $cmid
     * @return int id of the row of local_mara_database
     */
    public static function replace_database(\stdClass $space, string $sheet, int $dataid, int $cmid): int {
        global $DB;
        $old = $DB->get_record('local_mara_database', ['spaceid' => $space->id, 'sheet' => $sheet]);
        if ($old) {
            $DB->delete_records('local_mara_field', ['databaseid' => $old->id]);
            $DB->delete_records('local_mara_database', ['id' => $old->id]);
            change_log::append_entries_of($old->dataid);
        }
        return $DB->insert_record('local_mara_database', (object) [
            'spaceid' => $space->id,
            'sheet' => $sheet,
            'dataid' => $dataid,
            'cmid' => $cmid,
            'timecreated' => site::now(),
        ]);
    }
}
