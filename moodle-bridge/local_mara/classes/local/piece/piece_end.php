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

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Notes that pieces came to their end outside a batch: a person answered, a day passed.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class piece_end {
    /**
     * Keeps pieces as they are until the transaction ends. A batch holds a piece before anything that belongs
     * to it; whoever does the same never waits for a batch that waits for them.
     *
     * @param int[] $pieceids
     */
    public static function hold(array $pieceids): void {
        global $DB;
        if ($pieceids) {
            [$in, $params] = $DB->get_in_or_equal($pieceids);
            $DB->get_records_sql("SELECT id FROM {local_mara_piece} WHERE id $in ORDER BY id" . atomic::for_update(), $params);
        }
    }

    /**
     * Closes pieces, and notes it in the change log. Within the caller's transaction.
     *
     * @param int[] $pieceids
     */
    public static function note(array $pieceids): void {
        global $DB;
        if (!$pieceids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal($pieceids);
        $DB->execute(
            "UPDATE {local_mara_piece} SET state = 'closed', timemodified = ? WHERE id $in",
            array_merge([site::now()], $params)
        );
        change_log::append('pieces', $pieceids);
    }
}
