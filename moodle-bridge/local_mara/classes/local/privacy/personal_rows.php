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

namespace local_mara\local\privacy;

use local_mara\local\change\change_log;
use local_mara\local\notice\messages;
use local_mara\local\piece\piece_end;
use local_mara\local\piece\piece_store;
use local_mara\local\site;

/**
 * The rows of the plugin's tables that are about one person.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class personal_rows {
    /** Table => which of its rows are about a person; it is named t. */
    private const ABOUT = [
        'local_mara_change' => "t.kind = 'people' AND t.objectid",
        'local_mara_seen' => "t.kind = 'people' AND t.objectid",
        'local_mara_member' => 't.userid',
        'local_mara_ask_person' => 't.userid',
        'local_mara_answer' => 't.userid',
        'local_mara_message' => 't.userid',
        'local_mara_invitation' => 't.userid',
    ];

    /**
     * Whether a table holds a row about a person.
     *
     * @param int $userid
     * @return bool
     */
    public static function are_there(int $userid): bool {
        global $DB;
        foreach (self::ABOUT as $table => $column) {
            if ($DB->record_exists_sql("SELECT 1 FROM {{$table}} t WHERE $column = ?", [$userid])) {
                return true;
            }
        }
        return false;
    }

    /**
     * Deletes them. What others, or the companion, still need to know stays without the person.
     *
     * @param int $userid
     */
    public static function delete(int $userid): void {
        global $DB;
        change_log::append('pieces', $DB->get_fieldset('local_mara_member', 'pieceid', ['userid' => $userid]));
        change_log::append('pieces', $DB->get_fieldset_sql(
            'SELECT a.pieceid FROM {local_mara_ask} a JOIN {local_mara_ask_person} p ON p.askid = a.id WHERE p.userid = ?',
            [$userid]
        ));
        change_log::append('answers', $DB->get_fieldset('local_mara_answer', 'id', ['userid' => $userid]));
        foreach (['member', 'ask_person', 'answer'] as $name) {
            $DB->delete_records("local_mara_$name", ['userid' => $userid]);
        }
        self::empty_messages($userid);
        self::empty_invitations($userid);
        foreach (['change', 'seen'] as $name) {
            $DB->delete_records("local_mara_$name", ['kind' => 'people', 'objectid' => $userid]);
        }
    }

    /**
     * Takes the person and the text out of their messages; what still waits is not sent any more.
     *
     * @param int $userid
     */
    private static function empty_messages(int $userid): void {
        global $DB;
        $live = $DB->get_fieldset_sql(
            "SELECT m.pieceid
               FROM {local_mara_message} m
               JOIN {local_mara_piece} p ON p.id = m.pieceid
              WHERE m.userid = ? AND p.state = ?",
            [$userid, piece_store::LIVE]
        );
        $DB->execute(
            'UPDATE {local_mara_message} SET status = ?, timeclosed = ? WHERE userid = ? AND status = ?',
            [messages::WITHDRAWN, site::now(), $userid, messages::QUEUED]
        );
        $DB->execute('UPDATE {local_mara_message} SET userid = 0, body = NULL WHERE userid = ?', [$userid]);
        piece_end::note($live);
    }

    /**
     * Takes the person out of the invitations they accepted.
     *
     * @param int $userid
     */
    private static function empty_invitations(int $userid): void {
        global $DB;
        $pieceids = $DB->get_fieldset('local_mara_invitation', 'pieceid', ['userid' => $userid]);
        $DB->execute('UPDATE {local_mara_invitation} SET userid = NULL, body = NULL WHERE userid = ?', [$userid]);
        change_log::append('pieces', $pieceids);
    }
}
