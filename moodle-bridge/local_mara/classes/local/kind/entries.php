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

namespace local_mara\local\kind;

use local_mara\local\piece\entry_contents;
use local_mara\local\piece\handovers;

/**
 * The entries of the databases made by the plugin, by the stable codes of their fields.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class entries extends kind_reader {
    /** An entry with more content is told without it. */
    public const MAX_BYTES = 262144;

    #[\Override]
    protected function columns(): string {
        return 't.dataid, u.id AS userid, t.approved, t.timecreated, t.timemodified, d.sheet, s.code, a.approval';
    }

    #[\Override]
    protected function from(): string {
        return '{data_records} t
           JOIN {local_mara_database} d ON d.dataid = t.dataid
           JOIN {data} a ON a.id = d.dataid
           JOIN {course_modules} cm ON cm.id = d.cmid AND cm.deletioninprogress = 0
           JOIN {local_mara_space} s ON s.id = d.spaceid
           JOIN {course} c ON c.id = s.courseid
      LEFT JOIN {user} u ON u.id = t.userid AND u.deleted = 0';
    }

    #[\Override]
    public function weights(array $ids): array {
        // What is too large is told without its content.
        return array_map(fn($bytes) => $bytes > self::MAX_BYTES ? 0 : $bytes, self::sizes($ids));
    }

    #[\Override]
    protected function items(array $rows): array {
        $oversize = array_filter(self::sizes(array_keys($rows)), fn($bytes) => $bytes > self::MAX_BYTES);
        $fields = self::contents(array_keys(array_diff_key($rows, $oversize)));
        $origins = self::origins(array_keys($rows), $oversize);
        return array_map(fn($row) => [
            'id' => (int) $row->id,
            'space' => $row->code,
            'sheet' => $row->sheet,
            'databaseid' => (int) $row->dataid,
            'userid' => $row->userid === null ? null : (int) $row->userid,
            // Where no approval is asked for, Moodle shows every entry whatever its mark.
            'approved' => !$row->approval || $row->approved,
            'timecreated' => (int) $row->timecreated,
            'timemodified' => (int) $row->timemodified,
            'fields' => (object) ($fields[$row->id] ?? []),
            'url' => self::address((int) $row->dataid, (int) $row->id),
            'oversize' => $oversize[$row->id] ?? null,
            'origin' => $origins[$row->id] ?? null,
        ], $rows);
    }

    /**
     * Where a person mends an entry.
     *
     * @param int $dataid
     * @param int $id
     * @return string
     */
    public static function address(int $dataid, int $id): string {
        global $CFG;
        // Before 4.5 the form opens only with the session's key: there the entry is shown, with its button.
        $page = (int) $CFG->branch < 405 ? '/mod/data/view.php' : '/mod/data/edit.php';
        return self::url($page, ['d' => $dataid, 'rid' => $id]);
    }

    /**
     * Where those entries come from that were brought in.
     *
     * @param int[] $ids
     * @param array $oversize by id: never written so by the companion, and too large to be looked at
     * @return array id => origin
     */
    private static function origins(array $ids, array $oversize): array {
        global $DB;
        $rows = $ids ? $DB->get_records_list(handovers::TABLE, 'recordid', $ids, '', 'recordid, originkey, source, written') : [];
        $names = entry_contents::names(array_keys(array_diff_key($rows, $oversize)));
        return array_map(fn($row) => [
            'key' => $row->originkey,
            'source' => $row->source,
            'edited' => ($names[$row->recordid] ?? null) !== $row->written,
        ], $rows);
    }

    /**
     * The bytes of content of these entries.
     *
     * @param int[] $ids
     * @return int[] id => bytes
     */
    private static function sizes(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($ids);
        $from = "{data_content} ct JOIN {local_mara_field} f ON f.fieldid = ct.fieldid WHERE ct.recordid $in";
        return self::bytes('ct.recordid', 'ct.content', $from, $params);
    }

    /**
     * The contents of these entries by code; empty fields are left out.
     *
     * @param int[] $ids
     * @return array id => code => text
     */
    private static function contents(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal($ids);
        $contents = $DB->get_recordset_sql(
            "SELECT ct.id, ct.recordid, ct.content, ct.content1, f.code, df.type
               FROM {data_content} ct
               JOIN {local_mara_field} f ON f.fieldid = ct.fieldid
               JOIN {data_fields} df ON df.id = f.fieldid
              WHERE ct.recordid $in
           ORDER BY f.id",
            $params
        );
        $fields = [];
        foreach ($contents as $content) {
            $text = self::text($content);
            if ($text !== '') {
                $fields[$content->recordid][$content->code] = $text;
            }
        }
        $contents->close();
        return $fields;
    }

    /**
     * One field's content as text.
     *
     * @param \stdClass $content row of data_content, with the type of its field
     * @return string
     */
    public static function text(\stdClass $content): string {
        $text = trim((string) $content->content);
        switch ($content->type) {
            case 'date':
                // Moodle keeps the day as its midnight in universal time.
                return is_numeric($text) && (int) $text !== 0 ? gmdate('Y-m-d', (int) $text) : '';
            case 'url':
                return $text === 'http://' ? '' : $text;
            case 'checkbox':
                // Moodle keeps the chosen options in one text.
                return implode("\n", array_filter(array_map('trim', explode('##', $text)), 'strlen'));
            case 'textarea':
                return self::html($text, $content->content1);
            default:
                return $text;
        }
    }

    /**
     * A text area's content as HTML, empty when nothing is to be seen in it.
     *
     * @param string $text
     * @param string|null $format one of Moodle's FORMAT_ constants
     * @return string
     */
    private static function html(string $text, ?string $format): string {
        if ($text !== '' && $format !== null && (string) $format !== FORMAT_HTML) {
            $text = format_text($text, $format, ['filter' => false, 'para' => false]);
        }
        $seen = str_replace(["\u{a0}", '&nbsp;'], ' ', strip_tags($text, '<img><video><audio><hr>'));
        return trim($seen) === '' ? '' : $text;
    }
}
