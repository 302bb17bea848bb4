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

namespace local_mara\local\piece\type;

use local_mara\local\allowed;
use local_mara\local\piece\checked;
use local_mara\local\piece\person_type;
use local_mara\local\piece\refusal;
use local_mara\local\setup\roles;

/**
 * A manual enrolment in the space, with a role.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class enrolment extends person_type {
    /** Table of the objects. */
    protected const TABLE = 'user_enrolments';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        $role = $body['role'] ?? null;
        refusal::unless(is_string($role), 'role');
        if (!in_array($role, allowed::roles(), true)) {
            throw new refusal('notallowed', 'role');
        }
        $start = checked::number($body['start'] ?? 0, 'start');
        $end = checked::number($body['end'] ?? 0, 'end');
        refusal::unless(!$end || $end > $start, 'end');
        return [
            'userid' => checked::user($body['userid'] ?? null, 'userid'),
            'roleid' => roles::id($role),
            'start' => $start,
            'end' => $end,
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $there = $DB->get_records_sql(
            "SELECT ue.id
               FROM {user_enrolments} ue
               JOIN {enrol} e ON e.id = ue.enrolid
              WHERE ue.userid = ? AND e.courseid = ?
           ORDER BY ue.id",
            [$body['userid'], $space->courseid]
        );
        if ($there) {
            $piece->objectid = array_key_first($there);
            self::note($piece, $body['userid'], ['ours' => false]);
            return;
        }
        $instance = self::method($space);
        $given = !self::has_role($body['userid'], $body['roleid'], $space);
        self::plugin()->enrol_user($instance, $body['userid'], $body['roleid'], $body['start'], $body['end']);
        $row = ['enrolid' => $instance->id, 'userid' => $body['userid']];
        $piece->objectid = $DB->get_field('user_enrolments', 'id', $row, MUST_EXIST);
        self::note($piece, $body['userid'], self::ours($given, $body['roleid'], $body['start'], $body['end']));
    }

    #[\Override]
    public function urls(array $pieces): array {
        return self::addresses($pieces, fn($piece) => new \moodle_url('/user/index.php', ['id' => $piece->courseid]));
    }

    #[\Override]
    protected function is_about(\stdClass $object, array $body): bool {
        return (int) $object->userid === $body['userid'];
    }

    #[\Override]
    protected function change(\stdClass $piece, \stdClass $object, array $body, \stdClass $space): void {
        global $DB;
        $written = json_decode($piece->written);
        $instance = $DB->get_record('enrol', ['id' => $object->enrolid], '*', MUST_EXIST);
        // A date that a person set is theirs.
        $start = (int) $object->timestart === $written->start ? $body['start'] : null;
        $end = (int) $object->timeend === $written->end ? $body['end'] : null;
        self::plugin()->update_user_enrol($instance, $object->userid, null, $start, $end);
        $given = $written->given;
        if ($written->roleid !== $body['roleid']) {
            self::take_role($written, $object->userid, $space);
            $given = !self::has_role($object->userid, $body['roleid'], $space);
            role_assign($body['roleid'], $object->userid, self::context($space)->id);
        }
        $ours = self::ours($given, $body['roleid'], $start ?? $written->start, $end ?? $written->end);
        self::note($piece, $body['userid'], $ours);
    }

    #[\Override]
    protected function take_away(\stdClass $piece, \stdClass $object, \stdClass $space): void {
        global $DB;
        $instance = $DB->get_record('enrol', ['id' => $object->enrolid], '*', MUST_EXIST);
        self::plugin()->unenrol_user($instance, $object->userid);
        self::take_role(json_decode($piece->written), $object->userid, $space);
    }

    /**
     * What was last written of an enrolment of ours, as far as a person may change it.
     *
     * @param bool $given whether the role came with it
     * @param int $roleid
     * @param int $start
     * @param int $end
     * @return array
     */
    private static function ours(bool $given, int $roleid, int $start, int $end): array {
        return ['ours' => true, 'given' => $given, 'roleid' => $roleid, 'start' => $start, 'end' => $end];
    }

    /**
     * Takes back the role that was given with the enrolment; one a person gave before stays.
     *
     * @param \stdClass $written
     * @param int $userid
     * @param \stdClass $space
     */
    private static function take_role(\stdClass $written, int $userid, \stdClass $space): void {
        if ($written->given) {
            role_unassign($written->roleid, $userid, self::context($space)->id);
        }
    }

    /**
     * Whether someone holds a role in the very course.
     *
     * @param int $userid
     * @param int $roleid
     * @param \stdClass $space
     * @return bool
     */
    private static function has_role(int $userid, int $roleid, \stdClass $space): bool {
        global $DB;
        $row = ['userid' => $userid, 'roleid' => $roleid, 'contextid' => self::context($space)->id];
        return $DB->record_exists('role_assignments', $row);
    }

    /**
     * The course's way of enrolling by hand.
     *
     * @param \stdClass $space
     * @return \stdClass row of enrol
     */
    private static function method(\stdClass $space): \stdClass {
        foreach (enrol_get_instances($space->courseid, true) as $instance) {
            if ($instance->enrol === 'manual') {
                return $instance;
            }
        }
        throw new refusal('notallowed', 'manual enrolment is switched off');
    }

    /**
     * Moodle's plugin for manual enrolment.
     *
     * @return \enrol_plugin
     */
    private static function plugin(): \enrol_plugin {
        global $CFG;
        require_once($CFG->libdir . '/enrollib.php');
        return enrol_get_plugin('manual');
    }

    /**
     * The context of the course of a space.
     *
     * @param \stdClass $space
     * @return \core\context\course
     */
    private static function context(\stdClass $space): \core\context\course {
        return \core\context\course::instance($space->courseid);
    }
}
