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
 * The spaces, by course id.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class spaces extends kind_reader {
    #[\Override]
    public function page(int $after, int $limit): array {
        return self::ids(
            "SELECT c.id
               FROM {local_mara_space} s
               JOIN {course} c ON c.id = s.courseid
              WHERE c.id > ?
           ORDER BY c.id",
            [$after],
            $limit
        );
    }

    #[\Override]
    public function states(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($ids);
        $rows = $DB->get_records_sql(
            "SELECT c.id, s.id AS spaceid, s.code, s.national, s.departements, c.fullname, c.visible
               FROM {local_mara_space} s
               JOIN {course} c ON c.id = s.courseid
              WHERE c.id $in",
            $params
        );
        $databases = $DB->get_records_sql(
            "SELECT d.id, d.sheet, d.dataid, d.cmid, s.courseid, cm.visible
               FROM {local_mara_database} d
               JOIN {local_mara_space} s ON s.id = d.spaceid
               JOIN {data} a ON a.id = d.dataid
               JOIN {course_modules} cm ON cm.id = d.cmid AND cm.deletioninprogress = 0
              WHERE s.courseid $in
           ORDER BY d.id",
            $params
        );
        $items = [];
        foreach ($rows as $row) {
            $items[$row->id] = [
                'id' => (int) $row->id,
                'code' => $row->code,
                'name' => $row->fullname,
                'national' => (bool) $row->national,
                'departements' => $row->departements === '' ? [] : explode(',', $row->departements),
                'visible' => (bool) $row->visible,
                'url' => self::url('/course/view.php', ['id' => $row->id]),
                'databases' => [],
            ];
        }
        foreach ($databases as $database) {
            if (isset($items[$database->courseid])) {
                $items[$database->courseid]['databases'][] = [
                    'sheet' => $database->sheet,
                    'id' => (int) $database->dataid,
                    'cmid' => (int) $database->cmid,
                    'visible' => (bool) $database->visible,
                    'url' => self::url('/mod/data/view.php', ['id' => $database->cmid]),
                ];
            }
        }
        return $items;
    }
}
