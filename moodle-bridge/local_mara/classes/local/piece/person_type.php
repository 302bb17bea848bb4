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

namespace local_mara\local\piece;

use local_mara\local\json;

/**
 * A type whose pieces are each what one person has: ours, or theirs already.
 *
 * What was last written is kept as JSON, with ours at least; who it is about is in local_mara_member.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class person_type extends object_type {
    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $object = $DB->get_record(static::TABLE, ['id' => $piece->objectid], '*', MUST_EXIST);
        $written = json_decode($piece->written);
        if (!$this->is_about($object, $body)) {
            // Of someone else, or elsewhere: another one takes its place.
            $this->remove($piece, $space);
            $this->create($piece, $body, $space);
        } else if ($written->ours) {
            $this->change($piece, $object, $body, $space);
        }
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        global $DB;
        if (!json_decode($piece->written)->ours) {
            return 'released';
        }
        $object = $DB->get_record(static::TABLE, ['id' => $piece->objectid], '*', MUST_EXIST);
        $this->take_away($piece, $object, $space);
        return 'removed';
    }

    #[\Override]
    public function details(array $pieces): array {
        return array_map(fn($piece) => ['ours' => json_decode($piece->written)->ours], $pieces);
    }

    /**
     * Whether what stands is what a body is about: of the same person, in the same place.
     *
     * @param \stdClass $object its row
     * @param array $body
     * @return bool
     */
    abstract protected function is_about(\stdClass $object, array $body): bool;

    /**
     * Changes what is ours.
     *
     * @param \stdClass $piece
     * @param \stdClass $object its row
     * @param array $body
     * @param \stdClass $space
     */
    abstract protected function change(\stdClass $piece, \stdClass $object, array $body, \stdClass $space): void;

    /**
     * Takes away what is ours.
     *
     * @param \stdClass $piece
     * @param \stdClass $object its row
     * @param \stdClass $space
     */
    abstract protected function take_away(\stdClass $piece, \stdClass $object, \stdClass $space): void;

    /**
     * Notes what was written, and of whom.
     *
     * @param \stdClass $piece
     * @param int $userid
     * @param array $written with ours
     */
    protected static function note(\stdClass $piece, int $userid, array $written): void {
        global $DB;
        $piece->written = json::encode($written);
        $DB->delete_records('local_mara_member', ['pieceid' => $piece->id]);
        $DB->insert_record('local_mara_member', (object) ['pieceid' => $piece->id, 'userid' => $userid, 'state' => 'in']);
    }
}
