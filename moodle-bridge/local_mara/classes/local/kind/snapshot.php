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

use local_mara\local\change\numbering;
use local_mara\local\json;
use local_mara\local\site;

/**
 * One page of all objects of a kind.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class snapshot {
    /**
     * The answer of local_mara_get_snapshot.
     *
     * @param string $kind
     * @param int $after
     * @param int $limit
     * @param int $maxbytes
     * @return string JSON
     */
    public static function read(string $kind, int $after, int $limit, int $maxbytes): string {
        $reader = kinds::reader($kind);
        numbering::note_reader();
        // Noted before the objects are read: what changes meanwhile gets a higher number.
        $number = numbering::last();
        $ids = $reader->page($after, $limit + 1);
        $more = count($ids) > $limit;
        $ids = array_slice($ids, 0, $limit);

        // Large objects are weighed first, so that no answer reads much more than it tells.
        $parts = $reader->parts($ids, $maxbytes);
        $more = $more || count($parts) > 1;
        $ids = $parts[0] ?? [];

        $states = $reader->states($ids);
        $items = [];
        $bytes = 0;
        $last = $after;
        foreach ($ids as $id) {
            if (isset($states[$id])) {
                $item = json::encode($states[$id]);
                if ($items && $bytes + strlen($item) > $maxbytes) {
                    $more = true;
                    break;
                }
                $items[] = $item;
                $bytes += strlen($item);
            }
            $last = $id;
        }
        $head = site::envelope();
        $head['log'] = ['epoch' => site::epoch(), 'number' => $number];
        $head['kind'] = $kind;
        $head['next'] = $more ? $last : null;
        return json::with_items($head, $items);
    }
}
