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

/**
 * Writes entries of a database activity as Moodle's form does, events included.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entry_record {
    /**
     * Adds an entry, approved.
     *
     * @param int $dataid
     * @param array $contents id of the field => columns of data_content
     * @return int id of the entry
     */
    public static function add(int $dataid, array $contents): int {
        global $DB;
        // Loads Moodle's functions, too: not within the call of one of them.
        $data = self::data($dataid);
        $id = data_add_record($data);
        // Moodle approves what is written by those who may approve; the companion may not, and need not.
        $DB->set_field('data_records', 'approved', 1, ['id' => $id]);
        // As the form does: every field has its row, also those a person added.
        $empty = array_fill_keys($DB->get_fieldset('data_fields', 'id', ['dataid' => $dataid]), ['content' => '']);
        $rows = [];
        foreach ($contents + $empty as $fieldid => $columns) {
            $rows[] = (object) [
                'recordid' => $id,
                'fieldid' => $fieldid,
                'content' => $columns['content'],
                'content1' => $columns['content1'] ?? null,
            ];
        }
        $DB->insert_records('data_content', $rows);
        return $id;
    }

    /**
     * An entry, held with its contents until the transaction ends.
     *
     * @param int $id
     * @return \stdClass|null row of data_records
     */
    public static function hold(int $id): ?\stdClass {
        global $DB;
        $record = $DB->get_record_sql('SELECT * FROM {data_records} WHERE id = ?' . atomic::for_update(), [$id]);
        if (!$record) {
            return null;
        }
        // Moodle's form writes field by field, without a transaction.
        $DB->get_records_sql('SELECT id FROM {data_content} WHERE recordid = ?' . atomic::for_update(), [$id]);
        return $record;
    }

    /**
     * Changes some fields of an entry; its author stays.
     *
     * @param \stdClass $record row of data_records
     * @param array $contents id of the field => columns of data_content
     */
    public static function change(\stdClass $record, array $contents): void {
        global $DB;
        $data = self::data((int) $record->dataid);
        // By the clock of the one who edits, as Moodle's form.
        $DB->set_field('data_records', 'timemodified', time(), ['id' => $record->id]);
        entry_contents::write($record->id, $contents);
        $event = \mod_data\event\record_updated::create([
            'objectid' => $record->id,
            'context' => \core\context\module::instance(get_coursemodule_from_instance('data', $data->id)->id),
            'courseid' => $data->course,
            'other' => ['dataid' => $data->id],
        ]);
        $event->add_record_snapshot('data', $data);
        $event->trigger();
    }

    /**
     * Deletes an entry.
     *
     * @param int $id
     */
    public static function delete(int $id): void {
        global $DB;
        $data = self::data((int) $DB->get_field('data_records', 'dataid', ['id' => $id], MUST_EXIST));
        $cm = get_coursemodule_from_instance('data', $data->id, $data->course, false, MUST_EXIST);
        data_delete_record($id, $data, $data->course, $cm->id);
    }

    /**
     * A database activity, with Moodle's functions for it loaded.
     *
     * @param int $id
     * @return \stdClass row of data
     */
    private static function data(int $id): \stdClass {
        global $CFG, $DB;
        require_once($CFG->libdir . '/completionlib.php');
        require_once($CFG->dirroot . '/mod/data/lib.php');
        return $DB->get_record('data', ['id' => $id], '*', MUST_EXIST);
    }
}
