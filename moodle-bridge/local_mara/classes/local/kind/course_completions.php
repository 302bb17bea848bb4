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
 * Who, of those enrolled there, has completed the course of a space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class course_completions extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 't.userid, t.timecompleted, s.code';
    }

    #[\Override]
    protected function from(): string {
        return '{course_completions} t
           JOIN {local_mara_space} s ON s.courseid = t.course
           JOIN {course} c ON c.id = s.courseid
           JOIN {user} u ON u.id = t.userid AND u.deleted = 0';
    }

    #[\Override]
    protected function where(): string {
        return 't.timecompleted > 0 AND ' . ours::in_course('t.userid', 's.courseid');
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'userid' => (int) $row->userid,
            'space' => $row->code,
            'timecompleted' => (int) $row->timecompleted,
        ], $rows);
    }
}
