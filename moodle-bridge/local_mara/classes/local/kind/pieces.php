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

use local_mara\local\piece\piece_store;
use local_mara\local\piece\piece_types;

/**
 * What the companion keeps in Moodle by key, beside the Books.
 *
 * Each type of piece asks the database a fixed number of questions.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class pieces extends kind_reader {
    #[\Override]
    protected function columns(): string {
        return 't.piecekey, t.type, t.spaceid, t.state, t.objectid, t.source, t.offered, t.written, t.timemodified,
                s.code, s.courseid';
    }

    #[\Override]
    protected function from(): string {
        return '{local_mara_piece} t
           JOIN {local_mara_space} s ON s.id = t.spaceid
           JOIN {course} c ON c.id = s.courseid';
    }

    #[\Override]
    protected function items(array $rows): array {
        global $DB;
        $bytype = [];
        foreach ($rows as $id => $row) {
            $bytype[$row->type][$id] = $row;
        }
        $items = [];
        foreach ($bytype as $type => $pieces) {
            $items += self::items_of($type, $pieces);
        }
        // Forgotten while this was read, a piece would be told without what belonged to it.
        $items = array_intersect_key($items, $DB->get_records_list('local_mara_piece', 'id', array_keys($items), '', 'id'));
        ksort($items);
        return $items;
    }

    /**
     * The items of pieces of one type.
     *
     * @param string $name
     * @param \stdClass[] $pieces id => row
     * @return array id => item
     */
    private static function items_of(string $name, array $pieces): array {
        $type = piece_types::of($name);
        $live = array_filter($pieces, fn($piece) => $piece->state === piece_store::LIVE);
        $standing = array_intersect_key($live, array_flip($type->exists($live)));
        foreach (array_diff_key($live, $standing) as $piece) {
            // A person deleted the object, and no event told it.
            $piece->state = piece_store::GONE;
        }
        $presents = $type->presents($standing);
        $details = $type->details($pieces);
        $urls = $type->urls(array_filter($pieces, fn($piece) => $piece->state !== piece_store::GONE));
        $items = [];
        foreach ($pieces as $id => $piece) {
            $present = $presents[$id] ?? null;
            $items[$id] = self::item($piece, $present, $details[$id] ?? [], $urls[$id] ?? null);
        }
        return $items;
    }

    /**
     * The item of a piece.
     *
     * @param \stdClass $piece
     * @param string|null $present name of what stands, of a type a person can edit
     * @param array $detail
     * @param string|null $url
     * @return array
     */
    private static function item(\stdClass $piece, ?string $present, array $detail, ?string $url): array {
        $edited = $present !== null && $present !== $piece->written;
        return [
            'id' => (int) $piece->id,
            'key' => $piece->piecekey,
            'type' => $piece->type,
            'space' => $piece->code,
            'state' => $piece->state,
            'source' => $piece->source,
            'offered' => $piece->offered,
            'edited' => $edited,
            'text' => $edited ? $present : null,
            'objectid' => $piece->objectid === null ? null : (int) $piece->objectid,
            'url' => $url,
            'detail' => (object) $detail,
            'timemodified' => (int) $piece->timemodified,
        ];
    }
}
