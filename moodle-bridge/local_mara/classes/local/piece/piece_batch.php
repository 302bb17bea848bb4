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

use local_mara\local\batch_check;

/**
 * A batch of pieces as the companion sends it, checked as a whole before anything is written.
 *
 * What is in a body is not looked at here: a bad one fails its piece alone.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class piece_batch {
    /** Most bytes of a batch. */
    public const MAX_BYTES = 2000000;

    /** Most pieces of a batch. */
    public const MAX_PIECES = 200;

    /** What a piece's key looks like: the code of its space, and at least one part more. */
    private const KEY = '~^[a-z0-9_-]+(/[a-z0-9_-]+)+$~D';

    /**
     * Constructor.
     *
     * @param string $run
     * @param array $pieces
     */
    private function __construct(
        /** @var string name of the run */
        public readonly string $run,
        /** @var array what is wished for: key, space, type, remove, source, replaces, body */
        public readonly array $pieces,
    ) {
    }

    /**
     * Reads a batch.
     *
     * @param string $json
     * @return self
     */
    public static function parse(string $json): self {
        $batch = batch_check::read($json, self::MAX_BYTES, 'pieces');
        $pieces = $batch['pieces'];
        batch_check::that(count($pieces) <= self::MAX_PIECES, 'too many pieces');
        $wishes = array_map([self::class, 'wish'], $pieces);
        $keys = array_column($wishes, 'key');
        batch_check::each_once($keys, 'a piece is named twice');

        batch_check::is_ours($batch);
        return new self($batch['run'], $wishes);
    }

    /**
     * Reads what is wished for one piece.
     *
     * @param mixed $piece
     * @return array
     */
    private static function wish($piece): array {
        batch_check::that(is_array($piece), 'a piece is not an object');
        $key = $piece['key'] ?? null;
        batch_check::that(batch_check::matches($key, self::KEY) && strlen($key) <= 150, 'key');
        batch_check::that(in_array($piece['type'] ?? null, piece_types::names(), true), 'type');
        $remove = $piece['remove'] ?? false;
        batch_check::that(is_bool($remove), 'remove');
        $replaces = $piece['replaces'] ?? null;
        batch_check::that($replaces === null || batch_check::is_name($replaces), 'replaces');
        if (!$remove) {
            batch_check::that(batch_check::is_name($piece['source'] ?? null), 'source');
            $body = $piece['body'] ?? null;
            batch_check::that(is_array($body) && (!$body || !array_is_list($body)), 'body');
        }
        return [
            'key' => $key,
            'space' => strstr($key, '/', true),
            'type' => $piece['type'],
            'remove' => $remove,
            'source' => $remove ? null : $piece['source'],
            'replaces' => $replaces,
            'body' => $remove ? null : $piece['body'],
        ];
    }
}
