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
    protected function columns(): string {
        return 's.code, s.national, s.departements, t.fullname, t.visible';
    }

    #[\Override]
    protected function from(): string {
        return '{course} t JOIN {local_mara_space} s ON s.courseid = t.id';
    }

    #[\Override]
    protected function items(array $rows): array {
        $activities = self::activities(array_keys($rows));
        $databases = self::databases(array_keys($rows));
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'code' => $row->code,
            'name' => $row->fullname,
            'national' => (bool) $row->national,
            'departements' => $row->departements === '' ? [] : explode(',', $row->departements),
            'visible' => (bool) $row->visible,
            'url' => self::url('/course/view.php', ['id' => $row->id]),
            'activities' => $activities[$row->id] ?? [],
            'databases' => $databases[$row->id] ?? [],
            'resources' => $row->national ? resources::of((int) $row->id) : [],
        ], $rows);
    }

    /**
     * The activities whose completion is tracked.
     *
     * @param int[] $courseids
     * @return array course id => activities
     */
    private static function activities(array $courseids): array {
        global $CFG, $DB;
        if (!$courseids || empty($CFG->enablecompletion)) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($courseids);
        $modules = $DB->get_records_sql(
            "SELECT cm.id, cm.course, cm.instance, m.name AS module
               FROM {course_modules} cm
               JOIN {modules} m ON m.id = cm.module
               JOIN {course} c ON c.id = cm.course AND c.enablecompletion = 1
              WHERE cm.course $in AND cm.completion > 0 AND cm.deletioninprogress = 0
           ORDER BY cm.id",
            $params
        );
        $names = self::names($modules);
        $activities = [];
        foreach ($modules as $cm) {
            if (isset($names[$cm->module][$cm->instance])) {
                $name = $names[$cm->module][$cm->instance];
                $activities[$cm->course][] = ['cmid' => (int) $cm->id, 'module' => $cm->module, 'name' => $name];
            }
        }
        return $activities;
    }

    /**
     * The names of activities: one question for each module, as each keeps them in its own table.
     *
     * @param \stdClass[] $modules
     * @return array module => instance => name
     */
    private static function names(array $modules): array {
        global $DB;
        $instances = [];
        foreach ($modules as $cm) {
            $instances[$cm->module][] = $cm->instance;
        }
        $names = [];
        foreach ($instances as $module => $ids) {
            $names[$module] = array_column($DB->get_records_list($module, 'id', $ids, '', 'id, name'), 'name', 'id');
        }
        return $names;
    }

    /**
     * The databases made by the plugin that stand.
     *
     * @param int[] $courseids
     * @return array course id => databases
     */
    private static function databases(array $courseids): array {
        global $DB;
        if (!$courseids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($courseids);
        $rows = $DB->get_records_sql(
            "SELECT d.id, d.sheet, d.dataid, d.cmid, s.courseid, cm.visible
               FROM {local_mara_database} d
               JOIN {local_mara_space} s ON s.id = d.spaceid
               JOIN {data} a ON a.id = d.dataid
               JOIN {course_modules} cm ON cm.id = d.cmid AND cm.deletioninprogress = 0
              WHERE s.courseid $in
           ORDER BY d.id",
            $params
        );
        $databases = [];
        foreach ($rows as $row) {
            $databases[$row->courseid][] = [
                'sheet' => $row->sheet,
                'id' => (int) $row->dataid,
                'cmid' => (int) $row->cmid,
                'visible' => (bool) $row->visible,
                'url' => self::url('/mod/data/view.php', ['id' => $row->cmid]),
            ];
        }
        return $databases;
    }
}
