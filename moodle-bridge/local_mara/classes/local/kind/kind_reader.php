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
 * Reads the objects of one kind as they are now.
 *
 * Each method asks the database a fixed number of questions, whatever the number of objects.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class kind_reader {
    /**
     * The next ids above one, in order.
     *
     * @param int $after
     * @param int $limit
     * @return int[]
     */
    abstract public function page(int $after, int $limit): array;

    /**
     * The items of these ids. Those that are no longer there, or no longer ours to see, are left out.
     *
     * @param int[] $ids
     * @return array id => item
     */
    abstract public function states(array $ids): array;

    /**
     * About how many bytes these items have, where they can be large.
     *
     * @param int[] $ids
     * @return array id => bytes; ids may be missing
     */
    public function weights(array $ids): array {
        return [];
    }

    /**
     * An address in this Moodle.
     *
     * @param string $path
     * @param array $params
     * @return string
     */
    protected static function url(string $path, array $params): string {
        return (new \moodle_url($path, $params))->out(false);
    }

    /**
     * Ids from a query.
     *
     * @param string $sql
     * @param array $params
     * @param int $limit
     * @return int[]
     */
    protected static function ids(string $sql, array $params, int $limit): array {
        global $DB;
        return array_map('intval', array_keys($DB->get_records_sql($sql, $params, 0, $limit)));
    }
}
