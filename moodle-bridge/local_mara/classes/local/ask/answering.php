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

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\piece\piece_end;
use local_mara\local\site;

/**
 * Takes an answer, after checking at that very moment all that could speak against it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class answering {
    /** Outcome: the answer is noted. */
    public const NOTED = 'noted';

    /** Outcome: another answer stood before; this one does now. */
    public const CHANGED = 'changed';

    /** Outcome: it was not a question to this person, or there is none of this number. */
    public const NOT_NAMED = 'notnamed';

    /** Outcome: the person was asked, but may not enter the space now. */
    public const NOT_REACHED = 'notreached';

    /** Outcome: the person answered otherwise before, and that is final. */
    public const FINAL = 'final';

    /** Outcome: no choice was made, or one that there is not. */
    public const NO_CHOICE = 'nochoice';

    /** Outcome: this choice needs a remark. */
    public const REMARK_MISSING = 'remarkmissing';

    /** Outcome: the remark is too long. */
    public const REMARK_TOO_LONG = 'remarktoolong';

    /** The outcomes that a person can mend in the form. */
    public const MENDABLE = [self::NO_CHOICE, self::REMARK_MISSING, self::REMARK_TOO_LONG];

    /** Most characters of a remark. */
    public const MAX_REMARK = 2000;

    /**
     * Takes an answer. Of several who answer at once, one comes first and closes the ask where one answer is enough.
     *
     * @param int $askid
     * @param int $userid
     * @param string $choice code
     * @param string $remark plain text
     * @return string one of the outcomes, or the status of an ask that is no longer open
     */
    public static function answer(int $askid, int $userid, string $choice, string $remark): string {
        return atomic::run(function () use ($askid, $userid, $choice, $remark) {
            $ask = closing::locked($askid);
            if (!$ask || !self::is_named($ask, $userid)) {
                return self::NOT_NAMED;
            }
            if (!self::is_reached($ask, $userid)) {
                return self::NOT_REACHED;
            }
            $answer = self::answer_of($ask, $userid);
            $status = closing::status($ask);
            if ($answer && ($status !== closing::OPEN || !$ask->changeable)) {
                // The same answer sent twice is no mistake worth a word.
                return $answer->choice === $choice ? self::NOTED : self::FINAL;
            }
            if ($status !== closing::OPEN) {
                return $status;
            }
            $remark = self::plain($remark);
            return self::fault($ask, $choice, $remark) ?? self::write($ask, $answer, $userid, $choice, $remark);
        });
    }

    /**
     * A remark as plain text, however the browser ended its lines.
     *
     * @param string $remark
     * @return string
     */
    public static function plain(string $remark): string {
        return trim(str_replace(["\r\n", "\r"], "\n", fix_utf8($remark)));
    }

    /**
     * What a person has to mend in the answer.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param string $choice
     * @param string $remark
     * @return string|null outcome
     */
    private static function fault(\stdClass $ask, string $choice, string $remark): ?string {
        $wanted = self::remark_of($ask, $choice);
        if ($wanted === null) {
            return self::NO_CHOICE;
        }
        if ($wanted === 'required' && $remark === '') {
            return self::REMARK_MISSING;
        }
        return $wanted !== 'none' && \core_text::strlen($remark) > self::MAX_REMARK ? self::REMARK_TOO_LONG : null;
    }

    /**
     * Whether a choice takes a remark.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param string $choice
     * @return string|null none, optional or required; null: there is no such choice
     */
    private static function remark_of(\stdClass $ask, string $choice): ?string {
        return array_column(json_decode($ask->body, true)['choices'], 'remark', 'code')[$choice] ?? null;
    }

    /**
     * Writes the answer, and closes the ask if that was all it waited for.
     *
     * @param \stdClass $ask locked row of local_mara_ask
     * @param \stdClass|null $before the answer that stands
     * @param int $userid
     * @param string $choice
     * @param string $remark
     * @return string outcome
     */
    private static function write(\stdClass $ask, ?\stdClass $before, int $userid, string $choice, string $remark): string {
        global $DB;
        $row = [
            'choice' => $choice,
            'remark' => $remark !== '' && self::remark_of($ask, $choice) !== 'none' ? $remark : null,
            'timeanswered' => site::now(),
        ];
        if ($before) {
            $id = (int) $before->id;
            $DB->update_record('local_mara_answer', (object) ($row + ['id' => $id]));
        } else {
            $id = $DB->insert_record('local_mara_answer', (object) ($row + ['askid' => $ask->id, 'userid' => $userid]));
        }
        change_log::append('answers', [$id]);
        if (closing::settle($ask)) {
            piece_end::note([(int) $ask->pieceid]);
        }
        return $before ? self::CHANGED : self::NOTED;
    }

    /**
     * The answer someone gave.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param int $userid
     * @return \stdClass|null row of local_mara_answer
     */
    private static function answer_of(\stdClass $ask, int $userid): ?\stdClass {
        global $DB;
        return $DB->get_record('local_mara_answer', ['askid' => $ask->id, 'userid' => $userid]) ?: null;
    }

    /**
     * Whether someone is asked, still.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param int $userid
     * @return bool
     */
    private static function is_named(\stdClass $ask, int $userid): bool {
        global $DB;
        return $DB->record_exists('local_mara_ask_person', ['askid' => $ask->id, 'userid' => $userid]);
    }

    /**
     * Whether someone may enter the space. Asked of the database: the session may remember what was so at login.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param int $userid
     * @return bool
     */
    private static function is_reached(\stdClass $ask, int $userid): bool {
        global $DB;
        return $DB->record_exists_sql(
            "SELECT 1
               FROM {local_mara_piece} t
               JOIN {local_mara_space} s ON s.id = t.spaceid
               JOIN {course} c ON c.id = s.courseid
               JOIN {user} u ON u.id = ?
              WHERE t.id = ? AND " . reach::sql('u', 'c.id'),
            [$userid, $ask->pieceid]
        );
    }
}
