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

namespace local_mara\local\piece;

use local_mara\local\atomic;
use local_mara\local\json;
use local_mara\local\kind\kinds;
use local_mara\local\locks;
use local_mara\local\publish\batch;
use local_mara\local\publish\run;
use local_mara\local\reason;
use local_mara\local\site;
use local_mara\local\space\space_store;

/**
 * Carries out a batch, piece by piece; what fails is told and does not stop the rest.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class putter {
    /** Most bytes of a body as JSON, where there is more to show or to search. */
    private const MAX_BODY = ['page' => 262144, 'list' => 262144];

    /** Most bytes of any other body. */
    private const MAX_OTHER_BODY = 65536;

    /** What is noted as offered when a person's edit kept a piece from being removed. */
    private const REMOVE = 'remove';

    /**
     * The answer of local_mara_put.
     *
     * @param string $json the batch
     * @return string JSON
     */
    public static function put(string $json): string {
        $batch = piece_batch::parse($json);
        $locks = array_map(fn($wish) => space_store::lock_name($wish['space']), $batch->pieces);
        $results = locks::hold($locks, fn() => self::with_states(run::during(
            $batch->run,
            fn() => self::put_pieces($batch->pieces)
        )));
        return json::encode(site::envelope() + ['results' => $results]);
    }

    /**
     * Does what is wished for the pieces of a batch.
     *
     * @param array $wishes
     * @return array results, without their states
     */
    private static function put_pieces(array $wishes): array {
        $handovers = new handovers($wishes);
        return array_map(fn($wish) => self::put_piece($wish, $handovers), $wishes);
    }

    /**
     * The results with what stands at the end of the batch, read for all pieces at once.
     *
     * @param array $results
     * @return array
     */
    private static function with_states(array $results): array {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal(array_column($results, 'key'), SQL_PARAMS_QM, 'param', true, '');
        $ids = $DB->get_records_select_menu('local_mara_piece', "piecekey $in", $params, '', 'piecekey, id');
        $states = kinds::reader('pieces')->states(array_values($ids));
        return array_map(fn($result) => $result + ['state' => $states[$ids[$result['key']] ?? 0] ?? null], $results);
    }

    /**
     * Does what is wished for one piece, in a transaction of its own.
     *
     * @param array $wish
     * @param handovers $handovers
     * @return array result, without its state
     */
    private static function put_piece(array $wish, handovers $handovers): array {
        $reason = null;
        try {
            $outcome = atomic::run(
                fn() => $wish['remove'] ? self::remove($wish, $handovers) : self::write($wish, $handovers)
            );
        } catch (\Throwable $e) {
            $outcome = 'failed';
            $reason = reason::of($e);
            $space = space_store::live($wish['space']);
            if ($space) {
                piece_types::of($wish['type'])->undone($space);
            }
        }
        return ['key' => $wish['key'], 'outcome' => $outcome, 'reason' => $reason];
    }

    /**
     * Makes a piece, or brings it up to date as far as it is still ours.
     *
     * @param array $wish
     * @param handovers $handovers
     * @return string outcome
     */
    private static function write(array $wish, handovers $handovers): string {
        $space = space_store::live($wish['space']);
        if (!$space) {
            throw new \moodle_exception('unknownspace', 'local_mara');
        }
        if (strlen(json::encode($wish['body'])) > (self::MAX_BODY[$wish['type']] ?? self::MAX_OTHER_BODY)) {
            throw new refusal('toolarge', 'body');
        }
        if ($handovers->concern($wish)) {
            return $handovers->write($wish, $space);
        }
        $piece = self::piece($wish);
        if (!$piece) {
            return self::create($wish, $space);
        }
        if ($piece->state === piece_store::CLOSED) {
            return 'closed';
        }
        if (self::stands($piece)) {
            return self::update($piece, $wish, $space);
        }
        if ($wish['replaces'] === batch::GONE) {
            return self::create($wish, $space, $piece);
        }
        if ($piece->state !== piece_store::GONE) {
            $piece->state = piece_store::GONE;
            piece_store::save($piece);
        }
        return 'gone';
    }

    /**
     * Makes a piece.
     *
     * @param array $wish
     * @param \stdClass $space
     * @param \stdClass|null $old the row of the one that a person deleted, which is to be made again
     * @return string outcome
     */
    private static function create(array $wish, \stdClass $space, ?\stdClass $old = null): string {
        global $DB;
        $type = piece_types::of($wish['type']);
        $body = $type->clean($wish['body'], $space);
        $now = site::now();
        $piece = (object) [
            'piecekey' => $wish['key'],
            'type' => $wish['type'],
            'spaceid' => $space->id,
            'state' => piece_store::LIVE,
            'objectid' => null,
            'source' => $wish['source'],
            'offered' => null,
            'written' => null,
            'run' => run::current(),
            'timecreated' => $now,
            'timemodified' => $now,
        ];
        if ($old) {
            piece_store::clear([$old]);
            $piece->id = $old->id;
            $DB->update_record('local_mara_piece', $piece);
        } else {
            $piece->id = $DB->insert_record('local_mara_piece', $piece);
        }
        $type->create($piece, $body, $space);
        self::settle($type, $piece);
        piece_store::save($piece);
        return 'created';
    }

    /**
     * Brings a piece that stands up to date, as far as it is still ours.
     *
     * @param \stdClass $piece
     * @param array $wish
     * @param \stdClass $space
     * @return string outcome
     */
    private static function update(\stdClass $piece, array $wish, \stdClass $space): string {
        $type = piece_types::of($piece->type);
        $present = self::present($type, $piece);
        $edited = $present !== null && $present !== $piece->written;
        if (!$edited && $wish['source'] === $piece->source) {
            self::offer($piece, null);
            return 'unchanged';
        }
        $body = $type->clean($wish['body'], $space);
        $wished = $type->wished($body, $space);
        // What a person made of it may be replaced where it is what is wished for already, or is named.
        if ($edited && !in_array($present, [$wished, $wish['replaces']], true)) {
            self::offer($piece, $wish['source']);
            return 'conflict';
        }
        $same = $wished !== null && $wished === $present;
        if (!$same) {
            $type->update($piece, $body, $space);
        }
        if ($piece->state === piece_store::CLOSED) {
            // It came to its end before this, or by this.
            piece_store::save($piece);
            return 'closed';
        }
        self::settle($type, $piece);
        $piece->source = $wish['source'];
        $piece->offered = null;
        piece_store::save($piece);
        return $same ? 'unchanged' : 'updated';
    }

    /**
     * Takes a piece away, or forgets one that came to its end.
     *
     * @param array $wish
     * @param handovers $handovers
     * @return string outcome
     */
    private static function remove(array $wish, handovers $handovers): string {
        if ($handovers->concern($wish)) {
            return $handovers->remove($wish);
        }
        $piece = self::piece($wish);
        if (!$piece) {
            return 'removed';
        }
        $space = space_store::live($wish['space']);
        if (!$space || $piece->state !== piece_store::LIVE || !self::stands($piece)) {
            piece_store::forget([$piece]);
            return 'removed';
        }
        $type = piece_types::of($piece->type);
        $present = self::present($type, $piece);
        if ($present !== null && !in_array($present, [$piece->written, $wish['replaces']], true)) {
            self::offer($piece, self::REMOVE);
            return 'conflict';
        }
        $outcome = $type->remove($piece, $space);
        if ($piece->state === piece_store::CLOSED) {
            piece_store::save($piece);
        } else {
            piece_store::forget([$piece]);
        }
        return $outcome;
    }

    /**
     * The piece of a wish, held until the transaction ends.
     *
     * @param array $wish
     * @return \stdClass|null
     */
    private static function piece(array $wish): ?\stdClass {
        $piece = piece_store::hold($wish['key']);
        if ($piece && $piece->type !== $wish['type']) {
            throw new refusal('othertype', 'type');
        }
        return $piece;
    }

    /**
     * Whether what a piece that is not closed names is there.
     *
     * @param \stdClass $piece
     * @return bool
     */
    private static function stands(\stdClass $piece): bool {
        return $piece->state === piece_store::LIVE && piece_types::of($piece->type)->exists([$piece->id => $piece]);
    }

    /**
     * The name of what stands, held until the transaction ends.
     *
     * @param piece_type $type
     * @param \stdClass $piece
     * @return string|null
     */
    private static function present(piece_type $type, \stdClass $piece): ?string {
        return $type->presents([$piece->id => $piece], true)[$piece->id] ?? null;
    }

    /**
     * Notes the name of what stands now as ours, for types a person can edit.
     *
     * @param piece_type $type
     * @param \stdClass $piece
     */
    private static function settle(piece_type $type, \stdClass $piece): void {
        $piece->written = self::present($type, $piece) ?? $piece->written;
    }

    /**
     * Notes what was kept from being written by a person's edit.
     *
     * @param \stdClass $piece
     * @param string|null $offered
     */
    private static function offer(\stdClass $piece, ?string $offered): void {
        if ($piece->offered !== $offered) {
            $piece->offered = $offered;
            piece_store::save($piece);
        }
    }
}
