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
 * The batch that is being written now, so that our own changes can be told from a person's.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class run {
    /** @var string|null */
    private static ?string $current = null;

    /**
     * The run that writes now.
     *
     * @return string|null
     */
    public static function current(): ?string {
        return self::$current;
    }

    /**
     * Does the work under the name of a run.
     *
     * @param string $name
     * @param callable $work
     * @return mixed what the work returns
     */
    public static function during(string $name, callable $work) {
        self::$current = $name;
        try {
            return $work();
        } finally {
            self::$current = null;
        }
    }
}
