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

use local_mara\local\ask\reach;
use local_mara\local\atomic;
use local_mara\local\piece\piece_end;
use local_mara\local\site;

/**
 * What becomes of messages: they wait, and come to one of three ends.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class messages {
    /** Status: waits to be sent. */
    public const QUEUED = 'queued';

    /** Status: was sent. */
    public const SENT = 'sent';

    /** Status: the person cannot be reached any more. */
    public const UNREACHABLE = 'unreachable';

    /** Status: the companion took it back. */
    public const WITHDRAWN = 'withdrawn';

    /** Days after which the text of a closed message is erased. */
    public const KEPT_DAYS = 30;

    /** Rows dealt with in one transaction. */
    private const PAGE = 200;

    /**
     * The row of the message of a piece, which nobody else changes until the transaction ends.
     *
     * @param int $pieceid
     * @return \stdClass row of local_mara_message
     */
    public static function locked_of_piece(int $pieceid): \stdClass {
        global $DB;
        piece_end::hold([$pieceid]);
        $sql = 'SELECT * FROM {local_mara_message} WHERE pieceid = ?' . atomic::for_update();
        return $DB->get_record_sql($sql, [$pieceid], MUST_EXIST);
    }

    /**
     * What waits for someone, which nobody else changes until the transaction ends.
     *
     * @param int $userid
     * @return \stdClass[] rows of local_mara_message by id
     */
    public static function waiting(int $userid): array {
        global $DB;
        $queued = ['userid' => $userid, 'status' => self::QUEUED];
        $pieceids = $DB->get_fieldset('local_mara_message', 'pieceid', $queued);
        if (!$pieceids) {
            return [];
        }
        piece_end::hold($pieceids);
        [$in, $params] = $DB->get_in_or_equal($pieceids);
        $sql = "SELECT * FROM {local_mara_message} WHERE pieceid $in AND status = ? ORDER BY id" . atomic::for_update();
        return $DB->get_records_sql($sql, array_merge($params, [self::QUEUED]));
    }

    /**
     * Closes messages that are held.
     *
     * @param \stdClass[] $messages rows of local_mara_message
     * @param string $status SENT or UNREACHABLE
     */
    public static function close(array $messages, string $status): void {
        global $DB;
        if (!$messages) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal(array_column($messages, 'id'));
        $now = site::now();
        $DB->execute(
            "UPDATE {local_mara_message} SET status = ?, timesent = ?, timeclosed = ? WHERE id $in AND status = ?",
            array_merge([$status, $status === self::SENT ? $now : null, $now], $params, [self::QUEUED])
        );
        piece_end::note(array_map('intval', array_column($messages, 'pieceid')));
    }

    /**
     * Closes the messages whose people went meanwhile.
     *
     * @return int how many
     */
    public static function close_unreachable(): int {
        $count = 0;
        do {
            $count += $closed = atomic::run(function () {
                global $DB;
                $messages = $DB->get_records_sql(
                    "SELECT m.id, m.pieceid
                       FROM {local_mara_message} m
                       JOIN {local_mara_piece} t ON t.id = m.pieceid
                       JOIN {local_mara_space} s ON s.id = t.spaceid
                  LEFT JOIN {user} u ON u.id = m.userid
                      WHERE m.status = ? AND (u.id IS NULL OR NOT (" . reach::sql('u', 's.courseid') . "))
                   ORDER BY m.id",
                    [self::QUEUED],
                    0,
                    self::PAGE
                );
                piece_end::hold(array_column($messages, 'pieceid'));
                self::close($messages, self::UNREACHABLE);
                return count($messages);
            });
        } while ($closed === self::PAGE);
        return $count;
    }

    /**
     * Erases the texts of messages that were closed long ago.
     *
     * @return int how many
     */
    public static function erase_due(): int {
        global $DB;
        $old = 'body IS NOT NULL AND status <> ? AND timeclosed <= ?';
        $params = [self::QUEUED, site::now() - self::KEPT_DAYS * DAYSECS];
        $count = $DB->count_records_select('local_mara_message', $old, $params);
        $DB->set_field_select('local_mara_message', 'body', null, $old, $params);
        return $count;
    }
}
