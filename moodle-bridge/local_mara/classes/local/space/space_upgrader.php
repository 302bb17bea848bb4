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

namespace local_mara\local\space;

use local_mara\local\locks;

/**
 * Gives the spaces that stand what a newer version of the plugin brings, in place.
 *
 * No field, option or entry is renamed, moved or removed. A database that a person deleted is not made
 * again here: it may come back from the recycle bin and be adopted, and cli/space.php makes another one.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class space_upgrader {
    /**
     * Upgrades all spaces; one that fails does not hinder the others.
     *
     * @param callable $failed is told the row of local_mara_space and why it failed
     * @return string[] codes of the spaces to which something was added
     */
    public static function all(callable $failed): array {
        $changed = [];
        foreach (space_store::all_live() as $space) {
            try {
                if (locks::hold([space_store::lock_name($space->code)], fn() => self::upgrade($space))) {
                    $changed[] = $space->code;
                }
            } catch (\Throwable $e) {
                $failed($space, $e);
            }
        }
        return $changed;
    }

    /**
     * Upgrades one space.
     *
     * @param \stdClass $space row of local_mara_space
     * @return bool whether something was added
     */
    private static function upgrade(\stdClass $space): bool {
        $changed = false;
        foreach ($space->national ? [] : sheets::KINDS as $sheet) {
            $database = space_store::databases($space->id)[$sheet] ?? null;
            if ($database) {
                $changed = database_maker::complete((int) $database->id, $sheet) || $changed;
            } else if (!space_store::had_database($space->id, $sheet)) {
                space_maker::ensure_sections($space);
                database_maker::ensure($space, $sheet);
                $changed = true;
            }
        }
        space_rights::ensure($space);
        return $changed;
    }
}
