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

namespace local_mara\local\ask;

use local_mara\local\site;

/**
 * The asks of one person, as that person may read them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class own_asks {
    /** Most asks of a list. */
    public const MOST = 50;

    /** Days an answer is shown to whom gave it. */
    public const SHOWN_DAYS = 30;

    /** The columns of an ask with its space, this person's answer and how many are asked. */
    private const COLUMNS = 'a.id, a.body, a.status, a.mode, a.changeable, a.timeexpires, a.timeclosed,
                             c.id AS courseid, c.fullname,
                             w.choice, w.remark, w.timeanswered,
                             (SELECT COUNT(n.id) FROM {local_mara_ask_person} n WHERE n.askid = a.id) AS named';

    /** The asks a person is named in, with the answer if there is one. */
    private const NAMED = '{local_mara_ask_person} p
                      JOIN {local_mara_ask} a ON a.id = p.askid
                      JOIN {user} u ON u.id = p.userid
                 LEFT JOIN {local_mara_answer} w ON w.askid = a.id AND w.userid = u.id';

    /** The asks a person answered, named still or not. */
    private const ANSWERED = '{local_mara_answer} w
                         JOIN {local_mara_ask} a ON a.id = w.askid
                         JOIN {user} u ON u.id = w.userid';

    /** The space of an ask, while its course stands. */
    private const SPACE = ' JOIN {local_mara_piece} t ON t.id = a.pieceid
                            JOIN {local_mara_space} s ON s.id = t.spaceid
                            JOIN {course} c ON c.id = s.courseid ';

    /**
     * How many questions wait for someone.
     *
     * @param int $userid
     * @return int
     */
    public static function count_open(int $userid): int {
        global $DB;
        [$open, $params] = self::open_sql($userid);
        return $DB->count_records_sql('SELECT COUNT(a.id) FROM ' . self::NAMED . self::SPACE . "WHERE $open", $params);
    }

    /**
     * The questions that wait for someone, those that end first before the others.
     *
     * @param int $userid
     * @return \stdClass[] rows by the id of the ask
     */
    public static function open(int $userid): array {
        global $DB;
        [$open, $params] = self::open_sql($userid);
        $sql = 'SELECT ' . self::COLUMNS . ' FROM ' . self::NAMED . self::SPACE . "WHERE $open ORDER BY a.timeexpires, a.id";
        return $DB->get_records_sql($sql, $params, 0, self::MOST);
    }

    /**
     * What someone answered of late, the newest first.
     *
     * @param int $userid
     * @return \stdClass[] rows by the id of the ask
     */
    public static function answered(int $userid): array {
        global $DB;
        return $DB->get_records_sql(
            'SELECT ' . self::COLUMNS . ' FROM ' . self::ANSWERED . self::SPACE . '
              WHERE w.userid = ? AND w.timeanswered > ? AND a.body IS NOT NULL AND ' . reach::sql('u', 'c.id') . '
           ORDER BY w.timeanswered DESC, a.id DESC',
            [$userid, site::now() - self::SHOWN_DAYS * DAYSECS],
            0,
            self::MOST
        );
    }

    /**
     * One ask that someone is named in, open or not.
     *
     * @param int $askid
     * @param int $userid
     * @return \stdClass|string the row; or the outcome of answering that says why it is not shown
     */
    public static function one(int $askid, int $userid) {
        global $DB;
        $reached = reach::sql('u', 'c.id');
        $ask = $DB->get_record_sql(
            'SELECT ' . self::COLUMNS . ", CASE WHEN $reached THEN 1 ELSE 0 END AS reached
               FROM " . self::NAMED . self::SPACE . 'WHERE p.userid = ? AND a.id = ?',
            [$userid, $askid]
        );
        if (!$ask) {
            return answering::NOT_NAMED;
        }
        return $ask->reached ? $ask : answering::NOT_REACHED;
    }

    /**
     * Whether an ask waits for the answer of a person.
     *
     * @param int $userid
     * @return array SQL, parameters
     */
    private static function open_sql(int $userid): array {
        return [
            'p.userid = ? AND a.status = ? AND a.timeexpires > ? AND w.id IS NULL AND ' . reach::sql('u', 'c.id'),
            [$userid, closing::OPEN, site::now()],
        ];
    }
}
