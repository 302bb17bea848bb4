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

namespace local_mara\external;

/**
 * The bounds of numbers a caller may give.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class limits {
    /**
     * Refuses a number outside its bounds.
     *
     * @param string $name
     * @param int $value
     * @param int $least
     * @param int $most
     */
    public static function check(string $name, int $value, int $least, int $most): void {
        if ($value < $least || $value > $most) {
            throw new \invalid_parameter_exception("$name must be between $least and $most");
        }
    }

    /**
     * Refuses a size no answer can have.
     *
     * @param int $value
     */
    public static function check_maxbytes(int $value): void {
        self::check('maxbytes', $value, 10000, 8000000);
    }
}
