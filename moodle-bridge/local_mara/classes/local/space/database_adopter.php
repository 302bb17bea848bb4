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

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\locks;

/**
 * Takes a database activity of a space's course, as one brought back from the recycle bin, in the
 * place of the space's own that is gone. Only a person can say that it is the one.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class database_adopter {
    /**
     * Adopts a database activity.
     *
     * @param string $code code of the space
     * @param int $cmid course module of the activity
     * @param string $sheet kind of sheets it holds
     * @return string[] codes of the fields that were not found in it, none of them required
     */
    public static function adopt(string $code, int $cmid, string $sheet = sheets::LIVING_AREA): array {
        if (!in_array($sheet, sheets::KINDS, true)) {
            throw new \moodle_exception('unknownsheet', 'local_mara');
        }
        return locks::hold([space_store::lock_name($code)], function () use ($code, $cmid, $sheet) {
            $space = space_store::live($code);
            if (!$space) {
                throw new \moodle_exception('unknownspace', 'local_mara');
            }
            if (isset(space_store::databases($space->id)[$sheet])) {
                throw new \moodle_exception('adopt_standing', 'local_mara');
            }
            $cm = self::course_module($cmid, $space);
            $fields = self::recognise((int) $cm->instance, $sheet);
            atomic::run(fn() => self::take($space, $cm, $sheet, $fields));
            space_rights::ensure($space);
            return array_values(array_diff(sheets::codes($sheet), array_keys($fields)));
        });
    }

    /**
     * The activity, if it is a database that stands in the space's course.
     *
     * @param int $cmid
     * @param \stdClass $space
     * @return \stdClass row of course_modules
     */
    private static function course_module(int $cmid, \stdClass $space): \stdClass {
        global $DB;
        $cm = $DB->get_record_sql(
            "SELECT cm.*
               FROM {course_modules} cm
               JOIN {modules} m ON m.id = cm.module AND m.name = 'data'
               JOIN {data} a ON a.id = cm.instance
              WHERE cm.id = ? AND cm.deletioninprogress = 0",
            [$cmid]
        );
        if (!$cm) {
            throw new \moodle_exception('adopt_no_database', 'local_mara', '', $cmid);
        }
        if ($cm->course != $space->courseid) {
            throw new \moodle_exception('adopt_elsewhere', 'local_mara', '', $cmid);
        }
        return $cm;
    }

    /**
     * The fields of an activity by code: a field is known by its type and the name it was made with.
     *
     * @param int $dataid
     * @param string $sheet
     * @return int[] code => row of data_fields
     */
    private static function recognise(int $dataid, string $sheet): array {
        global $DB;
        $standing = $DB->get_records('data_fields', ['dataid' => $dataid], 'id', 'id, type, name');
        $fields = [];
        foreach (sheets::codes($sheet) as $code) {
            $wish = sheets::field($sheet, $code);
            $names = sheets::names($sheet, $code);
            foreach ($standing as $field) {
                if ($field->type === $wish->type && in_array(trim($field->name), $names, true)) {
                    $fields[$code] = (int) $field->id;
                    break;
                }
            }
            if ($wish->required && !isset($fields[$code])) {
                throw new \moodle_exception('adopt_field', 'local_mara', '', ['name' => $wish->name, 'type' => $wish->type]);
            }
        }
        return $fields;
    }

    /**
     * Puts the activity in the place of the one that is gone.
     *
     * @param \stdClass $space
     * @param \stdClass $cm
     * @param string $sheet
     * @param int[] $fields
     */
    private static function take(\stdClass $space, \stdClass $cm, string $sheet, array $fields): void {
        global $DB;
        $databaseid = space_store::replace_database($space, $sheet, (int) $cm->instance, (int) $cm->id);
        foreach ($fields as $code => $fieldid) {
            $DB->insert_record('local_mara_field', (object) compact('databaseid', 'code', 'fieldid'));
        }
        change_log::append('spaces', [$space->courseid]);
        change_log::append_entries_of($cm->instance);
    }
}
