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

use local_mara\local\setup\profile_fields;

/**
 * The users with at least one enrolment in a space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class people extends kind_reader {
    /** Who is ours to see. */
    private const OURS = "u.deleted = 0 AND EXISTS (
        SELECT 1
          FROM {user_enrolments} ue
          JOIN {enrol} e ON e.id = ue.enrolid
          JOIN {local_mara_space} s ON s.courseid = e.courseid
         WHERE ue.userid = u.id)";

    #[\Override]
    public function page(int $after, int $limit): array {
        return self::ids(
            "SELECT u.id FROM {user} u WHERE u.id > ? AND " . self::OURS . " ORDER BY u.id",
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
        $users = $DB->get_records_sql(
            "SELECT u.id, u.firstname, u.lastname, u.lang, u.suspended, u.timemodified
               FROM {user} u
              WHERE u.id $in AND " . self::OURS,
            $params
        );
        $values = $DB->get_recordset_sql(
            "SELECT d.userid, f.shortname, d.data
               FROM {user_info_data} d
               JOIN {user_info_field} f ON f.id = d.fieldid
              WHERE d.userid $in AND f.categoryid = ?
           ORDER BY f.sortorder, f.id",
            array_merge($params, [profile_fields::category_id()])
        );
        $fields = [];
        foreach ($values as $value) {
            if (trim($value->data) !== '') {
                $fields[$value->userid][$value->shortname] = $value->data;
            }
        }
        $values->close();

        $items = [];
        foreach ($users as $user) {
            $items[$user->id] = [
                'id' => (int) $user->id,
                'firstname' => $user->firstname,
                'lastname' => $user->lastname,
                'lang' => $user->lang,
                'suspended' => (bool) $user->suspended,
                'fields' => (object) ($fields[$user->id] ?? []),
                'timemodified' => (int) $user->timemodified,
            ];
        }
        return $items;
    }
}
