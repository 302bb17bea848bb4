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
use local_mara\local\publish\run;
use local_mara\local\site;

/**
 * Finds and forgets the rows of pieces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class piece_store {
    /** There, as far as the plugin knows. */
    public const LIVE = 'live';

    /** Came to its end. */
    public const CLOSED = 'closed';

    /** A person deleted the object. */
    public const GONE = 'gone';

    /**
     * The piece of a key, held until the transaction ends.
     *
     * @param string $key
     * @return \stdClass|null row of local_mara_piece
     */
    public static function hold(string $key): ?\stdClass {
        global $DB;
        // Looked for first: to hold a row that is not there would hold its neighbours.
        $id = $DB->get_field('local_mara_piece', 'id', ['piecekey' => $key]);
        if (!$id) {
            return null;
        }
        return $DB->get_record_sql('SELECT * FROM {local_mara_piece} WHERE id = ?' . atomic::for_update(), [$id]) ?: null;
    }

    /**
     * Saves the row of a piece that the present run changed, and tells that it changed.
     *
     * @param \stdClass $piece
     */
    public static function save(\stdClass $piece): void {
        global $DB;
        $piece->run = run::current();
        $piece->timemodified = site::now();
        $DB->update_record('local_mara_piece', $piece);
        change_log::append('pieces', [$piece->id]);
    }

    /**
     * Moodle's id of the object of another piece of the same space, which a body names.
     *
     * @param mixed $key null: none is named
     * @param string $type
     * @param \stdClass $space row of local_mara_space
     * @param string $property that names it
     * @return int|null
     */
    public static function object_of($key, string $type, \stdClass $space, string $property): ?int {
        global $DB;
        if ($key === null) {
            return null;
        }
        refusal::unless(is_string($key), $property);
        $piece = $DB->get_record('local_mara_piece', ['piecekey' => $key, 'type' => $type, 'spaceid' => $space->id]);
        if (!$piece || $piece->state !== self::LIVE || !piece_types::of($type)->exists([$piece->id => $piece])) {
            throw new refusal('unknownpiece', $property);
        }
        return (int) $piece->objectid;
    }

    /**
     * Notes the piece whose object changed, if there is one.
     *
     * @param string $type
     * @param int $objectid
     */
    public static function note(string $type, int $objectid): void {
        global $DB;
        $ids = $DB->get_fieldset_select('local_mara_piece', 'id', 'type = ? AND objectid = ?', [$type, $objectid]);
        change_log::append('pieces', $ids);
    }

    /**
     * Notes that the objects of pieces were deleted.
     *
     * @param string $condition SQL: the pieces are named p
     * @param array $params
     */
    public static function note_gone(string $condition, array $params): void {
        global $DB;
        $pieces = $DB->get_records_sql(
            "SELECT p.id FROM {local_mara_piece} p WHERE p.state = ? AND $condition",
            array_merge([self::LIVE], $params)
        );
        foreach (array_keys($pieces) as $id) {
            $DB->set_field('local_mara_piece', 'state', self::GONE, ['id' => $id]);
        }
        change_log::append('pieces', array_keys($pieces));
    }

    /**
     * Forgets pieces, and all that belongs to them.
     *
     * @param \stdClass[] $pieces rows of local_mara_piece
     */
    public static function forget(array $pieces): void {
        global $DB;
        if (!$pieces) {
            return;
        }
        self::clear($pieces);
        $ids = array_column($pieces, 'id');
        $DB->delete_records_list('local_mara_piece', 'id', $ids);
        change_log::append('pieces', $ids);
    }

    /**
     * Forgets what belongs to pieces, but not the pieces.
     *
     * @param \stdClass[] $pieces rows of local_mara_piece
     */
    public static function clear(array $pieces): void {
        global $DB;
        $bytype = [];
        foreach ($pieces as $piece) {
            $bytype[$piece->type][] = (int) $piece->id;
        }
        foreach ($bytype as $type => $ids) {
            [$in, $params] = $DB->get_in_or_equal($ids);
            change_log::append_where('answers', "p.id $in", $params);
            piece_types::of($type)->forget($ids);
            $DB->delete_records_list('local_mara_member', 'pieceid', $ids);
        }
    }

    /**
     * Forgets all pieces of a space whose course is gone, and what was handed over there.
     *
     * @param int $spaceid
     */
    public static function forget_space(int $spaceid): void {
        global $DB;
        self::forget($DB->get_records('local_mara_piece', ['spaceid' => $spaceid], 'id', 'id, type'));
        handovers::forget_space($spaceid);
    }
}
