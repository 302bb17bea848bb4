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
 * The roles given in the very course of a space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class roles extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 't.userid, t.timemodified, s.code, r.shortname';
    }

    #[\Override]
    protected function from(): string {
        return '{role_assignments} t
           JOIN {context} ctx ON ctx.id = t.contextid AND ctx.contextlevel = ' . CONTEXT_COURSE . '
           JOIN {local_mara_space} s ON s.courseid = ctx.instanceid
           JOIN {course} c ON c.id = s.courseid
           JOIN {role} r ON r.id = t.roleid
           JOIN {user} u ON u.id = t.userid AND u.deleted = 0';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'userid' => (int) $row->userid,
            'space' => $row->code,
            'role' => $row->shortname,
            'timemodified' => (int) $row->timemodified,
        ], $rows);
    }
}
