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
 * The groups of the courses of spaces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class groups extends kind_reader {
    /** What Moodle's numbers for the visibility of a group mean. */
    private const VISIBILITY = [
        GROUPS_VISIBILITY_ALL => 'all',
        GROUPS_VISIBILITY_MEMBERS => 'members',
        GROUPS_VISIBILITY_OWN => 'own',
        GROUPS_VISIBILITY_NONE => 'none',
    ];

    #[\Override]
    protected function columns(): string {
        return 't.name, t.idnumber, t.visibility, s.code';
    }

    #[\Override]
    protected function from(): string {
        return '{groups} t
           JOIN {local_mara_space} s ON s.courseid = t.courseid
           JOIN {course} c ON c.id = s.courseid';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'space' => $row->code,
            'name' => $row->name,
            'idnumber' => $row->idnumber,
            'visibility' => self::VISIBILITY[$row->visibility] ?? 'none',
        ], $rows);
    }
}
