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
 * The cohorts that have one of our people at least.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class cohorts extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 't.name, t.idnumber, t.visible';
    }

    #[\Override]
    protected function from(): string {
        return '{cohort} t';
    }

    #[\Override]
    protected function where(): string {
        return 'EXISTS (SELECT 1
                  FROM {cohort_members} m
                  JOIN {user} u ON u.id = m.userid AND u.deleted = 0
                 WHERE m.cohortid = t.id AND ' . ours::anywhere('m.userid') . ')';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'name' => $row->name,
            'idnumber' => (string) $row->idnumber,
            'visible' => (bool) $row->visible,
        ], $rows);
    }
}
