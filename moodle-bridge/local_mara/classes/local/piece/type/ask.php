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

namespace local_mara\local\piece\type;

use local_mara\local\ask\ask_body;
use local_mara\local\ask\closing;
use local_mara\local\ask\reach;
use local_mara\local\json;
use local_mara\local\piece\piece_type;

/**
 * A short question to named people.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class ask extends piece_type {
    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        return ask_body::clean($body);
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $ask = self::columns($body) + ['pieceid' => $piece->id, 'status' => closing::OPEN];
        $id = $DB->insert_record('local_mara_ask', (object) $ask);
        self::set_people($id, $body['people']);
        self::settle($piece, closing::locked_of_piece((int) $piece->id));
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $ask = closing::locked_of_piece((int) $piece->id);
        // Whatever comes too late changes nothing: someone answered meanwhile, or its time is over.
        if (self::settle($piece, $ask)) {
            return;
        }
        $DB->update_record('local_mara_ask', (object) (['id' => $ask->id] + self::columns($body)));
        self::set_people($ask->id, $body['people']);
        self::settle($piece, closing::locked_of_piece((int) $piece->id));
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        $ask = closing::locked_of_piece((int) $piece->id);
        if (!self::settle($piece, $ask)) {
            closing::close($ask, closing::WITHDRAWN);
            $piece->state = 'closed';
        }
        return 'removed';
    }

    #[\Override]
    public function forget(array $pieceids): void {
        global $DB;
        if (!$pieceids) {
            return;
        }
        [$in, $params] = $DB->get_in_or_equal($pieceids);
        $asks = "askid IN (SELECT id FROM {local_mara_ask} WHERE pieceid $in)";
        $DB->delete_records_select('local_mara_answer', $asks, $params);
        $DB->delete_records_select('local_mara_ask_person', $asks, $params);
        $DB->delete_records_select('local_mara_ask', "pieceid $in", $params);
    }

    #[\Override]
    public function details(array $pieces): array {
        global $DB;
        if (!$pieces) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_keys($pieces));
        $asks = $DB->get_records_select(
            'local_mara_ask',
            "pieceid $in",
            $params,
            'id',
            'pieceid, status, timeexpires, timeclosed'
        );
        $unreachable = $DB->get_records_sql(
            "SELECT p.id, a.pieceid, p.userid
               FROM {local_mara_ask} a
               JOIN {local_mara_ask_person} p ON p.askid = a.id
               JOIN {local_mara_piece} t ON t.id = a.pieceid
               JOIN {local_mara_space} s ON s.id = t.spaceid
          LEFT JOIN {user} u ON u.id = p.userid
              WHERE a.pieceid $in AND (u.id IS NULL OR NOT (" . reach::sql('u', 's.courseid') . "))
           ORDER BY p.userid",
            $params
        );
        $details = array_map(fn($ask) => [
            'status' => closing::status($ask),
            'closed' => closing::instant($ask),
            'unreachable' => [],
        ], $asks);
        foreach ($unreachable as $person) {
            $details[$person->pieceid]['unreachable'][] = (int) $person->userid;
        }
        return $details;
    }

    #[\Override]
    public function urls(array $pieces): array {
        global $DB;
        if (!$pieces) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_keys($pieces));
        $ids = $DB->get_records_select_menu('local_mara_ask', "pieceid $in", $params, 'id', 'pieceid, id');
        return array_map(fn($id) => (new \moodle_url('/local/mara/asks.php', ['ask' => $id]))->out(false), $ids);
    }

    /**
     * The columns that a body gives.
     *
     * @param array $body cleaned
     * @return array
     */
    private static function columns(array $body): array {
        return [
            'body' => json::encode(array_intersect_key($body, array_flip(['about', 'title', 'text', 'link', 'choices']))),
            'mode' => $body['mode'],
            'changeable' => (int) $body['change'],
            'timeexpires' => $body['expires'],
            'timeremind' => $body['remind'],
        ];
    }

    /**
     * Names the people of an ask. Those who stay named keep that they were told; answers stay in any case.
     *
     * @param int $askid
     * @param int[] $people
     */
    private static function set_people(int $askid, array $people): void {
        global $DB;
        $named = $DB->get_fieldset('local_mara_ask_person', 'userid', ['askid' => $askid]);
        $off = array_diff($named, $people);
        if ($off) {
            [$in, $params] = $DB->get_in_or_equal($off);
            $DB->delete_records_select('local_mara_ask_person', "askid = ? AND userid $in", array_merge([$askid], $params));
        }
        $rows = [];
        foreach (array_diff($people, $named) as $userid) {
            $rows[] = (object) ['askid' => $askid, 'userid' => $userid];
        }
        if ($rows) {
            $DB->insert_records('local_mara_ask_person', $rows);
        }
    }

    /**
     * Closes the ask if it is time, and the piece with it.
     *
     * @param \stdClass $piece
     * @param \stdClass $ask locked row of local_mara_ask
     * @return bool whether it is closed
     */
    private static function settle(\stdClass $piece, \stdClass $ask): bool {
        $closed = closing::settle($ask);
        if ($closed) {
            $piece->state = 'closed';
        }
        return $closed;
    }
}
