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
        $names = $DB->get_records_menu(
            'user_info_field',
            ['categoryid' => profile_fields::category_id()],
            'sortorder, id',
            'id, shortname'
        );
        if (!$ids || !$names) {
            return [];
        }
        [$people, $params] = $DB->get_in_or_equal($ids);
        [$ours, $fieldids] = $DB->get_in_or_equal(array_keys($names));
        // Neither joined nor sorted by the database: measured three times faster for 5,000 people.
        $values = $DB->get_recordset_sql(
            "SELECT id, userid, fieldid, data FROM {user_info_data} WHERE userid $people AND fieldid $ours",
            array_merge($params, $fieldids)
        );
        $found = [];
        foreach ($values as $value) {
            if (trim($value->data) !== '') {
                $found[$value->userid][$value->fieldid] = $value->data;
            }
        }
        $values->close();
        $fields = [];
        foreach ($found as $userid => $texts) {
            foreach (array_intersect_key($names, $texts) as $fieldid => $shortname) {
                $fields[$userid][$shortname] = $texts[$fieldid];
            }
        }
        return $fields;
    }
}
