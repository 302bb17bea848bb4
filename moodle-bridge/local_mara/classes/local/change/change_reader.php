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

namespace local_mara\local\change;

use local_mara\local\json;
use local_mara\local\kind\kinds;
use local_mara\local\site;

/**
 * Tells what changed since a number.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class change_reader {
    /** Rows of the log looked at in one answer. */
    private const WINDOW = 1000;

    /**
     * The answer of local_mara_get_changes.
     *
     * @param int $since
     * @param string $epoch
     * @param int $maxbytes
     * @return string JSON
     */
    public static function read(int $since, string $epoch, int $maxbytes): string {
        $last = numbering::give();
        $resync = self::resync($since, $epoch, $last);
        if ($resync !== null) {
            return self::document($last, false, $resync, []);
        }

        [$rows, $cut] = self::window($since, $last, $maxbytes);
        $states = self::states($rows);
        $items = [];
        $bytes = 0;
        $told = $since;
        foreach ($rows as $row) {
            $item = json::encode([
                'number' => (int) $row->changenumber,
                'kind' => $row->kind,
                'id' => (int) $row->objectid,
                'run' => $row->run,
                'state' => $states[$row->kind][$row->objectid] ?? null,
            ]);
            if ($items && $bytes + strlen($item) > $maxbytes) {
                $cut = $told;
                break;
            }
            $items[] = $item;
            $bytes += strlen($item);
            $told = (int) $row->changenumber;
        }
        return self::document($cut ?? $last, $cut !== null, null, $items);
    }

    /**
     * Why the reader must take snapshots again, if it must.
     *
     * @param int $since
     * @param string $epoch
     * @param int $last
     * @return string|null
     */
    private static function resync(int $since, string $epoch, int $last): ?string {
        if ($epoch !== site::epoch()) {
            return 'epoch';
        }
        if ($since > $last) {
            return 'future';
        }
        return $since < numbering::floor() ? 'pruned' : null;
    }

    /**
     * The rows to tell: each object once, at its last number, as many as fit about.
     *
     * @param int $since
     * @param int $last
     * @param int $maxbytes
     * @return array rows in the order of their numbers; the number to go on from, null when all is told
     */
    private static function window(int $since, int $last, int $maxbytes): array {
        global $DB;
        $found = $DB->get_records_select(
            change_log::TABLE,
            'changenumber > ? AND changenumber <= ?',
            [$since, $last],
            'changenumber',
            '*',
            0,
            self::WINDOW + 1
        );
        $cut = null;
        if (count($found) > self::WINDOW) {
            array_pop($found);
            $cut = (int) end($found)->changenumber;
        }
        $rows = [];
        foreach ($found as $row) {
            $object = "$row->kind/$row->objectid";
            unset($rows[$object]);
            $rows[$object] = $row;
        }

        // Large objects are weighed first, so that no answer reads much more than it tells.
        $weights = [];
        foreach (self::ids_by_kind($rows) as $kind => $ids) {
            $weights[$kind] = kinds::reader($kind)->weights($ids);
        }
        $kept = [];
        $bytes = 0;
        foreach ($rows as $object => $row) {
            $bytes += $weights[$row->kind][$row->objectid] ?? 0;
            if ($kept && $bytes > $maxbytes) {
                $cut = (int) end($kept)->changenumber;
                break;
            }
            $kept[$object] = $row;
        }
        return [$kept, $cut];
    }

    /**
     * The present state of what the rows name.
     *
     * @param array $rows
     * @return array kind => id => state
     */
    private static function states(array $rows): array {
        $states = [];
        foreach (self::ids_by_kind($rows) as $kind => $ids) {
            $states[$kind] = kinds::reader($kind)->states($ids);
        }
        return $states;
    }

    /**
     * The ids the rows name.
     *
     * @param array $rows
     * @return array kind => ids
     */
    private static function ids_by_kind(array $rows): array {
        $ids = [];
        foreach ($rows as $row) {
            $ids[$row->kind][] = (int) $row->objectid;
        }
        return $ids;
    }

    /**
     * Puts the answer together.
     *
     * @param int $number the number to ask from next time
     * @param bool $more
     * @param string|null $resync
     * @param string[] $items encoded items
     * @return string JSON
     */
    private static function document(int $number, bool $more, ?string $resync, array $items): string {
        $head = site::envelope();
        $head['log'] = ['epoch' => site::epoch(), 'number' => $number, 'more' => $more, 'resync' => $resync];
        return json::with_items($head, $items);
    }
}
