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
 * What people answered to the companion's questions.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class answers extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 'p.piecekey, s.code, t.userid, t.choice, t.remark, t.timeanswered';
    }

    #[\Override]
    protected function from(): string {
        return '{local_mara_answer} t
           JOIN {local_mara_ask} a ON a.id = t.askid
           JOIN {local_mara_piece} p ON p.id = a.pieceid
           JOIN {local_mara_space} s ON s.id = p.spaceid
           JOIN {course} c ON c.id = s.courseid';
    }

    #[\Override]
    protected function items(array $rows): array {
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'ask' => $row->piecekey,
            'space' => $row->code,
            'userid' => (int) $row->userid,
            'choice' => $row->choice,
            'remark' => $row->remark,
            'timeanswered' => (int) $row->timeanswered,
        ], $rows);
    }
}
