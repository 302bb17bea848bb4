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

/**
 * Noting must never break what a person does.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class careful {
    /**
     * Does the noting, and swallows whatever goes wrong: a lost note is found by the regular
     * comparison, a broken save would be a person's work lost.
     *
     * @param callable $note
     */
    public static function note(callable $note): void {
        try {
            $note();
        } catch (\Throwable $e) {
            // Not through debugging(), which may print into a page.
            // phpcs:ignore moodle.PHP.ForbiddenFunctions.FoundWithAlternative
            error_log('local_mara: a change could not be noted: ' . $e->getMessage());
        }
    }
}
