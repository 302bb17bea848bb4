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

/**
 * What one type of piece is: how its body is checked, written, taken away and told.
 *
 * A piece is given as its row of local_mara_piece. Whoever calls has locked the space, opened the
 * transaction, and saves the row afterwards.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class piece_type {
    /**
     * The checked and cleaned body, with nothing in it that the contract does not name.
     *
     * @param array $body as it came
     * @param \stdClass $space row of local_mara_space
     * @return array
     * @throws refusal
     */
    abstract public function clean(array $body, \stdClass $space): array;

    /**
     * Makes what the piece is. May set objectid, written and state of the row.
     *
     * @param \stdClass $piece its row, inserted already and live
     * @param array $body cleaned
     * @param \stdClass $space
     */
    abstract public function create(\stdClass $piece, array $body, \stdClass $space): void;

    /**
     * Writes a new body. Only asked for when the piece is live, and not edited or its edit is to be replaced.
     *
     * @param \stdClass $piece
     * @param array $body cleaned
     * @param \stdClass $space
     */
    abstract public function update(\stdClass $piece, array $body, \stdClass $space): void;

    /**
     * Takes a live piece away. A type that closes instead sets the state of the row, which then stays.
     *
     * @param \stdClass $piece
     * @param \stdClass $space
     * @return string the outcome: removed or released
     */
    abstract public function remove(\stdClass $piece, \stdClass $space): string;

    /**
     * What was being done in a space failed and was undone in the database: Moodle may remember some of it.
     *
     * @param \stdClass $space
     */
    public function undone(\stdClass $space): void {
    }

    /**
     * Deletes the type's own rows of pieces that are forgotten.
     *
     * @param int[] $pieceids
     */
    public function forget(array $pieceids): void {
    }

    /**
     * The names of what stands now, for types a person can edit. A piece is edited while it is not what was written.
     *
     * @param \stdClass[] $pieces by id: live, their objects there
     * @param bool $forupdate whether the objects are held until the transaction ends
     * @return string[] id => sha256; none: of a type that is never edited
     */
    public function presents(array $pieces, bool $forupdate = false): array {
        return [];
    }

    /**
     * The name of what a body would be once it stands, for types a person can edit.
     *
     * @param array $body cleaned
     * @param \stdClass $space
     * @return string|null sha256; null: of a type that is never edited
     */
    public function wished(array $body, \stdClass $space): ?string {
        return null;
    }

    /**
     * Which of these live pieces have their object. Of the others a person deleted it.
     *
     * @param \stdClass[] $pieces by id
     * @return int[] ids of pieces
     */
    public function exists(array $pieces): array {
        return array_map('intval', array_keys($pieces));
    }

    /**
     * What only this type tells, with a fixed number of queries.
     *
     * @param \stdClass[] $pieces by id
     * @return array id => detail; none: nothing to tell
     */
    public function details(array $pieces): array {
        return [];
    }

    /**
     * Where people find them, with a fixed number of queries.
     *
     * @param \stdClass[] $pieces by id
     * @return array id => address or null; none: no address
     */
    public function urls(array $pieces): array {
        return [];
    }
}
