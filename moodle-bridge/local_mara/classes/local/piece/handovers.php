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

use local_mara\local\change\change_log;
use local_mara\local\kind\entries;
use local_mara\local\publish\batch;
use local_mara\local\site;

/**
 * The entries of a batch that belong to the people of the space once they are written. They are no
 * pieces: of each, its key and what was last written is remembered.
 *
 * What is known of their keys is read once for the whole batch, under the locks of its spaces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class handovers {
    /** Table of what was handed over. */
    public const TABLE = 'local_mara_origin';

    /** @var \stdClass[] rows of the table by key */
    private readonly array $origins;

    /** @var array keys of pieces */
    private readonly array $pieces;

    /** @var array ids of the entries that are told */
    private readonly array $standing;

    /** @var entry_form[] */
    private array $forms = [];

    /**
     * Constructor.
     *
     * @param array $wishes of the batch
     */
    public function __construct(array $wishes) {
        global $DB;
        [$in, $keys] = $DB->get_in_or_equal(array_column($wishes, 'key'), SQL_PARAMS_QM, 'param', true, '');
        $rows = $DB->get_records_select(self::TABLE, "originkey $in", $keys);
        $this->origins = array_column($rows, null, 'originkey');
        $this->pieces = $DB->get_records_select_menu('local_mara_piece', "piecekey $in", $keys, '', 'piecekey, id');
        [$in, $ids] = $DB->get_in_or_equal(array_filter(array_column($rows, 'recordid')), SQL_PARAMS_QM, 'param', true, 0);
        $this->standing = $DB->get_records_sql((new entries())->sql('t.id', "t.id $in"), $ids);
    }

    /**
     * Whether a wish is about an entry that was handed over, or is to be.
     *
     * @param array $wish
     * @return bool
     */
    public function concern(array $wish): bool {
        return isset($this->origins[$wish['key']]) || self::is_wished($wish);
    }

    /**
     * Hands an entry over, or brings it up to date as long as nobody edited it.
     *
     * @param array $wish
     * @param \stdClass $space row of local_mara_space
     * @return string outcome
     */
    public function write(array $wish, \stdClass $space): string {
        if (isset($this->pieces[$wish['key']]) || !self::is_wished($wish)) {
            throw new refusal('othertype', 'type');
        }
        $origin = $this->origins[$wish['key']] ?? null;
        if (!$origin) {
            return $this->create($wish, $space);
        }
        if (isset($this->standing[$origin->recordid]) && $wish['source'] === $origin->source) {
            return 'unchanged';
        }
        $record = $this->hold($origin);
        if ($record) {
            return $this->update($origin, $record, $wish, $space);
        }
        return $wish['replaces'] === batch::GONE ? $this->create($wish, $space, $origin) : 'gone';
    }

    /**
     * Takes an entry away as long as nobody edited it, and forgets its key.
     *
     * @param array $wish
     * @return string outcome
     */
    public function remove(array $wish): string {
        global $DB;
        if ($wish['type'] !== 'entry') {
            throw new refusal('othertype', 'type');
        }
        $origin = $this->origins[$wish['key']];
        $record = $this->hold($origin);
        $DB->delete_records(self::TABLE, ['id' => $origin->id]);
        if (!$record) {
            return 'removed';
        }
        if (self::present($record) !== $origin->written) {
            change_log::append('entries', [$record->id]);
            return 'released';
        }
        entry_record::delete($record->id);
        return 'removed';
    }

    /**
     * Notes that an entry was deleted: its number could name another one some day.
     *
     * @param int $recordid
     */
    public static function note_gone(int $recordid): void {
        global $DB;
        $DB->set_field(self::TABLE, 'recordid', null, ['recordid' => $recordid]);
    }

    /**
     * Forgets the keys of a space whose course is gone.
     *
     * @param int $spaceid
     */
    public static function forget_space(int $spaceid): void {
        global $DB;
        $DB->delete_records(self::TABLE, ['spaceid' => $spaceid]);
    }

    /**
     * Whether a wish hands an entry over.
     *
     * @param array $wish
     * @return bool
     */
    private static function is_wished(array $wish): bool {
        if ($wish['type'] !== 'entry' || $wish['remove']) {
            return false;
        }
        $handover = $wish['body']['handover'] ?? false;
        refusal::unless(is_bool($handover), 'handover');
        return $handover;
    }

    /**
     * Writes an entry, and remembers its key.
     *
     * @param array $wish
     * @param \stdClass $space
     * @param \stdClass|null $old row of one that was deleted, which is to be made again
     * @return string outcome
     */
    private function create(array $wish, \stdClass $space, ?\stdClass $old = null): string {
        global $DB;
        [$form, $contents] = $this->contents($wish, $space);
        $row = (object) [
            'recordid' => entry_record::add($form->dataid, $contents),
            'source' => $wish['source'],
            'written' => entry_contents::name_of($form->fields(), $contents),
            'timemodified' => site::now(),
        ];
        if ($old) {
            $row->id = $old->id;
            $DB->update_record(self::TABLE, $row);
        } else {
            $row->originkey = $wish['key'];
            $row->spaceid = $space->id;
            $row->timecreated = $row->timemodified;
            $DB->insert_record(self::TABLE, $row);
        }
        return 'created';
    }

    /**
     * Brings an entry that stands up to date, as long as nobody edited it.
     *
     * @param \stdClass $origin
     * @param \stdClass $record row of data_records
     * @param array $wish
     * @param \stdClass $space
     * @return string outcome
     */
    private function update(\stdClass $origin, \stdClass $record, array $wish, \stdClass $space): string {
        global $DB;
        [$form, $contents] = $this->contents($wish, $space);
        $wished = entry_contents::name_of($form->fields(), $contents);
        $present = self::present($record);
        if (!in_array($present, [$origin->written, $wished], true)) {
            return 'conflict';
        }
        $row = (object) ['id' => $origin->id, 'source' => $wish['source'], 'written' => $wished, 'timemodified' => site::now()];
        if ($present === $wished) {
            // A person made exactly this of it.
            change_log::append('entries', [$record->id]);
        } else if ((int) $record->dataid === $form->dataid) {
            entry_record::change($record, $contents);
        } else {
            // Of another sheet now.
            entry_record::delete($record->id);
            $row->recordid = entry_record::add($form->dataid, $contents);
        }
        $DB->update_record(self::TABLE, $row);
        return $present === $wished ? 'unchanged' : 'updated';
    }

    /**
     * What an entry shall hold.
     *
     * @param array $wish
     * @param \stdClass $space
     * @return array form of the sheet; id of the field => columns of data_content
     */
    private function contents(array $wish, \stdClass $space): array {
        $sheet = $wish['body']['sheet'] ?? null;
        $name = json_encode([$space->id, $sheet]);
        $this->forms[$name] ??= entry_form::of($space, $sheet);
        return [$this->forms[$name], $this->forms[$name]->contents($wish['body']['fields'] ?? null)];
    }

    /**
     * The entry of a key, held until the transaction ends.
     *
     * @param \stdClass $origin
     * @return \stdClass|null row of data_records; null: a person deleted it, or its database
     */
    private function hold(\stdClass $origin): ?\stdClass {
        return isset($this->standing[$origin->recordid]) ? entry_record::hold((int) $origin->recordid) : null;
    }

    /**
     * The name of what stands.
     *
     * @param \stdClass $record row of data_records
     * @return string
     */
    private static function present(\stdClass $record): string {
        return entry_contents::names([(int) $record->id])[$record->id];
    }
}
