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

namespace local_mara\local\notice;

use local_mara\local\ask\closing;
use local_mara\local\ask\reach;
use local_mara\local\site;

/**
 * Who is to be told something now, and what.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class waiting {
    /** Seconds for which someone who was told something is left in peace. */
    private const PEACE = HOURSECS;

    /**
     * The next people for whom something waits, and who were not told anything within the hour.
     *
     * @param int $after user id
     * @param int $limit
     * @return int[] user ids in order
     */
    public static function people(int $after, int $limit): array {
        global $DB;
        [$asks, $params] = self::asks_sql();
        $sql = "SELECT w.userid
                  FROM (SELECT p.userid FROM $asks AND p.userid > ?
                         UNION
                        SELECT m.userid FROM {local_mara_message} m WHERE m.status = ? AND m.userid > ?) w
                 WHERE NOT EXISTS (SELECT 1
                                     FROM {local_mara_ask_person} tp
                                    WHERE tp.userid = w.userid AND (tp.timenotified > ? OR tp.timereminded > ?))
                       AND NOT EXISTS (SELECT 1
                                         FROM {local_mara_message} tm
                                        WHERE tm.userid = w.userid AND tm.timesent > ?)
              ORDER BY w.userid";
        // Instants have the same number of digits for the next two centuries: they compare as texts.
        $since = site::now() - self::PEACE;
        $params = array_merge($params, [$after, messages::QUEUED, $after, $since, $since, $since]);
        return array_map('intval', array_keys($DB->get_records_sql($sql, $params, 0, $limit)));
    }

    /**
     * The asks to tell someone of now, the first time or as a reminder.
     *
     * @param int $userid
     * @return \stdClass[] rows of local_mara_ask_person by id, with the ask's body and its space
     */
    public static function asks(int $userid): array {
        global $DB;
        [$asks, $params] = self::asks_sql();
        return $DB->get_records_sql(
            "SELECT p.id, p.askid, p.timenotified, a.body, a.timeremind, c.id AS courseid, c.fullname
               FROM $asks AND p.userid = ?
           ORDER BY a.timeexpires, a.id",
            array_merge($params, [$userid])
        );
    }

    /**
     * The open asks that someone who can be reached has neither answered nor been told of, or is to be reminded of.
     *
     * @return array SQL from the tables on, parameters
     */
    private static function asks_sql(): array {
        $now = site::now();
        return [
            '{local_mara_ask} a
               JOIN {local_mara_ask_person} p ON p.askid = a.id
               JOIN {local_mara_piece} t ON t.id = a.pieceid
               JOIN {local_mara_space} s ON s.id = t.spaceid
               JOIN {course} c ON c.id = s.courseid
               JOIN {user} u ON u.id = p.userid
          LEFT JOIN {local_mara_answer} x ON x.askid = p.askid AND x.userid = p.userid
              WHERE a.status = ? AND a.timeexpires > ? AND x.id IS NULL
                    AND (p.timenotified IS NULL OR (p.timereminded IS NULL AND a.timeremind <= ?))
                    AND ' . reach::sql('u', 'c.id'),
            [closing::OPEN, $now, $now],
        ];
    }
}
