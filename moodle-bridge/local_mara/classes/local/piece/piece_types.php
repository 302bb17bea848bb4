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
 * The types of pieces the companion can put.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class piece_types {
    /** Name => class. */
    private const TYPES = [
        'ask' => type\ask::class,
        'message' => type\message::class,
        'group' => type\group::class,
        'grouping' => type\grouping::class,
        'event' => type\event::class,
        'entry' => type\entry::class,
        'entry_edit' => type\entry_edit::class,
        'enrolment' => type\enrolment::class,
        'cohort_member' => type\cohort_member::class,
        'invitation' => type\invitation::class,
        'page' => type\page::class,
        'list' => type\search_list::class,
    ];

    /**
     * The names of all types.
     *
     * @return string[]
     */
    public static function names(): array {
        return array_keys(self::TYPES);
    }

    /**
     * A type.
     *
     * @param string $name
     * @return piece_type
     */
    public static function of(string $name): piece_type {
        if (!isset(self::TYPES[$name])) {
            throw new \invalid_parameter_exception('Unknown type');
        }
        $class = self::TYPES[$name];
        return new $class();
    }
}
