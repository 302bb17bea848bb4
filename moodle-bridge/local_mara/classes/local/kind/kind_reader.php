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
     * The columns that the items need beside their id.
     *
     * @return string SQL
     */
    abstract protected function columns(): string;

    /**
     * The tables to join: the objects' own is named t, that of the space they are of, if any, s.
     *
     * @return string SQL
     */
    abstract protected function from(): string;

    /**
     * The items of rows.
     *
     * @param \stdClass[] $rows id => row
     * @return array id => item
     */
    abstract protected function items(array $rows): array;

    /**
     * Which of the rows are there and ours to see.
     *
     * @return string SQL
     */
    protected function where(): string {
        return '1 = 1';
    }

    /**
     * A query for the objects that are ours to see.
     *
     * @param string $columns
     * @param string $condition
     * @return string SQL
     */
    public function sql(string $columns, string $condition): string {
        return "SELECT $columns FROM {$this->from()} WHERE {$this->where()} AND $condition";
    }

    /**
     * The next ids above one, in order.
     *
     * @param int $after
     * @param int $limit
     * @return int[]
     */
    public function page(int $after, int $limit): array {
        global $DB;
        $sql = $this->sql('t.id', 't.id > ? ORDER BY t.id');
        return array_map('intval', array_keys($DB->get_records_sql($sql, [$after], 0, $limit)));
    }

    /**
     * The items of these ids. Those that are no longer there, or no longer ours to see, are left out.
     *
     * @param int[] $ids
     * @return array id => item
     */
    public function states(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($ids);
        return $this->items($DB->get_records_sql($this->sql('t.id, ' . $this->columns(), "t.id $in"), $params));
    }

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
     * The ids in parts that are small enough to be read at once.
     *
     * @param int[] $ids
     * @param int $maxbytes
     * @return int[][] each has one id at least
     */
    public function parts(array $ids, int $maxbytes): array {
        $weights = $this->weights($ids);
        $parts = [];
        $bytes = 0;
        foreach ($ids as $id) {
            $bytes += $weights[$id] ?? 0;
            if (!$parts || $bytes > $maxbytes) {
                $parts[] = [];
                $bytes = $weights[$id] ?? 0;
            }
            $parts[array_key_last($parts)][] = $id;
        }
        return $parts;
    }

    /**
     * The bytes of a column of text, summed up by what it belongs to.
     *
     * @param string $owner column
     * @param string $text column
     * @param string $from SQL from the tables on, with its conditions
     * @param array $params
     * @return int[] owner => bytes
     */
    protected static function bytes(string $owner, string $text, string $from, array $params): array {
        global $DB;
        $bytes = in_array($DB->get_dbfamily(), ['mysql', 'postgres'], true) ? "OCTET_LENGTH($text)" : $DB->sql_length($text);
        $sums = $DB->get_records_sql_menu("SELECT $owner, SUM($bytes) FROM $from GROUP BY $owner", $params);
        return array_map('intval', $sums);
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
}
