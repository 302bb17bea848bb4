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

namespace local_mara\local\publish;

/**
 * Pure rules about the order of chapters.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class chapter_order {
    /**
     * Which chapters a person moved: the fewest whose moving explains the present order.
     *
     * Chapters that are not ours, or are gone, take no part: what stands between ours says nothing.
     *
     * @param int[] $given ids in the order we gave them
     * @param int[] $present ids in their present order
     * @return int[]
     */
    public static function moved(array $given, array $present): array {
        $rank = array_flip($given);
        // The longest run of chapters that still follow one another stayed where it was.
        $length = [];
        $previous = [];
        $best = null;
        foreach ($present as $i => $id) {
            $length[$i] = 1;
            $previous[$i] = null;
            for ($j = 0; $j < $i; $j++) {
                if ($rank[$present[$j]] < $rank[$id] && $length[$j] + 1 > $length[$i]) {
                    $length[$i] = $length[$j] + 1;
                    $previous[$i] = $j;
                }
            }
            if ($best === null || $length[$i] > $length[$best]) {
                $best = $i;
            }
        }
        $stayed = [];
        for ($i = $best; $i !== null; $i = $previous[$i]) {
            $stayed[] = $present[$i];
        }
        return array_values(array_diff($present, $stayed));
    }

    /**
     * The page a new chapter gets: behind one of ours and the foreign chapters that follow it.
     *
     * @param array $pages chapter id => page, in their present order
     * @param int[] $ours ids of our chapters
     * @param int|null $after the one of ours to stand behind, null for the front
     * @return int
     */
    public static function page_behind(array $pages, array $ours, ?int $after): int {
        if ($after === null) {
            return 1;
        }
        $found = false;
        foreach ($pages as $id => $page) {
            if ($found && in_array($id, $ours, true)) {
                return $page;
            }
            $found = $found || $id === $after;
        }
        return $pages ? max($pages) + 1 : 1;
    }
}
