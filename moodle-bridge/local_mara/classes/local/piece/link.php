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
 * Web addresses that people are given to follow.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class link {
    /** Most characters. */
    private const LONGEST = 1333;

    /**
     * An address, checked: http or https and nothing else.
     *
     * @param mixed $value
     * @param string $property named when it is wrong
     * @return string|null null: there is none
     */
    public static function clean($value, string $property): ?string {
        if ($value === null) {
            return null;
        }
        refusal::unless(is_string($value) && strlen($value) <= self::LONGEST, $property);
        refusal::unless(preg_match('~^https?://~i', $value) === 1 && clean_param($value, PARAM_URL) === $value, $property);
        return $value;
    }
}
