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

use local_mara\local\kind\entries;
use local_mara\local\piece\entry_contents;
use local_mara\local\piece\entry_form;
use local_mara\local\piece\entry_record;
use local_mara\local\piece\object_type;

/**
 * An entry of the database of a sheet.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entry extends object_type {
    /** Table of the objects. */
    protected const TABLE = 'data_records';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        $form = entry_form::of($space, $body['sheet'] ?? null);
        return [
            'dataid' => $form->dataid,
            'fields' => $form->fields(),
            'contents' => $form->contents($body['fields'] ?? null),
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        $piece->objectid = entry_record::add($body['dataid'], $body['contents']);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $record = $DB->get_record('data_records', ['id' => $piece->objectid], '*', MUST_EXIST);
        if ((int) $record->dataid !== $body['dataid']) {
            // Of another sheet now.
            $this->remove($piece, $space);
            $this->create($piece, $body, $space);
            return;
        }
        entry_record::change($record, $body['contents']);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        entry_record::delete($piece->objectid);
        return 'removed';
    }

    #[\Override]
    public function exists(array $pieces): array {
        global $DB;
        $ids = array_filter(array_map(fn($piece) => $piece->objectid, $pieces));
        if (!$ids) {
            return [];
        }
        // There is what is told as an entry: not what waits in the recycle bin with its database.
        [$in, $params] = $DB->get_in_or_equal(array_values($ids));
        $there = $DB->get_records_sql((new entries())->sql('t.id', "t.id $in"), $params);
        return array_map('intval', array_keys(array_filter($ids, fn($id) => isset($there[$id]))));
    }

    #[\Override]
    public function presents(array $pieces, bool $forupdate = false): array {
        $ids = array_map(fn($piece) => (int) $piece->objectid, $pieces);
        $names = entry_contents::names(array_values($ids), $forupdate);
        return array_map(fn($id) => $names[$id], $ids);
    }

    #[\Override]
    public function wished(array $body, \stdClass $space): ?string {
        return entry_contents::name_of($body['fields'], $body['contents']);
    }

    #[\Override]
    public function urls(array $pieces): array {
        $records = $this->objects($pieces, 'o.id, o.dataid');
        return array_map(fn($record) => entries::address((int) $record->dataid, (int) $record->id), $records);
    }
}
