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

use local_mara\local\change\change_log;

/**
 * The people the companion puts into groups, beside those a person puts there.
 *
 * A row of local_mara_member says of someone the companion named: in, waiting (not enrolled yet), or
 * takenoff (a person decided on their membership; it is theirs). A membership without a row that says
 * in is a person's.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class group_members {
    /** Put in by the companion. */
    private const IN = 'in';

    /** To be put in as soon as they are enrolled. */
    private const WAITING = 'waiting';

    /** A person decided: never put in again. */
    private const TAKEN_OFF = 'takenoff';

    /**
     * Who is in groups, and who is not.
     *
     * @param int[] $pieceids
     * @return array id of the piece => members, waiting, takenoff: user ids; others: a number
     */
    public static function of(array $pieceids): array {
        $details = array_fill_keys($pieceids, ['members' => [], 'waiting' => [], 'takenoff' => [], 'others' => 0]);
        foreach (self::rows($pieceids) as $row) {
            $list = self::list($row);
            if ($list !== null) {
                $details[$row->pieceid][$list][] = (int) $row->userid;
            }
        }
        foreach (self::others($pieceids) as $pieceid => $count) {
            $details[$pieceid]['others'] = (int) $count;
        }
        return $details;
    }

    /**
     * Has the companion's people be those, as far as no person decided otherwise.
     *
     * @param \stdClass $piece
     * @param int[] $userids
     */
    public static function set(\stdClass $piece, array $userids): void {
        global $DB;
        $rows = array_column(self::rows([$piece->id]), null, 'userid');
        foreach (array_diff_key($rows, array_flip($userids)) as $row) {
            self::drop($piece, $row);
        }
        foreach (array_diff($userids, array_keys($rows)) as $userid) {
            // Who is there already was put there by a person.
            $state = groups_is_member($piece->objectid, $userid) ? self::TAKEN_OFF : self::WAITING;
            $row = (object) ['pieceid' => $piece->id, 'userid' => $userid, 'state' => $state];
            $DB->insert_record('local_mara_member', $row);
        }
        foreach (self::rows([$piece->id]) as $row) {
            $list = self::list($row);
            if ($list === 'waiting' && $row->enrolled) {
                self::put_in($row);
            } else if ($list !== 'members' && $row->state === self::IN) {
                // Nothing told that the membership went.
                self::mark($row, $list);
            }
        }
    }

    /**
     * Has the companion's people leave; a person's stay.
     *
     * @param \stdClass $piece
     */
    public static function leave(\stdClass $piece): void {
        foreach (self::rows([$piece->id]) as $row) {
            self::drop($piece, $row);
        }
    }

    /**
     * Someone was enrolled: puts them into the groups that wait for them.
     *
     * @param int $userid
     * @param int $courseid
     */
    public static function welcome(int $userid, int $courseid): void {
        $rows = self::rows_where('m.userid = ? AND s.courseid = ? AND m.state = ?', [$userid, $courseid, self::WAITING]);
        foreach ($rows as $row) {
            self::put_in($row);
            change_log::append('pieces', [$row->pieceid]);
        }
    }

    /**
     * Someone came into a group: a person's doing, unless the companion's row said so before.
     *
     * @param int $userid
     * @param int $groupid
     */
    public static function came(int $userid, int $groupid): void {
        $rows = self::rows_where('m.userid = ? AND p.objectid = ? AND m.state = ?', [$userid, $groupid, self::WAITING]);
        foreach ($rows as $row) {
            self::mark($row, self::TAKEN_OFF);
        }
    }

    /**
     * Someone left a group: taken off by a person, or because they are no longer enrolled.
     *
     * @param int $userid
     * @param int $groupid
     */
    public static function left(int $userid, int $groupid): void {
        $rows = self::rows_where('m.userid = ? AND p.objectid = ? AND m.state = ?', [$userid, $groupid, self::IN]);
        foreach ($rows as $row) {
            self::mark($row, self::list($row));
        }
    }

    /**
     * Forgets someone whose account is deleted.
     *
     * @param int $userid
     */
    public static function forget_person(int $userid): void {
        global $DB;
        $pieceids = $DB->get_fieldset('local_mara_member', 'pieceid', ['userid' => $userid]);
        $DB->delete_records('local_mara_member', ['userid' => $userid]);
        change_log::append('pieces', $pieceids);
    }

    /**
     * Under which heading someone the companion named is told.
     *
     * @param \stdClass $row
     * @return string|null null: they are in it by a person's doing
     */
    private static function list(\stdClass $row): ?string {
        if ($row->membership !== null) {
            return $row->state === self::IN ? 'members' : null;
        }
        if ($row->state === self::IN) {
            return $row->enrolled ? self::TAKEN_OFF : self::WAITING;
        }
        return $row->state;
    }

    /**
     * Puts someone who waits into the group.
     *
     * @param \stdClass $row
     */
    private static function put_in(\stdClass $row): void {
        global $CFG;
        require_once($CFG->dirroot . '/group/lib.php');
        // Said before it is done, so that the event is known for the companion's own.
        self::mark($row, self::IN);
        if (!groups_add_member($row->objectid, $row->userid)) {
            self::mark($row, self::WAITING);
        }
    }

    /**
     * Forgets someone the companion no longer names, and takes them off if it had put them in.
     *
     * @param \stdClass $piece
     * @param \stdClass $row
     */
    private static function drop(\stdClass $piece, \stdClass $row): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/group/lib.php');
        $DB->delete_records('local_mara_member', ['id' => $row->id]);
        if (self::list($row) === 'members') {
            groups_remove_member($piece->objectid, $row->userid);
        }
    }

    /**
     * Notes how it stands with someone.
     *
     * @param \stdClass $row
     * @param string $state
     */
    private static function mark(\stdClass $row, string $state): void {
        global $DB;
        $DB->set_field('local_mara_member', 'state', $state, ['id' => $row->id]);
    }

    /**
     * The people the companion named for groups.
     *
     * @param int[] $pieceids
     * @return \stdClass[]
     */
    private static function rows(array $pieceids): array {
        global $DB;
        if (!$pieceids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($pieceids);
        return self::rows_where("m.pieceid $in", $params);
    }

    /**
     * The people the companion named, with their membership and whether they are enrolled.
     *
     * @param string $condition SQL: they are named m, their pieces p and the spaces s
     * @param array $params
     * @return \stdClass[]
     */
    private static function rows_where(string $condition, array $params): array {
        global $DB;
        return $DB->get_records_sql(
            "SELECT m.id, m.pieceid, m.userid, m.state, p.objectid, gm.id AS membership,
                    CASE WHEN EXISTS (SELECT 1
                                        FROM {user_enrolments} ue
                                        JOIN {enrol} e ON e.id = ue.enrolid
                                       WHERE ue.userid = m.userid AND e.courseid = s.courseid) THEN 1 ELSE 0 END AS enrolled
               FROM {local_mara_member} m
               JOIN {local_mara_piece} p ON p.id = m.pieceid AND p.type = 'group'
               JOIN {local_mara_space} s ON s.id = p.spaceid
          LEFT JOIN {groups_members} gm ON gm.groupid = p.objectid AND gm.userid = m.userid
              WHERE $condition
           ORDER BY m.userid, m.id",
            $params
        );
    }

    /**
     * How many a person put into groups.
     *
     * @param int[] $pieceids
     * @return int[] id of the piece => number
     */
    private static function others(array $pieceids): array {
        global $DB;
        if (!$pieceids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($pieceids);
        return $DB->get_records_sql_menu(
            "SELECT p.id, COUNT(gm.id)
               FROM {local_mara_piece} p
               JOIN {groups_members} gm ON gm.groupid = p.objectid
          LEFT JOIN {local_mara_member} m ON m.pieceid = p.id AND m.userid = gm.userid AND m.state = ?
              WHERE p.id $in AND m.id IS NULL
           GROUP BY p.id",
            array_merge([self::IN], $params)
        );
    }
}
