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

use local_mara\local\ask\reach;
use local_mara\local\json;
use local_mara\local\notice\messages;
use local_mara\local\piece\link;
use local_mara\local\piece\localised;
use local_mara\local\piece\piece_type;
use local_mara\local\piece\refusal;
use local_mara\local\site;

/**
 * A notification to one person, sent at most once.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class message extends piece_type {
    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        refusal::unless(is_int($body['userid'] ?? null), 'userid');
        $clean = [
            'userid' => $body['userid'],
            'subject' => localised::plain($body['subject'] ?? null, 'subject'),
            'text' => localised::html($body['text'] ?? null, 'text'),
            'link' => link::clean($body['link'] ?? null, 'link'),
        ];
        if (!reach::is_of_space($clean['userid'], (int) $space->courseid)) {
            throw new refusal('unknownuser', 'userid');
        }
        return $clean;
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $DB->insert_record('local_mara_message', (object) (self::columns($body) + [
            'pieceid' => $piece->id,
            'status' => messages::QUEUED,
        ]));
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $message = messages::locked_of_piece((int) $piece->id);
        if ($message->status !== messages::QUEUED) {
            // It went out a moment ago.
            $piece->state = 'closed';
            return;
        }
        $DB->update_record('local_mara_message', (object) (['id' => $message->id] + self::columns($body)));
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        global $DB;
        $message = messages::locked_of_piece((int) $piece->id);
        $piece->state = 'closed';
        if ($message->status === messages::QUEUED) {
            $DB->update_record('local_mara_message', (object) [
                'id' => $message->id,
                'status' => messages::WITHDRAWN,
                'timeclosed' => site::now(),
            ]);
        }
        return 'removed';
    }

    #[\Override]
    public function forget(array $pieceids): void {
        global $DB;
        $DB->delete_records_list('local_mara_message', 'pieceid', $pieceids);
    }

    #[\Override]
    public function details(array $pieces): array {
        global $DB;
        $messages = $DB->get_records_list('local_mara_message', 'pieceid', array_keys($pieces), '', 'pieceid, status, timesent');
        return array_map(fn($message) => [
            'status' => $message->status,
            'sent' => $message->timesent === null ? null : (int) $message->timesent,
        ], $messages);
    }

    /**
     * The columns that a body gives.
     *
     * @param array $body cleaned
     * @return array
     */
    private static function columns(array $body): array {
        return [
            'userid' => $body['userid'],
            'body' => json::encode(array_intersect_key($body, array_flip(['subject', 'text', 'link']))),
        ];
    }
}
