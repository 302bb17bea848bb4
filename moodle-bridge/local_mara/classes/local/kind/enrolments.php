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
    protected function columns(): string {
        return 't.userid, t.status, t.timestart, t.timeend, t.timecreated, t.timemodified,
                e.courseid, e.enrol, e.status AS methodstatus, s.code';
    }

    #[\Override]
    protected function from(): string {
        return '{user_enrolments} t
           JOIN {enrol} e ON e.id = t.enrolid
           JOIN {local_mara_space} s ON s.courseid = e.courseid
           JOIN {course} c ON c.id = s.courseid';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'userid' => (int) $row->userid,
            'courseid' => (int) $row->courseid,
            'space' => $row->code,
            'method' => $row->enrol,
            'status' => self::is_active($row) ? 'active' : 'suspended',
            'timestart' => ((int) $row->timestart) ?: null,
            'timeend' => ((int) $row->timeend) ?: null,
            'timecreated' => (int) $row->timecreated,
            'timemodified' => (int) $row->timemodified,
        ], $rows);
    }

    /**
     * Whether neither the enrolment nor its method is disabled.
     *
     * @param \stdClass $row
     * @return bool
     */
    private static function is_active(\stdClass $row): bool {
        return (int) $row->status === ENROL_USER_ACTIVE
            && (int) $row->methodstatus === ENROL_INSTANCE_ENABLED
            && enrol_is_enabled($row->enrol);
    }
}
