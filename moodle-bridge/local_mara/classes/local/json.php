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

namespace local_mara\local;

/**
 * The JSON documents this plugin answers with.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class json {
    /**
     * Encodes a value.
     *
     * @param mixed $value
     * @return string
     */
    public static function encode($value): string {
        return json_encode(
            $value,
            JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_INVALID_UTF8_SUBSTITUTE | JSON_THROW_ON_ERROR
        );
    }

    /**
     * A document whose items are encoded already, as their bytes had to be counted.
     *
     * @param array $head the other keys
     * @param string[] $items encoded items
     * @return string
     */
    public static function with_items(array $head, array $items): string {
        return substr(self::encode($head), 0, -1) . ',"items":[' . implode(',', $items) . ']}';
    }
}
