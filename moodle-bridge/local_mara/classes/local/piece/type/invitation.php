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

use local_mara\local\allowed;
use local_mara\local\invitation\invitation_store;
use local_mara\local\piece\piece_type;
use local_mara\local\piece\refusal;

/**
 * An invitation of someone who has no account here. Nothing is sent while it is put: the task does that.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class invitation extends piece_type {
    /** Most characters of an address or a name, as in Moodle's table of users. */
    private const LONGEST = 100;

    /** As what someone may be invited. */
    private const QUALITIES = ['mentor', 'resource'];

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        if (!allowed::accounts()) {
            throw new refusal('notallowed', allowed::ACCOUNTS);
        }
        $email = trim(self::text($body, 'email'));
        refusal::unless(validate_email($email) && \core_text::strlen($email) <= self::LONGEST, 'email');
        if (email_is_not_allowed($email)) {
            throw new refusal('notallowed', 'email');
        }
        $lang = self::text($body, 'lang');
        refusal::unless(preg_match('~^[a-z]{2}(_[a-z0-9]+)*$~D', $lang) === 1, 'lang');
        refusal::unless(is_int($body['expires'] ?? null) && $body['expires'] >= 0, 'expires');
        $quality = $body['quality'] ?? null;
        refusal::unless($quality === null || in_array($quality, self::QUALITIES, true), 'quality');
        return [
            'email' => $email,
            'firstname' => self::name($body, 'firstname'),
            'lastname' => self::name($body, 'lastname'),
            'lang' => $lang,
            'expires' => $body['expires'],
            'quality' => $quality,
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $columns = invitation_store::columns($piece->id, $body) + ['status' => invitation_store::QUEUED];
        $DB->insert_record('local_mara_invitation', (object) $columns);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $invitation = invitation_store::hold($piece->id);
        $columns = ['id' => $invitation->id] + invitation_store::columns($piece->id, $body);
        if (json_decode($invitation->body)->email !== $body['email']) {
            // Whoever has the former link is somebody else: it opens nothing any more.
            $columns += ['status' => invitation_store::QUEUED, 'tokenhash' => null];
        }
        $DB->update_record('local_mara_invitation', (object) $columns);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        invitation_store::end(invitation_store::hold($piece->id), invitation_store::WITHDRAWN);
        $piece->state = 'closed';
        return 'removed';
    }

    #[\Override]
    public function forget(array $pieceids): void {
        global $DB;
        $DB->delete_records_list('local_mara_invitation', 'pieceid', $pieceids);
    }

    #[\Override]
    public function details(array $pieces): array {
        global $DB;
        $rows = $DB->get_records_list('local_mara_invitation', 'pieceid', array_keys($pieces), '', 'pieceid, status, userid');
        return array_map(fn($row) => [
            'status' => $row->status,
            'userid' => $row->userid === null ? null : (int) $row->userid,
        ], $rows);
    }

    /**
     * A text of the body.
     *
     * @param array $body
     * @param string $property
     * @return string
     */
    private static function text(array $body, string $property): string {
        refusal::unless(is_string($body[$property] ?? null), $property);
        return $body[$property];
    }

    /**
     * A person's name, as Moodle takes it.
     *
     * @param array $body
     * @param string $property
     * @return string
     */
    private static function name(array $body, string $property): string {
        $name = trim(self::text($body, $property));
        $valid = $name !== '' && $name === \core_user::clean_field($name, $property);
        refusal::unless($valid && \core_text::strlen($name) <= self::LONGEST, $property);
        return $name;
    }
}
