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
use local_mara\local\locks;

/**
 * The answer to an invitation, by whoever holds its link. Given twice, it counts once.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class answering {
    /**
     * Makes the account of someone who accepts and has none.
     *
     * @param string $tokenhash
     * @param string $password one that password_errors finds nothing wrong with
     * @return \stdClass|null row of user; null: the link opens nothing, or this person must log in
     */
    public static function accept_as_new(string $tokenhash, string $password): ?\stdClass {
        return self::answer($tokenhash, function (\stdClass $invitation, \stdClass $held) use ($password) {
            if (self::refused($invitation->body) !== null || account_maker::of_address($invitation->body->email)) {
                return null;
            }
            $user = account_maker::make($invitation->body, $password);
            invitation_store::close($held, invitation_store::ACCEPTED, (int) $user->id);
            return $user;
        });
    }

    /**
     * Lets someone accept with the account they have.
     *
     * @param string $tokenhash
     * @param int $userid who is logged in
     * @return bool whether it was accepted
     */
    public static function accept_as(string $tokenhash, int $userid): bool {
        return (bool) self::answer($tokenhash, function (\stdClass $invitation, \stdClass $held) use ($userid) {
            if (!in_array($userid, account_maker::of_address($invitation->body->email), true)) {
                return false;
            }
            account_maker::add_quality($userid, $invitation->body->quality);
            invitation_store::close($held, invitation_store::ACCEPTED, $userid);
            return true;
        });
    }

    /**
     * Declines.
     *
     * @param string $tokenhash
     * @return bool whether it was declined
     */
    public static function decline(string $tokenhash): bool {
        return (bool) self::answer($tokenhash, function (\stdClass $invitation, \stdClass $held) {
            invitation_store::close($held, invitation_store::DECLINED);
            return true;
        });
    }

    /**
     * Why this site makes no account for someone, as long as nothing is changed in its settings.
     *
     * @param \stdClass $body of the invitation
     * @return string|null a sentence; null: it makes one
     */
    public static function refused(\stdClass $body): ?string {
        if (!allowed::accounts()) {
            return get_string('invitation_paused', 'local_mara');
        }
        return email_is_not_allowed($body->email) ?: null;
    }

    /**
     * Does what an answer asks for, one answer at a time: two invitations of one address make one account.
     *
     * @param string $tokenhash
     * @param callable $work gets the invitation with its body decoded, and its row as it is held
     * @return mixed what the work returns; null: the link opens nothing
     */
    private static function answer(string $tokenhash, callable $work) {
        return locks::hold(['invitations'], fn() => atomic::run(function () use ($tokenhash, $work) {
            $invitation = invitation_store::open_of_hash($tokenhash);
            $held = $invitation ? invitation_store::hold((int) $invitation->pieceid) : null;
            // Withdrawn or changed between the two looks: what the link opened is no more.
            $same = $held && $held->tokenhash === $tokenhash && $held->status === invitation_store::SENT;
            return $same ? $work($invitation, $held) : null;
        }));
    }
}
