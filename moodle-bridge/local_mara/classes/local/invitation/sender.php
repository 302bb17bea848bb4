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

namespace local_mara\local\invitation;

use local_mara\local\allowed;
use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Sends the invitations that wait, one e-mail each.
 *
 * It is noted before it is sent: a crash in between may lose a mail, it never doubles one. One that the
 * mail server refused is tried again later, with another token: Moodle writes the text of such a mail
 * into its own log, so the token in it must open nothing. Else the token stands in the mail alone.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sender {
    /** Most e-mails of one turn; the next turn comes in a minute. */
    private const MOST = 100;

    /** Seconds to wait after the mail server refused one. */
    private const PAUSE = HOURSECS;

    /** Characters of a token: letters and digits, more than anyone can guess. */
    private const TOKEN_LENGTH = 40;

    /**
     * Sends what waits, while this site makes accounts.
     *
     * @return int how many
     */
    public static function send_due(): int {
        global $DB;
        if (!allowed::accounts()) {
            return 0;
        }
        $due = $DB->get_records_sql_menu(
            "SELECT i.pieceid, c.fullname
               FROM {local_mara_invitation} i
               JOIN {local_mara_piece} p ON p.id = i.pieceid
               JOIN {local_mara_space} s ON s.id = p.spaceid
               JOIN {course} c ON c.id = s.courseid
              WHERE i.status = ? AND i.timeexpires > ? AND (i.tokenhash IS NULL OR p.timemodified <= ?)
           ORDER BY i.id",
            [invitation_store::QUEUED, site::now(), site::now() - self::PAUSE],
            0,
            self::MOST
        );
        $sent = 0;
        foreach ($due as $pieceid => $spacename) {
            $token = random_string(self::TOKEN_LENGTH);
            $invitation = atomic::run(fn() => self::claim((int) $pieceid, $token));
            if ($invitation && invitation_mail::send(json_decode($invitation->body), $spacename, $token)) {
                $sent++;
            } else if ($invitation) {
                atomic::run(fn() => self::put_back((int) $pieceid, $token));
            }
        }
        return $sent;
    }

    /**
     * Notes that an invitation is sent, unless someone else did, or it was withdrawn.
     *
     * @param int $pieceid
     * @param string $token
     * @return \stdClass|null the invitation to send
     */
    private static function claim(int $pieceid, string $token): ?\stdClass {
        $invitation = invitation_store::hold($pieceid);
        if (!$invitation || $invitation->status !== invitation_store::QUEUED) {
            return null;
        }
        self::note($invitation, invitation_store::SENT, $token);
        return $invitation;
    }

    /**
     * Lets an invitation wait again that the mail server refused. Until it is sent, no token opens it.
     *
     * @param int $pieceid
     * @param string $token of the mail that was refused
     */
    private static function put_back(int $pieceid, string $token): void {
        $invitation = invitation_store::hold($pieceid);
        if ($invitation && $invitation->tokenhash === invitation_store::hash($token)) {
            self::note($invitation, invitation_store::QUEUED, $token);
        }
    }

    /**
     * Notes what became of an invitation; one that waits and has a token was tried already.
     *
     * @param \stdClass $invitation
     * @param string $status
     * @param string $token
     */
    private static function note(\stdClass $invitation, string $status, string $token): void {
        global $DB;
        $DB->update_record('local_mara_invitation', (object) [
            'id' => $invitation->id,
            'status' => $status,
            'tokenhash' => invitation_store::hash($token),
        ]);
        $DB->set_field('local_mara_piece', 'timemodified', site::now(), ['id' => $invitation->pieceid]);
        change_log::append('pieces', [$invitation->pieceid]);
    }
}
