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
 * Who is in the groups of spaces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class group_members extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 't.groupid, t.userid, s.code';
    }

    #[\Override]
    protected function from(): string {
        return '{groups_members} t
           JOIN {groups} g ON g.id = t.groupid
           JOIN {local_mara_space} s ON s.courseid = g.courseid
           JOIN {course} c ON c.id = s.courseid
           JOIN {user} u ON u.id = t.userid AND u.deleted = 0';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'groupid' => (int) $row->groupid,
            'userid' => (int) $row->userid,
            'space' => $row->code,
        ], $rows);
    }
}
