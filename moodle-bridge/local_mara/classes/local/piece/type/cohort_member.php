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

/**
 * The membership of a cohort.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class cohort_member extends person_type {
    /** Table of the objects. */
    protected const TABLE = 'cohort_members';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        return [
            'userid' => checked::user($body['userid'] ?? null, 'userid'),
            'cohortid' => self::cohort($body['cohort'] ?? null),
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/cohort/lib.php');
        $row = ['cohortid' => $body['cohortid'], 'userid' => $body['userid']];
        $ours = !$DB->record_exists('cohort_members', $row);
        if ($ours) {
            cohort_add_member($body['cohortid'], $body['userid']);
        }
        $piece->objectid = $DB->get_field('cohort_members', 'id', $row, MUST_EXIST);
        self::note($piece, $body['userid'], ['ours' => $ours]);
    }

    #[\Override]
    public function urls(array $pieces): array {
        $members = $this->objects($pieces, 'o.id, o.cohortid');
        return array_map(
            fn($member) => (new \moodle_url('/cohort/assign.php', ['id' => $member->cohortid]))->out(false),
            $members
        );
    }

    #[\Override]
    protected function is_about(\stdClass $object, array $body): bool {
        return (int) $object->userid === $body['userid'] && (int) $object->cohortid === $body['cohortid'];
    }

    #[\Override]
    protected function change(\stdClass $piece, \stdClass $object, array $body, \stdClass $space): void {
        // A membership is there or not: there is nothing else to it.
    }

    #[\Override]
    protected function take_away(\stdClass $piece, \stdClass $object, \stdClass $space): void {
        global $CFG;
        require_once($CFG->dirroot . '/cohort/lib.php');
        cohort_remove_member($object->cohortid, $object->userid);
    }

    /**
     * The cohort of an idnumber, if the companion may fill it.
     *
     * @param mixed $idnumber
     * @return int
     */
    private static function cohort($idnumber): int {
        global $DB;
        refusal::unless(is_string($idnumber) && $idnumber !== '', 'cohort');
        if (!in_array($idnumber, allowed::cohorts(), true)) {
            throw new refusal('notallowed', 'cohort');
        }
        $cohorts = $DB->get_records('cohort', ['idnumber' => $idnumber], 'id', 'id, component');
        if (!$cohorts) {
            throw new refusal('unknowncohort', 'cohort');
        }
        $cohort = reset($cohorts);
        if ($cohort->component !== '') {
            throw new refusal('notallowed', 'another plugin keeps this cohort');
        }
        return (int) $cohort->id;
    }
}
