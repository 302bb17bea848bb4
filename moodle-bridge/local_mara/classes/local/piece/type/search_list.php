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

use local_mara\local\piece\checked;
use local_mara\local\piece\piece_type;
use local_mara\local\piece\refusal;
use local_mara\local\profile\list_store;

/**
 * What the form of the own path searches in: occupations or places, or some of them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class search_list extends piece_type {
    /** Most items of a piece. */
    private const MOST_ITEMS = 5000;

    /** Most characters of what else an item is found by. */
    private const LONGEST_WORDS = 2000;

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        refusal::unless(in_array($body['list'] ?? null, list_store::ALL, true), 'list');
        $items = $body['items'] ?? null;
        refusal::unless(is_array($items) && array_is_list($items) && count($items) <= self::MOST_ITEMS, 'items');
        $items = array_map([self::class, 'item'], $items);
        refusal::unless(count($items) === count(array_unique(array_column($items, 'code'))), 'code');
        return ['list' => $body['list'], 'items' => $items];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        list_store::replace((int) $piece->id, $body['list'], $body['items']);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        list_store::replace((int) $piece->id, $body['list'], $body['items']);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        return 'removed';
    }

    #[\Override]
    public function forget(array $pieceids): void {
        list_store::forget($pieceids);
    }

    /**
     * One item, checked.
     *
     * @param mixed $item
     * @return array
     */
    private static function item($item): array {
        refusal::unless(is_array($item), 'items');
        $code = $item['code'] ?? null;
        refusal::unless(is_string($code) && preg_match('~^[A-Za-z0-9:_-]{1,60}$~D', $code) === 1, 'code');
        return [
            'code' => $code,
            'name' => checked::text($item['name'] ?? null, 'name'),
            'words' => checked::text($item['words'] ?? '', 'words', self::LONGEST_WORDS, 0),
        ];
    }
}
