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
 * A type whose pieces are each one row of a table of Moodle's.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class object_type extends piece_type {
    /** Table of the objects. */
    protected const TABLE = '';

    #[\Override]
    public function exists(array $pieces): array {
        return array_map('intval', array_keys($this->objects($pieces, 'o.id')));
    }

    /**
     * The objects of pieces that are there.
     *
     * @param \stdClass[] $pieces by id
     * @param string $columns of the objects, which are named o
     * @param bool $forupdate whether they are held until the transaction ends
     * @return \stdClass[] id of the piece => object
     */
    protected function objects(array $pieces, string $columns, bool $forupdate = false): array {
        global $DB;
        $ids = array_filter(array_map(fn($piece) => $piece->objectid, $pieces));
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_values($ids));
        $found = $DB->get_records_sql(
            "SELECT $columns FROM {" . static::TABLE . "} o WHERE o.id $in"
                . ($forupdate ? \local_mara\local\atomic::for_update() : ''),
            $params
        );
        $objects = [];
        foreach ($ids as $pieceid => $objectid) {
            if (isset($found[$objectid])) {
                $objects[$pieceid] = $found[$objectid];
            }
        }
        return $objects;
    }

    /**
     * An address in this Moodle for each piece.
     *
     * @param \stdClass[] $pieces by id
     * @param callable $url of one piece
     * @return string[] id => address
     */
    protected static function addresses(array $pieces, callable $url): array {
        return array_map(fn($piece) => $url($piece)->out(false), $pieces);
    }
}
