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
use local_mara\local\kind\entries;
use local_mara\local\publish\html_tree;

/**
 * What is written in entries, field by field.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entry_contents {
    /** Types of the fields that sheets are made with. */
    private const OURS = ['checkbox', 'date', 'menu', 'text', 'textarea', 'url'];

    /**
     * The names of what stands in entries: in the fields of the sheet, and in those a person added to it.
     *
     * @param int[] $recordids
     * @param bool $forupdate whether the entries are held until the transaction ends
     * @return string[] id of the entry => name
     */
    public static function names(array $recordids, bool $forupdate = false): array {
        global $DB;
        if (!$recordids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($recordids);
        if ($forupdate) {
            $DB->get_records_sql("SELECT id FROM {data_records} WHERE id $in" . atomic::for_update(), $params);
        }
        $contents = $DB->get_recordset_sql(
            "SELECT ct.id, ct.recordid, ct.fieldid, ct.content, ct.content1, ct.content2, ct.content3, ct.content4, df.type
               FROM {data_content} ct
               JOIN {data_fields} df ON df.id = ct.fieldid
              WHERE ct.recordid $in
           ORDER BY ct.recordid, ct.fieldid, ct.id",
            $params
        );
        $texts = array_fill_keys($recordids, []);
        foreach ($contents as $content) {
            $texts[$content->recordid][$content->fieldid] = self::text($content);
        }
        $contents->close();
        return array_map([self::class, 'name'], $texts);
    }

    /**
     * The name that contents have once they stand.
     *
     * @param \stdClass[] $fields rows of data_fields
     * @param array $contents id of the field => columns of data_content
     * @return string
     */
    public static function name_of(array $fields, array $contents): string {
        $texts = [];
        foreach ($contents as $fieldid => $columns) {
            $texts[$fieldid] = self::text((object) ($columns + ['content1' => null, 'type' => $fields[$fieldid]->type]));
        }
        return self::name($texts);
    }

    /**
     * Writes contents into an entry; other fields are left alone, and those that hold them already.
     *
     * @param int $recordid
     * @param array $contents id of the field => columns of data_content
     */
    public static function write(int $recordid, array $contents): void {
        global $DB;
        $rows = $DB->get_records('data_content', ['recordid' => $recordid], 'id', 'id, fieldid, content, content1');
        $there = array_column($rows, null, 'fieldid');
        foreach ($contents as $fieldid => $columns) {
            $row = $there[$fieldid] ?? null;
            if (!$row) {
                $DB->insert_record('data_content', (object) ($columns + ['recordid' => $recordid, 'fieldid' => $fieldid]));
            } else if (array_diff_assoc($columns, (array) $row)) {
                $DB->update_record('data_content', (object) ($columns + ['id' => $row->id]));
            }
        }
    }

    /**
     * A field's text in one way of writing for all ways of writing the same.
     *
     * @param string $text as entries tell it
     * @param string $type of the field
     * @return string
     */
    public static function comparable(string $text, string $type): string {
        if ($type === 'textarea') {
            return html_tree::normalise($text);
        }
        if ($type === 'checkbox') {
            // In whatever order the options stand in the form.
            $choices = explode("\n", $text);
            sort($choices, SORT_STRING);
            return implode("\n", $choices);
        }
        return $text;
    }

    /**
     * One field's content in one way of writing for all ways of writing the same.
     *
     * @param \stdClass $content row of data_content, with the type of its field
     * @return string
     */
    private static function text(\stdClass $content): string {
        $text = entries::text($content);
        if (in_array($content->type, self::OURS, true)) {
            return self::comparable($text, $content->type);
        }
        // A field that a person added, of whatever type.
        $more = array_map(fn($column) => $content->$column ?? '', ['content1', 'content2', 'content3', 'content4']);
        return trim(implode(' ', [$text, ...$more]));
    }

    /**
     * The name of texts; an empty field is as one that is not there.
     *
     * @param string[] $texts id of the field => text
     * @return string sha256
     */
    private static function name(array $texts): string {
        $texts = array_filter($texts, fn($text) => $text !== '');
        ksort($texts);
        return hash('sha256', json::encode($texts));
    }
}
