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

use core_privacy\local\request\transform;
use local_mara\local\piece\localised;

/**
 * What is kept about one person, as they may read it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class export {
    /**
     * Everything, by heading.
     *
     * @param int $userid
     * @return \stdClass[] heading => what is under it; none: nothing is kept
     */
    public static function of(int $userid): array {
        $lists = [
            'noted' => self::noted($userid),
            'asks' => self::asks($userid),
            'messages' => self::messages($userid),
            'memberships' => self::memberships($userid),
            'invitations' => self::invitations($userid),
        ];
        return array_map(fn($list) => (object) ['items' => $list], array_filter($lists));
    }

    /**
     * When changes about the person were noted.
     *
     * @param int $userid
     * @return string[]
     */
    private static function noted(int $userid): array {
        global $DB;
        $row = ['kind' => 'people', 'objectid' => $userid];
        return array_map([transform::class, 'datetime'], $DB->get_fieldset('local_mara_change', 'timecreated', $row));
    }

    /**
     * What the person was asked, and what they answered.
     *
     * @param int $userid
     * @return \stdClass[]
     */
    private static function asks(int $userid): array {
        global $DB;
        $asks = $DB->get_records_sql(
            "SELECT a.id, a.body, p.timenotified, p.timereminded, w.choice, w.remark, w.timeanswered
               FROM {local_mara_ask} a
          LEFT JOIN {local_mara_ask_person} p ON p.askid = a.id AND p.userid = ?
          LEFT JOIN {local_mara_answer} w ON w.askid = a.id AND w.userid = ?
              WHERE p.id IS NOT NULL OR w.id IS NOT NULL
           ORDER BY a.id",
            [$userid, $userid]
        );
        return array_values(array_map(fn($ask) => (object) [
            'title' => self::text($ask->body, 'title'),
            'text' => self::text($ask->body, 'text'),
            'notified' => self::time($ask->timenotified),
            'reminded' => self::time($ask->timereminded),
            'choice' => $ask->choice,
            'remark' => $ask->remark,
            'answered' => self::time($ask->timeanswered),
        ], $asks));
    }

    /**
     * The messages to the person.
     *
     * @param int $userid
     * @return \stdClass[]
     */
    private static function messages(int $userid): array {
        global $DB;
        return array_values(array_map(fn($message) => (object) [
            'subject' => self::text($message->body, 'subject'),
            'text' => self::text($message->body, 'text'),
            'status' => $message->status,
            'sent' => self::time($message->timesent),
        ], $DB->get_records('local_mara_message', ['userid' => $userid], 'id')));
    }

    /**
     * The groups, courses and cohorts the companion put the person into, or wants to.
     *
     * @param int $userid
     * @return \stdClass[]
     */
    private static function memberships(int $userid): array {
        global $DB;
        $rows = $DB->get_records_sql(
            "SELECT m.id, m.state, p.type, s.code
               FROM {local_mara_member} m
               JOIN {local_mara_piece} p ON p.id = m.pieceid
               JOIN {local_mara_space} s ON s.id = p.spaceid
              WHERE m.userid = ?
           ORDER BY m.id",
            [$userid]
        );
        return array_values(array_map(
            fn($row) => (object) ['space' => $row->code, 'type' => $row->type, 'state' => $row->state],
            $rows
        ));
    }

    /**
     * The invitations the person accepted.
     *
     * @param int $userid
     * @return \stdClass[]
     */
    private static function invitations(int $userid): array {
        global $DB;
        return array_values(array_map(
            fn($row) => (object) ['status' => $row->status, 'closed' => self::time($row->timeclosed)],
            $DB->get_records('local_mara_invitation', ['userid' => $userid], 'id')
        ));
    }

    /**
     * A text of a body, unless it was erased.
     *
     * @param string|null $body JSON
     * @param string $property
     * @return string|null
     */
    private static function text(?string $body, string $property): ?string {
        $text = json_decode((string) $body, true)[$property] ?? null;
        return $text === null ? null : localised::pick($text);
    }

    /**
     * An instant as people read it.
     *
     * @param string|null $time
     * @return string|null
     */
    private static function time(?string $time): ?string {
        return $time === null ? null : transform::datetime($time);
    }
}
