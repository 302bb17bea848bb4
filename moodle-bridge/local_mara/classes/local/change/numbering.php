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

namespace local_mara\local\change;

use local_mara\local\atomic;
use local_mara\local\locks;
use local_mara\local\site;

/**
 * Gives numbers to the rows of the change log, when they are read.
 *
 * A row's id says when it was begun, not when it was committed. A reader that used ids would
 * skip for ever a row that was committed late. So numbers are given under a lock, at reading,
 * to the rows that can be seen, and always above all numbers given before.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class numbering {
    /** Younger rows are told again later: contents may follow their event. */
    public const YOUNG = 60;

    /** Days the log is kept. */
    public const KEPT_DAYS = 40;

    /**
     * The highest number given so far.
     *
     * @return int
     */
    public static function last(): int {
        global $DB;
        $highest = (int) $DB->get_field_sql('SELECT MAX(changenumber) FROM {local_mara_change}');
        return max($highest, self::floor());
    }

    /**
     * The highest number whose row is gone: who has read less must begin anew.
     *
     * @return int
     */
    public static function floor(): int {
        return (int) get_config('local_mara', 'prunedto');
    }

    /**
     * Notes that someone reads: from then on nothing may change without being told.
     */
    public static function note_reader(): void {
        if (!get_config('local_mara', 'readat')) {
            set_config('readat', site::now(), 'local_mara');
        }
    }

    /**
     * Whether anyone ever read, also just now in another process.
     *
     * @return bool
     */
    public static function was_read(): bool {
        global $DB;
        return $DB->record_exists('config_plugins', ['plugin' => 'local_mara', 'name' => 'readat']) || self::last() > 0;
    }

    /**
     * Numbers all rows that wait for it.
     *
     * @return int the highest number given
     */
    public static function give(): int {
        self::note_reader();
        return locks::hold(['changes'], fn() => atomic::run(fn() => self::number_waiting_rows()));
    }

    /**
     * Forgets the rows that are older than the log is kept.
     *
     * @return int how many rows went
     */
    public static function prune(): int {
        return locks::hold(['changes'], fn() => atomic::run(function () {
            global $DB;
            // Rows nobody ever read get a number first, so that the floor tells they are gone.
            self::number_waiting_rows();
            $old = 'changenumber IS NOT NULL AND timecreated < ?';
            $params = [site::now() - self::KEPT_DAYS * DAYSECS];
            $highest = (int) $DB->get_field_sql("SELECT MAX(changenumber) FROM {local_mara_change} WHERE $old", $params);
            $count = $DB->count_records_select(change_log::TABLE, $old, $params);
            if ($count) {
                set_config('prunedto', max($highest, self::floor()), 'local_mara');
                $DB->delete_records_select(change_log::TABLE, $old, $params);
            }
            return $count;
        }));
    }

    /**
     * Numbers the waiting rows and notes the young ones for another delivery. Needs the lock.
     *
     * @return int the highest number given
     */
    private static function number_waiting_rows(): int {
        global $DB;
        $now = site::now();
        $before = self::last();
        $waiting = $DB->get_record_sql(
            "SELECT MIN(id) AS low, MAX(id) AS high
               FROM {local_mara_change}
              WHERE changenumber IS NULL AND due <= ?",
            [$now]
        );
        if ($waiting->low === null) {
            return $before;
        }
        // One statement whatever the number of rows; gaps between the numbers do no harm.
        $DB->execute(
            "UPDATE {local_mara_change}
                SET changenumber = id + ?
              WHERE changenumber IS NULL AND due <= ? AND id >= ? AND id <= ?",
            [$before + 1 - $waiting->low, $now, $waiting->low, $waiting->high]
        );
        $DB->execute(
            "INSERT INTO {local_mara_change} (kind, objectid, run, due, timecreated)
             SELECT kind, objectid, run, MAX(timecreated) + " . self::YOUNG . ", MAX(timecreated)
               FROM {local_mara_change}
              WHERE changenumber > ? AND timecreated > ? AND due = ?
           GROUP BY kind, objectid, run",
            [$before, $now - self::YOUNG, change_log::BY_EVENT]
        );
        return self::last();
    }
}
