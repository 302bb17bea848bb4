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

namespace local_mara\output;

use local_mara\local\invitation\answering;
use local_mara\local\invitation\visit;

/**
 * The page of an invitation that can be answered.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class invitation_page implements \renderable, \templatable {
    /**
     * Constructor.
     *
     * @param visit $visit of an invitation that is there
     */
    public function __construct(
        /** @var visit of an invitation that is there */
        private readonly visit $visit,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $body = $this->visit->invitation->body;
        $visitor = $this->visit->visitor();
        $refused = $visitor === visit::FRESH ? answering::refused($body) : null;
        return [
            'action' => visit::url()->out(false),
            'token' => $this->visit->token,
            'sesskey' => sesskey(),
            'notice' => $this->visit->notice,
            'paragraphs' => [
                $this->invited(),
                get_string('invitation_mara', 'local_mara'),
                get_string('invitation_opening', 'local_mara'),
            ],
            'consequences' => $this->consequences($visitor),
            'refused' => $this->visit->notice === $refused ? null : $refused,
            'fresh' => $visitor === visit::FRESH && $refused === null ? $this->fields() : null,
            'known' => $visitor === visit::KNOWN,
            'same' => $visitor === visit::SAME,
            'other' => $visitor === visit::OTHER ? $this->logout() : null,
        ];
    }

    /**
     * To what this person is invited.
     *
     * @return string
     */
    private function invited(): string {
        $course = get_course($this->visit->invitation->courseid);
        $name = format_string($course->fullname, true, [
            'context' => \core\context\course::instance($course->id),
            'escape' => false,
        ]);
        return get_string('invitation_invited', 'local_mara', $name);
    }

    /**
     * What happens on either answer.
     *
     * @param string $visitor
     * @return string[]
     */
    private function consequences(string $visitor): array {
        global $USER;
        $body = $this->visit->invitation->body;
        switch ($visitor) {
            case visit::FRESH:
                $name = "$body->firstname $body->lastname";
                $sentences = [get_string('invitation_stored', 'local_mara', ['name' => $name, 'email' => $body->email])];
                break;
            case visit::KNOWN:
                $sentences = [get_string('invitation_existing', 'local_mara')];
                break;
            case visit::SAME:
                $sentences = [get_string('invitation_same', 'local_mara', fullname($USER))];
                break;
            default:
                $sentences = [get_string('invitation_other', 'local_mara', fullname($USER))];
        }
        if ($body->quality !== null && $visitor !== visit::OTHER) {
            $quality = get_string("option_quality_$body->quality", 'local_mara');
            $sentences[] = get_string('invitation_stored_quality', 'local_mara', $quality);
        }
        $sentences[] = get_string('invitation_erased', 'local_mara');
        return $sentences;
    }

    /**
     * The fields of a new account's password.
     *
     * @return array
     */
    private function fields(): array {
        return [
            'maxlength' => MAX_PASSWORD_CHARACTERS,
            'policy' => print_password_policy(),
            'passworderrors' => $this->visit->passworderrors,
            'haspassworderrors' => (bool) $this->visit->passworderrors,
            'againerrors' => $this->visit->againerrors,
            'hasagainerrors' => (bool) $this->visit->againerrors,
        ];
    }

    /**
     * Where one logs out.
     *
     * @return array
     */
    private function logout(): array {
        return ['url' => (new \moodle_url('/login/logout.php', ['sesskey' => sesskey()]))->out(false)];
    }
}
