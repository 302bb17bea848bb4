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
 * The enrolments in spaces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class enrolments extends kind_reader {
    #[\Override]
    public function page(int $after, int $limit): array {
        return self::ids(
            "SELECT ue.id
               FROM {user_enrolments} ue
               JOIN {enrol} e ON e.id = ue.enrolid
               JOIN {local_mara_space} s ON s.courseid = e.courseid
               JOIN {course} c ON c.id = s.courseid
              WHERE ue.id > ?
           ORDER BY ue.id",
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
            "SELECT ue.id, ue.userid, ue.status, ue.timestart, ue.timeend, ue.timecreated, ue.timemodified,
                    e.courseid, e.enrol, e.status AS methodstatus, s.code
               FROM {user_enrolments} ue
               JOIN {enrol} e ON e.id = ue.enrolid
               JOIN {local_mara_space} s ON s.courseid = e.courseid
               JOIN {course} c ON c.id = s.courseid
              WHERE ue.id $in",
            $params
        );
        $items = [];
        foreach ($rows as $row) {
            $active = (int) $row->status === ENROL_USER_ACTIVE
                && (int) $row->methodstatus === ENROL_INSTANCE_ENABLED
                && enrol_is_enabled($row->enrol);
            $items[$row->id] = [
                'id' => (int) $row->id,
                'userid' => (int) $row->userid,
                'courseid' => (int) $row->courseid,
                'space' => $row->code,
                'method' => $row->enrol,
                'status' => $active ? 'active' : 'suspended',
                'timestart' => ((int) $row->timestart) ?: null,
                'timeend' => ((int) $row->timeend) ?: null,
                'timecreated' => (int) $row->timecreated,
                'timemodified' => (int) $row->timemodified,
            ];
        }
        return $items;
    }
}
