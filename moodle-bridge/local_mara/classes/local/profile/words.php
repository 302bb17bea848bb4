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

namespace local_mara\local\profile;

/**
 * Texts as they are compared when people search: without accents, capitals and punctuation.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class words {
    /**
     * The words of a text.
     *
     * @param string $text
     * @return string[] lower-case letters and digits; œ is oe
     */
    public static function of(string $text): array {
        $ascii = strtolower(\core_text::specialtoascii($text));
        // What the accents leave behind belongs to no word.
        $ascii = str_replace(['"', '^', '~'], '', $ascii);
        return preg_split('~[^a-z0-9]+~', $ascii, -1, PREG_SPLIT_NO_EMPTY);
    }

    /**
     * A text as it is compared with another.
     *
     * @param string $text
     * @return string its words, a space between them
     */
    public static function joined(string $text): string {
        return implode(' ', self::of($text));
    }
}
