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

use local_mara\local\invitation\invitation_store;

/**
 * What is said when an invitation was answered, or when its link opens nothing.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class invitation_end implements \renderable, \templatable {
    /**
     * Constructor.
     *
     * @param \stdClass|null $answer what this session answered; null: the link opens nothing
     */
    public function __construct(
        /** @var \stdClass|null what this session answered */
        private readonly ?\stdClass $answer,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        return [
            'sentences' => $this->sentences(),
            'username' => $this->answer->username ?? null,
            'next' => $this->next(),
        ];
    }

    /**
     * Where to go on: whoever declined has no account to log in with.
     *
     * @return array|null address and text of the link
     */
    private function next(): ?array {
        if (isloggedin() && !isguestuser()) {
            return ['url' => (new \moodle_url('/'))->out(false), 'text' => get_string('invitation_home', 'local_mara')];
        }
        $declined = $this->answer && $this->answer->status === invitation_store::DECLINED;
        return $declined ? null : ['url' => get_login_url(), 'text' => get_string('invitation_login', 'local_mara')];
    }

    /**
     * What is said.
     *
     * @return string[]
     */
    private function sentences(): array {
        if (!$this->answer) {
            return [get_string('invitation_invalid', 'local_mara')];
        }
        if ($this->answer->status === invitation_store::DECLINED) {
            return [get_string('invitation_declined', 'local_mara')];
        }
        $more = $this->answer->username === null ? 'invitation_accepted_existing' : 'invitation_accepted_new';
        return [get_string('invitation_accepted', 'local_mara'), get_string($more, 'local_mara')];
    }
}
