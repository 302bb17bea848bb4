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

use local_mara\local\json;
use local_mara\local\kind\entries;
use local_mara\local\piece\entry_contents;
use local_mara\local\piece\entry_form;
use local_mara\local\piece\entry_record;
use local_mara\local\piece\piece_store;
use local_mara\local\piece\piece_type;
use local_mara\local\piece\refusal;

/**
 * Changes some fields of an entry that stands, once. Of the texts nothing is kept.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entry_edit extends piece_type {
    /** The fields are as wished. */
    private const DONE = 'done';

    /** Someone changed one of the fields meanwhile. */
    private const SUPERSEDED = 'superseded';

    /** There is no such entry in this space. */
    private const LOST = 'lost';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        global $DB;
        $entry = $body['entry'] ?? null;
        refusal::unless(is_int($entry) && $entry > 0, 'entry');
        $fields = self::texts($body['fields'] ?? null, 'fields');
        $was = self::texts($body['was'] ?? null, 'was');
        refusal::unless(!array_diff_key($fields, $was) && !array_diff_key($was, $fields), 'was');
        $sql = (new entries())->sql('d.sheet', 't.id = ? AND s.id = ?');
        $sheet = $DB->get_field_sql($sql, [$entry, $space->id]);
        if ($sheet === false) {
            return ['entry' => $entry, 'contents' => null];
        }
        $form = entry_form::of($space, $sheet);
        return [
            'entry' => $entry,
            'was' => $was,
            'contents' => $form->some($fields),
            'ids' => $form->ids(),
            'types' => array_column($form->fields(), 'type', 'id'),
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        $piece->state = piece_store::CLOSED;
        $piece->written = json::encode(['status' => self::carry_out($body), 'entry' => $body['entry']]);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        // It is closed as soon as it is made.
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        return 'removed';
    }

    #[\Override]
    public function details(array $pieces): array {
        return array_map(fn($piece) => json_decode($piece->written, true), $pieces);
    }

    /**
     * Changes the fields if they still are what they were.
     *
     * @param array $body cleaned
     * @return string status
     */
    private static function carry_out(array $body): string {
        $record = $body['contents'] === null ? null : entry_record::hold($body['entry']);
        if (!$record) {
            return self::LOST;
        }
        $present = self::present($body);
        $wished = [];
        foreach ($body['contents'] as $fieldid => $columns) {
            $wished[$fieldid] = entries::text((object) ($columns + ['content1' => null, 'type' => $body['types'][$fieldid]]));
        }
        if (self::are_same($present, $wished, $body['types'])) {
            return self::DONE;
        }
        $was = [];
        foreach ($body['was'] as $code => $text) {
            $was[$body['ids'][$code]] = $text;
        }
        if (!self::are_same($present, $was, $body['types'])) {
            return self::SUPERSEDED;
        }
        entry_record::change($record, $body['contents']);
        return self::DONE;
    }

    /**
     * The texts of the fields as entries tell them.
     *
     * @param array $body cleaned
     * @return string[] id of the field => text
     */
    private static function present(array $body): array {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal(array_keys($body['contents']));
        $texts = array_fill_keys(array_keys($body['contents']), '');
        $rows = $DB->get_records_select('data_content', "fieldid $in AND recordid = ?", [...$params, $body['entry']], 'id');
        foreach ($rows as $row) {
            $row->type = $body['types'][$row->fieldid];
            $texts[$row->fieldid] = entries::text($row);
        }
        return $texts;
    }

    /**
     * Whether fields hold the same; a text saved again without a change does.
     *
     * @param string[] $some id of the field => text
     * @param string[] $others of the same fields
     * @param string[] $types id of the field => type
     * @return bool
     */
    private static function are_same(array $some, array $others, array $types): bool {
        foreach ($some as $fieldid => $text) {
            $type = $types[$fieldid];
            $same = entry_contents::comparable($text, $type) === entry_contents::comparable($others[$fieldid], $type);
            if (!$same) {
                return false;
            }
        }
        return true;
    }

    /**
     * Texts by code: one at least.
     *
     * @param mixed $texts
     * @param string $property
     * @return string[]
     */
    private static function texts($texts, string $property): array {
        refusal::unless(is_array($texts) && $texts && !array_is_list($texts), $property);
        foreach ($texts as $code => $text) {
            refusal::unless(is_string($text), "$property.$code");
        }
        return $texts;
    }
}
