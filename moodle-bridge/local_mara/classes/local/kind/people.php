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
    #[\Override]
    protected function columns(): string {
        return 't.firstname, t.lastname, t.lang, t.suspended, t.timemodified';
    }

    #[\Override]
    protected function from(): string {
        return '{user} t';
    }

    #[\Override]
    protected function where(): string {
        return 't.deleted = 0 AND ' . ours::anywhere('t.id');
    }

    #[\Override]
    protected function items(array $rows): array {
        $fields = self::fields(array_keys($rows));
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'firstname' => $row->firstname,
            'lastname' => $row->lastname,
            'lang' => $row->lang,
            'suspended' => (bool) $row->suspended,
            'fields' => (object) ($fields[$row->id] ?? []),
            'timemodified' => (int) $row->timemodified,
        ], $rows);
    }

    /**
     * The profile fields of these people that are not empty.
     *
     * @param int[] $ids
     * @return array id => short name => text
     */
    private static function fields(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($ids);
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
        return $fields;
    }
}
