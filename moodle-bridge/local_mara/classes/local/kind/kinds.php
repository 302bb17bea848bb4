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

namespace local_mara\local\kind;

/**
 * The kinds of objects the companion reads.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class kinds {
    /** Name => reader. */
    private const READERS = [
        'spaces' => spaces::class,
        'people' => people::class,
        'enrolments' => enrolments::class,
        'roles' => roles::class,
        'groups' => groups::class,
        'group_members' => group_members::class,
        'cohorts' => cohorts::class,
        'cohort_members' => cohort_members::class,
        'course_completions' => course_completions::class,
        'activity_completions' => activity_completions::class,
        'accesses' => accesses::class,
        'entries' => entries::class,
        'books' => books::class,
        'pieces' => pieces::class,
        'answers' => answers::class,
    ];

    /** Kinds whose objects are of one space each. */
    public const OF_SPACE = [
        'books', 'entries', 'enrolments', 'roles', 'groups', 'group_members', 'course_completions', 'activity_completions',
        'accesses', 'pieces', 'answers',
    ];

    /** Kinds of what one person has in one space. */
    public const OF_PERSON = [
        'enrolments', 'roles', 'group_members', 'course_completions', 'activity_completions', 'accesses',
    ];

    /**
     * The names of all kinds.
     *
     * @return string[]
     */
    public static function names(): array {
        return array_keys(self::READERS);
    }

    /**
     * The reader of a kind.
     *
     * @param string $kind
     * @return kind_reader
     */
    public static function reader(string $kind): kind_reader {
        if (!isset(self::READERS[$kind])) {
            throw new \invalid_parameter_exception('Unknown kind');
        }
        $class = self::READERS[$kind];
        return new $class();
    }
}
