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

namespace local_mara\local\ask;

/**
 * The form of one ask as someone sent it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class ask_form {
    /** What a person has to mend: a remark stands under another choice than the one made. */
    private const REMARK_ELSEWHERE = 'remarkelsewhere';

    /** Outcome: an administrator is logged in as this person, and nobody answers in somebody else's place. */
    private const LOGGED_IN_AS = 'loggedinas';

    /** What a person has to mend: the session had ended in between. */
    private const SESSION_OVER = 'sessionover';

    /** @var string what became of it */
    private string $outcome = '';

    /** @var string the remark of the answer that stands: the form may show it under the choice made then */
    private string $standing = '';

    /**
     * Constructor.
     *
     * @param int $askid
     * @param string $choice code, '' when none was made
     * @param string[] $remarks code of the choice it stands under => plain text
     */
    public function __construct(
        /** @var int the ask */
        public readonly int $askid,
        /** @var string the choice made */
        public readonly string $choice,
        /** @var string[] the remarks by the choice they stand under */
        public readonly array $remarks,
    ) {
    }

    /**
     * The form that this request sent.
     *
     * @return self|null null: none was
     */
    public static function sent(): ?self {
        // True of a POST with contents only.
        if (!data_submitted()) {
            return null;
        }
        return new self(
            optional_param('ask', 0, PARAM_INT),
            optional_param('choice', '', PARAM_ALPHANUMEXT),
            array_map([answering::class, 'plain'], optional_param_array('remark', [], PARAM_RAW)),
        );
    }

    /**
     * Takes the answer, if nothing speaks against it.
     *
     * @param int $userid
     * @return bool whether it was taken
     */
    public function take(int $userid): bool {
        global $DB;
        $key = ['askid' => $this->askid, 'userid' => $userid];
        $this->standing = (string) $DB->get_field('local_mara_answer', 'remark', $key);
        if (!confirm_sesskey(optional_param('sesskey', '', PARAM_RAW))) {
            $this->outcome = self::SESSION_OVER;
        } else if (\core\session\manager::is_loggedinas()) {
            $this->outcome = self::LOGGED_IN_AS;
        } else if ($this->choice !== '' && $this->lost_remarks()) {
            $this->outcome = self::REMARK_ELSEWHERE;
        } else {
            $remark = $this->remarks[$this->choice] ?? '';
            $this->outcome = answering::answer($this->askid, $userid, $this->choice, $remark);
        }
        return in_array($this->outcome, [answering::NOTED, answering::CHANGED], true);
    }

    /**
     * Whether the person can mend it and send it again.
     *
     * @return bool
     */
    public function is_mendable(): bool {
        return in_array($this->outcome, [...answering::MENDABLE, self::REMARK_ELSEWHERE, self::SESSION_OVER], true);
    }

    /**
     * What became of it, as a sentence.
     *
     * @return string
     */
    public function said(): string {
        return self::sentence($this->outcome);
    }

    /**
     * Whether the choice must be mended.
     *
     * @return bool
     */
    public function is_fault_of_choice(): bool {
        return $this->outcome === answering::NO_CHOICE;
    }

    /**
     * Whether the remark under a choice must be mended.
     *
     * @param string $code
     * @return bool
     */
    public function is_fault_of_remark(string $code): bool {
        if ($this->outcome === self::REMARK_ELSEWHERE) {
            return in_array($code, $this->lost_remarks(), true);
        }
        $remarks = [answering::REMARK_MISSING, answering::REMARK_TOO_LONG];
        return $code === $this->choice && in_array($this->outcome, $remarks, true);
    }

    /**
     * An outcome as a sentence.
     *
     * @param string $outcome
     * @return string
     */
    public static function sentence(string $outcome): string {
        return get_string("asks_said_$outcome", 'local_mara', answering::MAX_REMARK);
    }

    /**
     * The choices not made under which a new remark stands: what someone wrote must not be lost without a word.
     *
     * @return string[] codes
     */
    private function lost_remarks(): array {
        $lost = array_filter(
            $this->remarks,
            fn($remark, $code) => (string) $code !== $this->choice && $remark !== '' && $remark !== $this->standing,
            ARRAY_FILTER_USE_BOTH
        );
        return array_map('strval', array_keys($lost));
    }
}
