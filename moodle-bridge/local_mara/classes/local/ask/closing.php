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
 * When an ask is closed, and what becomes of it then.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class closing {
    /** Mode: the first answer closes it for all. */
    public const FIRST = 'first';

    /** Mode: it closes when all have answered. */
    public const EACH = 'each';

    /** Status: answers are welcome. */
    public const OPEN = 'open';

    /** Status: it was answered by whom it took. */
    public const ANSWERED = 'answered';

    /** Status: its time is over. */
    public const EXPIRED = 'expired';

    /** Status: the companion took it back. */
    public const WITHDRAWN = 'withdrawn';

    /** Days after which the texts of a closed ask are erased. */
    public const KEPT_DAYS = 30;

    /** Rows dealt with in one transaction. */
    private const PAGE = 200;

    /**
     * The status by the clock, also before the task noted that the time is over.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @return string
     */
    public static function status(\stdClass $ask): string {
        return $ask->status === self::OPEN && $ask->timeexpires <= site::now() ? self::EXPIRED : $ask->status;
    }

    /**
     * When it was closed, by the clock.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @return int|null null while it is open
     */
    public static function instant(\stdClass $ask): ?int {
        if (self::status($ask) === self::OPEN) {
            return null;
        }
        return (int) ($ask->status === self::OPEN ? $ask->timeexpires : $ask->timeclosed);
    }

    /**
     * The row of an ask, which nobody else changes until the transaction ends.
     *
     * @param int $askid
     * @return \stdClass|null
     */
    public static function locked(int $askid): ?\stdClass {
        global $DB;
        $pieceid = $DB->get_field('local_mara_ask', 'pieceid', ['id' => $askid]);
        return $pieceid ? self::locked_of_piece((int) $pieceid) : null;
    }

    /**
     * The row of the ask of a piece, which nobody else changes until the transaction ends.
     *
     * @param int $pieceid
     * @return \stdClass|null
     */
    public static function locked_of_piece(int $pieceid): ?\stdClass {
        global $DB;
        piece_end::hold([$pieceid]);
        $sql = 'SELECT * FROM {local_mara_ask} WHERE pieceid = ?' . atomic::for_update();
        return $DB->get_record_sql($sql, [$pieceid]) ?: null;
    }

    /**
     * Closes a locked ask if what it waits for has come, or its time is over.
     *
     * @param \stdClass $ask row of local_mara_ask; its status is brought up to date
     * @return bool whether it is closed now
     */
    public static function settle(\stdClass $ask): bool {
        if ($ask->status === self::OPEN && self::status($ask) === self::EXPIRED) {
            self::close($ask, self::EXPIRED);
        } else if ($ask->status === self::OPEN && self::has_its_answers($ask)) {
            self::close($ask, self::ANSWERED);
        }
        return $ask->status !== self::OPEN;
    }

    /**
     * Closes a locked ask.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @param string $status
     */
    public static function close(\stdClass $ask, string $status): void {
        global $DB;
        $ask->timeclosed = $status === self::EXPIRED ? (int) $ask->timeexpires : site::now();
        $ask->status = $status;
        $DB->update_record('local_mara_ask', (object) [
            'id' => $ask->id,
            'status' => $ask->status,
            'timeclosed' => $ask->timeclosed,
        ]);
    }

    /**
     * Closes the asks whose time is over.
     *
     * @return int how many
     */
    public static function close_due(): int {
        global $DB;
        $count = 0;
        do {
            $ids = array_keys($DB->get_records_select_menu(
                'local_mara_ask',
                'status = ? AND timeexpires <= ?',
                [self::OPEN, site::now()],
                'timeexpires, id',
                'id, pieceid',
                0,
                self::PAGE
            ));
            foreach ($ids as $id) {
                $count += atomic::run(function () use ($id) {
                    $ask = self::locked((int) $id);
                    // Someone may have answered, or the companion have changed it, a moment ago.
                    if (!$ask || $ask->status !== self::OPEN || !self::settle($ask)) {
                        return 0;
                    }
                    piece_end::note([(int) $ask->pieceid]);
                    return 1;
                });
            }
        } while (count($ids) === self::PAGE);
        return $count;
    }

    /**
     * Erases the texts of asks that were closed long ago, and the remarks of their answers. The choices stay.
     *
     * @return int how many asks
     */
    public static function erase_due(): int {
        global $DB;
        $ids = $DB->get_fieldset_select(
            'local_mara_ask',
            'id',
            'body IS NOT NULL AND status <> ? AND timeclosed <= ?',
            [self::OPEN, site::now() - self::KEPT_DAYS * DAYSECS]
        );
        foreach (array_chunk($ids, self::PAGE) as $part) {
            atomic::run(fn() => self::erase($part));
        }
        return count($ids);
    }

    /**
     * Erases the texts of asks.
     *
     * @param int[] $ids
     */
    private static function erase(array $ids): void {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal($ids);
        $DB->set_field_select('local_mara_ask', 'body', null, "id $in", $params);
        $remarked = $DB->get_fieldset_select('local_mara_answer', 'id', "askid $in AND remark IS NOT NULL", $params);
        $DB->set_field_select('local_mara_answer', 'remark', null, "askid $in AND remark IS NOT NULL", $params);
        change_log::append('answers', $remarked);
    }

    /**
     * Whether all answers it waits for are there.
     *
     * @param \stdClass $ask row of local_mara_ask
     * @return bool
     */
    private static function has_its_answers(\stdClass $ask): bool {
        global $DB;
        if ($ask->mode === self::FIRST) {
            return $DB->record_exists('local_mara_answer', ['askid' => $ask->id]);
        }
        return !$DB->record_exists_sql(
            "SELECT 1
               FROM {local_mara_ask_person} p
          LEFT JOIN {local_mara_answer} w ON w.askid = p.askid AND w.userid = p.userid
              WHERE p.askid = ? AND w.id IS NULL",
            [$ask->id]
        );
    }
}
