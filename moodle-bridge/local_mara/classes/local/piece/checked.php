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
 * Properties of a body, each as it may be written or not at all.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class checked {
    /**
     * A plain text of one line, as Moodle keeps names.
     *
     * @param mixed $value
     * @param string $property named when it is wrong
     * @param int $longest characters
     * @param int $shortest characters
     * @return string
     */
    public static function text($value, string $property, int $longest = 255, int $shortest = 1): string {
        refusal::unless(is_string($value), $property);
        $text = trim(clean_param($value, PARAM_TEXT));
        $length = \core_text::strlen($text);
        refusal::unless($shortest <= $length && $length <= $longest, $property);
        return $text;
    }

    /**
     * A number that is not negative: seconds, an instant.
     *
     * @param mixed $value
     * @param string $property
     * @return int
     */
    public static function number($value, string $property): int {
        // The largest number that Moodle's columns hold.
        refusal::unless(is_int($value) && $value >= 0 && $value <= 9999999999, $property);
        return $value;
    }

    /**
     * People who have, or had, an account here.
     *
     * @param mixed $value list of user ids
     * @param string $property
     * @return int[] each once
     */
    public static function users($value, string $property): array {
        global $CFG, $DB;
        refusal::unless(is_array($value) && array_is_list($value), $property);
        foreach ($value as $id) {
            refusal::unless(is_int($id), $property);
        }
        $ids = array_values(array_unique($value));
        $known = $ids ? array_column($DB->get_records_list('user', 'id', $ids, '', 'id'), 'id') : [];
        if (array_diff($ids, $known) || in_array((int) $CFG->siteguest, $ids, true)) {
            throw new refusal('unknownuser', $property);
        }
        return $ids;
    }

    /**
     * Someone who has an account here.
     *
     * @param mixed $value user id
     * @param string $property
     * @return int
     */
    public static function user($value, string $property): int {
        global $DB;
        $id = self::users([$value], $property)[0];
        if (!$DB->record_exists('user', ['id' => $id, 'deleted' => 0])) {
            throw new refusal('unknownuser', $property);
        }
        return $id;
    }
}
