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

namespace local_mara\local\change;

use local_mara\local\atomic;
use local_mara\local\json;
use local_mara\local\kind\kind_reader;
use local_mara\local\kind\kinds;
use local_mara\local\locks;
use local_mara\local\site;
use local_mara\task\compare_kinds;

/**
 * Finds what changed without an event: compares every object's state with a fingerprint of the last one.
 *
 * An object that an event told since it was last compared gets the fingerprint UNKNOWN, so that it is
 * told once more: it may have vanished, or be again what it was, without a word.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class comparison {
    /** Table of the fingerprints. */
    public const TABLE = 'local_mara_seen';

    /** Instead of a fingerprint: what was told last is not known. */
    private const UNKNOWN = '-';

    /** Objects looked at in one go. */
    private const PAGE = 1000;

    /** About the most bytes of states held in memory. */
    private const MAX_BYTES = 4000000;

    /**
     * Compares all kinds.
     *
     * @param callable|null $progress told the kind, how many objects were compared and how many noted
     */
    public static function all(?callable $progress = null): void {
        self::kinds(kinds::names(), $progress);
        set_config('comparedat', site::now(), 'local_mara');
    }

    /**
     * Compares some kinds.
     *
     * @param string[] $kinds
     * @param callable|null $progress
     */
    public static function kinds(array $kinds, ?callable $progress = null): void {
        locks::hold(['compare'], function () use ($kinds, $progress) {
            foreach ($kinds as $kind) {
                [$compared, $noted] = self::kind($kind);
                if ($progress) {
                    $progress($kind, $compared, $noted);
                }
            }
        });
    }

    /**
     * Asks for a comparison at Moodle's next turn: something happened whose event does not name all it touched.
     *
     * @param string[] $kinds
     */
    public static function soon(array $kinds): void {
        $task = new compare_kinds();
        $task->set_custom_data($kinds);
        \core\task\manager::queue_adhoc_task($task, true);
    }

    /**
     * Compares one kind, page by page.
     *
     * @param string $kind
     * @return int[] how many objects were compared, how many noted
     */
    private static function kind(string $kind): array {
        $number = numbering::last();
        self::remember_told($kind);
        $reader = kinds::reader($kind);
        $compared = 0;
        $noted = 0;
        $after = 0;
        do {
            [$ids, $seen, $last] = self::page($reader, $kind, $after);
            $present = self::fingerprints($reader, $ids);
            $noted += self::note($kind, array_diff_assoc($present, $seen), array_keys(array_diff_key($seen, $present)));
            $compared += count($present);
            $after = $last;
        } while ($after !== null);
        set_config("compared_$kind", $number, 'local_mara');
        return [$compared, $noted];
    }

    /**
     * Forgets the fingerprints of what was told since the last time, but by the comparison itself.
     *
     * @param string $kind
     */
    private static function remember_told(string $kind): void {
        global $DB;
        $told = 'ch.kind = ? AND ch.changenumber > ? AND ch.due <> ?';
        $params = [$kind, (int) get_config('local_mara', "compared_$kind"), change_log::BY_COMPARISON];
        $DB->execute(
            "UPDATE {local_mara_seen}
                SET fingerprint = ?
              WHERE kind = ? AND objectid IN (SELECT ch.objectid FROM {local_mara_change} ch WHERE $told)",
            array_merge([self::UNKNOWN, $kind], $params)
        );
        $DB->execute(
            "INSERT INTO {local_mara_seen} (kind, objectid, fingerprint)
             SELECT DISTINCT ch.kind, ch.objectid, '" . self::UNKNOWN . "'
               FROM {local_mara_change} ch
          LEFT JOIN {local_mara_seen} seen ON seen.kind = ch.kind AND seen.objectid = ch.objectid
              WHERE $told AND seen.id IS NULL",
            $params
        );
    }

    /**
     * The objects that are there and those that were seen, between one id and another.
     *
     * @param kind_reader $reader
     * @param string $kind
     * @param int $after
     * @return array ids; id => fingerprint; the id the page ends with, null when it is the last
     */
    private static function page(kind_reader $reader, string $kind, int $after): array {
        global $DB;
        $ids = $reader->page($after, self::PAGE);
        $seen = $DB->get_records_select_menu(
            self::TABLE,
            'kind = ? AND objectid > ?',
            [$kind, $after],
            'objectid',
            'objectid, fingerprint',
            0,
            self::PAGE
        );
        $ends = [];
        if (count($ids) === self::PAGE) {
            $ends[] = end($ids);
        }
        if (count($seen) === self::PAGE) {
            $ends[] = array_key_last($seen);
        }
        if (!$ends) {
            return [$ids, $seen, null];
        }
        $last = min($ends);
        $within = fn($id) => $id <= $last;
        return [array_filter($ids, $within), array_filter($seen, $within, ARRAY_FILTER_USE_KEY), $last];
    }

    /**
     * The fingerprints of what is there.
     *
     * @param kind_reader $reader
     * @param int[] $ids
     * @return string[] id => fingerprint
     */
    private static function fingerprints(kind_reader $reader, array $ids): array {
        $fingerprints = [];
        foreach ($reader->parts($ids, self::MAX_BYTES) as $part) {
            foreach ($reader->states($part) as $id => $state) {
                $fingerprints[$id] = sha1(json::encode($state));
            }
        }
        return $fingerprints;
    }

    /**
     * Notes what differs in the log, and what it looks like now.
     *
     * @param string $kind
     * @param string[] $different id => fingerprint
     * @param int[] $gone
     * @return int how many were noted in the log
     */
    private static function note(string $kind, array $different, array $gone): int {
        $ids = array_merge(array_keys($different), $gone);
        if (!$ids) {
            return 0;
        }
        // Asked after the states were read: whoever begins to read later reads them or newer ones.
        $untold = numbering::was_read() ? self::without_waiting($kind, $ids) : [];
        atomic::run(function () use ($kind, $different, $ids, $untold) {
            global $DB;
            change_log::append($kind, $untold, change_log::BY_COMPARISON);
            [$in, $params] = $DB->get_in_or_equal($ids);
            $DB->delete_records_select(self::TABLE, "kind = ? AND objectid $in", array_merge([$kind], $params));
            $rows = [];
            foreach ($different as $id => $fingerprint) {
                $rows[] = (object) ['kind' => $kind, 'objectid' => $id, 'fingerprint' => $fingerprint];
            }
            $DB->insert_records(self::TABLE, $rows);
        });
        return count($untold);
    }

    /**
     * Leaves out those that would be told now anyway: their state will be read later than ours was.
     *
     * @param string $kind
     * @param int[] $ids
     * @return int[]
     */
    private static function without_waiting(string $kind, array $ids): array {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal($ids);
        return array_diff($ids, $DB->get_fieldset_select(
            change_log::TABLE,
            'objectid',
            "kind = ? AND changenumber IS NULL AND due <= ? AND objectid $in",
            array_merge([$kind, site::now()], $params)
        ));
    }
}
