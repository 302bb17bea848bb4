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
 * How far those enrolled in a space are with its activities, as far as Moodle keeps it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class activity_completions extends kind_reader {
    /** What Moodle's numbers for the state of completion mean; 4 is a failure whose grade is hidden. */
    private const STATES = ['incomplete', 'complete', 'passed', 'failed', 'failed'];

    #[\Override]
    protected function columns(): string {
        return 't.userid, t.coursemoduleid, t.completionstate, t.timemodified, s.code';
    }

    #[\Override]
    protected function from(): string {
        return '{course_modules_completion} t
           JOIN {course_modules} cm ON cm.id = t.coursemoduleid AND cm.deletioninprogress = 0
           JOIN {local_mara_space} s ON s.courseid = cm.course
           JOIN {course} c ON c.id = s.courseid
           JOIN {user} u ON u.id = t.userid AND u.deleted = 0';
    }

    #[\Override]
    protected function where(): string {
        return ours::in_course('t.userid', 's.courseid');
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'userid' => (int) $row->userid,
            'space' => $row->code,
            'cmid' => (int) $row->coursemoduleid,
            'state' => self::STATES[$row->completionstate] ?? 'incomplete',
            'timemodified' => (int) $row->timemodified,
        ], $rows);
    }
}
