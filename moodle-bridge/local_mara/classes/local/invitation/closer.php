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
use local_mara\local\site;

/**
 * Closes the invitations that nobody answered in time, and erases whom they were for.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class closer {
    /**
     * Closes what has expired.
     *
     * @return int how many
     */
    public static function close_due(): int {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal([invitation_store::QUEUED, invitation_store::SENT]);
        $due = $DB->get_fieldset_select(
            'local_mara_invitation',
            'pieceid',
            "status $in AND timeexpires <= ?",
            array_merge($params, [site::now()])
        );
        return count(array_filter($due, fn($pieceid) => atomic::run(fn() => self::close((int) $pieceid))));
    }

    /**
     * Closes one, unless it was answered or prolonged meanwhile.
     *
     * @param int $pieceid
     * @return bool whether it did
     */
    private static function close(int $pieceid): bool {
        $invitation = invitation_store::hold($pieceid);
        if (!$invitation || !invitation_store::is_open($invitation) || $invitation->timeexpires > site::now()) {
            return false;
        }
        invitation_store::close($invitation, invitation_store::EXPIRED);
        return true;
    }
}
