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

use local_mara\local\atomic;
use local_mara\local\json;
use local_mara\local\piece\piece_end;
use local_mara\local\site;

/**
 * The invitations in the plugin's tables: how they are found by their link, and how they close.
 *
 * Of a link's token only a hash is kept: whoever reads the database can open no invitation.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class invitation_store {
    /** Waits to be sent. */
    public const QUEUED = 'queued';

    /** Was sent, and waits for its answer. */
    public const SENT = 'sent';

    /** The person accepted. */
    public const ACCEPTED = 'accepted';

    /** The person declined. */
    public const DECLINED = 'declined';

    /** Nobody answered in time. */
    public const EXPIRED = 'expired';

    /** The companion took it back. */
    public const WITHDRAWN = 'withdrawn';

    /**
     * What is kept of a link's token.
     *
     * @param string $token
     * @return string
     */
    public static function hash(string $token): string {
        return hash('sha256', $token);
    }

    /**
     * The invitation that a link opens: sent, not answered, in time, to a space that stands.
     *
     * @param string $tokenhash
     * @return \stdClass|null its row with spaceid and courseid, its body decoded
     */
    public static function open_of_hash(string $tokenhash): ?\stdClass {
        global $DB;
        $invitation = $DB->get_record_sql(
            "SELECT i.*, s.id AS spaceid, s.courseid
               FROM {local_mara_invitation} i
               JOIN {local_mara_piece} p ON p.id = i.pieceid
               JOIN {local_mara_space} s ON s.id = p.spaceid
               JOIN {course} c ON c.id = s.courseid
              WHERE i.tokenhash = ? AND i.status = ? AND i.timeexpires > ?",
            [$tokenhash, self::SENT, site::now()]
        );
        if (!$invitation) {
            return null;
        }
        $invitation->body = json_decode($invitation->body);
        return $invitation;
    }

    /**
     * The invitation of a piece, held until the transaction ends so that it closes once.
     *
     * @param int $pieceid
     * @return \stdClass|null its row, its body as text; null: it was forgotten meanwhile
     */
    public static function hold(int $pieceid): ?\stdClass {
        global $DB;
        // The piece first, as a batch does: two requests never wait for each other.
        $DB->get_record_sql('SELECT id FROM {local_mara_piece} WHERE id = ?' . atomic::for_update(), [$pieceid]);
        $sql = 'SELECT * FROM {local_mara_invitation} WHERE pieceid = ?' . atomic::for_update();
        return $DB->get_record_sql($sql, [$pieceid]) ?: null;
    }

    /**
     * Whether an invitation has not come to its end.
     *
     * @param \stdClass $invitation
     * @return bool
     */
    public static function is_open(\stdClass $invitation): bool {
        return in_array($invitation->status, [self::QUEUED, self::SENT], true);
    }

    /**
     * What is kept of a body.
     *
     * @param int $pieceid
     * @param array $body
     * @return array columns
     */
    public static function columns(int $pieceid, array $body): array {
        return ['pieceid' => $pieceid, 'body' => json::encode($body), 'timeexpires' => $body['expires']];
    }

    /**
     * Ends an invitation, and erases at once whom it was for.
     *
     * @param \stdClass $invitation
     * @param string $status
     * @param int|null $userid who accepted
     */
    public static function end(\stdClass $invitation, string $status, ?int $userid = null): void {
        global $DB;
        $DB->update_record('local_mara_invitation', (object) [
            'id' => $invitation->id,
            'body' => null,
            'tokenhash' => null,
            'status' => $status,
            'userid' => $userid,
            'timeclosed' => site::now(),
        ]);
    }

    /**
     * Ends an invitation and closes its piece, outside of a batch.
     *
     * @param \stdClass $invitation
     * @param string $status
     * @param int|null $userid
     */
    public static function close(\stdClass $invitation, string $status, ?int $userid = null): void {
        self::end($invitation, $status, $userid);
        piece_end::note([(int) $invitation->pieceid]);
    }
}
