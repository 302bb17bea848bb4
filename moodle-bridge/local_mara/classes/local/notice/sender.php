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

use local_mara\local\atomic;
use local_mara\local\locks;
use local_mara\local\site;

/**
 * Tells people what waits for them: one notification each, and then an hour of peace.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sender {
    /** People looked up at once. */
    private const PAGE = 200;

    /** Most people told in one run: Moodle remembers something of each until the process ends. */
    private const MOST = 2000;

    /**
     * Sends what waits.
     *
     * @return int how many people were told something
     */
    public static function send_due(): int {
        return locks::hold(['notices'], function () {
            $count = 0;
            $after = 0;
            do {
                $people = waiting::people($after, self::PAGE);
                foreach ($people as $userid) {
                    $count += (int) self::tell($userid);
                    $after = $userid;
                }
            } while (count($people) === self::PAGE && $count < self::MOST);
            return $count;
        });
    }

    /**
     * Tells one person what waits for them.
     *
     * @param int $userid
     * @return bool whether there was anything to tell
     */
    private static function tell(int $userid): bool {
        // Noted before it is sent, and committed: what goes wrong from here on loses a notice and never doubles one.
        [$asks, $messages] = atomic::run(fn() => self::claim($userid));
        if (!$asks && !$messages) {
            return false;
        }
        try {
            letter::send($userid, $asks, $messages);
        } catch (\Throwable $e) {
            // One person's broken mail settings must not keep the others waiting. The class says enough:
            // a message might hold an address.
            mtrace("user $userid could not be told: " . get_class($e));
        }
        return true;
    }

    /**
     * Notes that someone is told now, of all that waits.
     *
     * @param int $userid
     * @return array what to tell: asks, messages
     */
    private static function claim(int $userid): array {
        global $DB;
        $messages = messages::waiting($userid);
        messages::close($messages, messages::SENT);
        $asks = waiting::asks($userid);
        $now = site::now();
        foreach ($asks as $ask) {
            $due = $ask->timeremind !== null && $ask->timeremind <= $now;
            $DB->update_record('local_mara_ask_person', (object) [
                'id' => $ask->id,
                'timenotified' => $ask->timenotified ?? $now,
                // Told this late, it is the reminder as well.
                'timereminded' => $due ? $now : null,
            ]);
        }
        return [$asks, $messages];
    }
}
