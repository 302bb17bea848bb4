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

use local_mara\local\publish\cleaner;
use local_mara\local\space\space_store;

/**
 * Checks the fields of an entry as the form of Moodle's database activity does.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class entry_form {
    /**
     * Constructor.
     *
     * @param int $dataid
     * @param \stdClass[] $fields rows of data_fields by code
     */
    private function __construct(
        /** @var int */
        public readonly int $dataid,
        /** @var \stdClass[] */
        private readonly array $fields,
    ) {
    }

    /**
     * The form of the sheet of a space.
     *
     * @param \stdClass $space row of local_mara_space
     * @param mixed $sheet
     * @return self
     */
    public static function of(\stdClass $space, $sheet): self {
        global $DB;
        $database = is_string($sheet) ? space_store::databases($space->id)[$sheet] ?? null : null;
        if (!$database) {
            throw new refusal('unknownsheet', 'sheet');
        }
        return new self((int) $database->dataid, $DB->get_records_sql(
            "SELECT f.code, df.id, df.type, df.required, df.param1
               FROM {local_mara_field} f
               JOIN {data_fields} df ON df.id = f.fieldid AND df.dataid = ?
              WHERE f.databaseid = ?",
            [$database->dataid, $database->id]
        ));
    }

    /**
     * The fields of the sheet.
     *
     * @return \stdClass[] rows of data_fields by id
     */
    public function fields(): array {
        return array_column($this->fields, null, 'id');
    }

    /**
     * The ids of the fields.
     *
     * @return int[] by code
     */
    public function ids(): array {
        return array_map(fn($field) => (int) $field->id, $this->fields);
    }

    /**
     * What an entry with these texts holds. A field that is left out is emptied.
     *
     * @param mixed $texts by code
     * @return array id of the field => columns of data_content
     */
    public function contents($texts): array {
        refusal::unless(is_array($texts) && (!$texts || !array_is_list($texts)), 'fields');
        return $this->some($texts + array_fill_keys(array_keys($this->fields), ''));
    }

    /**
     * What some fields hold.
     *
     * @param array $texts by code
     * @return array id of the field => columns of data_content
     */
    public function some(array $texts): array {
        $contents = [];
        foreach ($texts as $code => $text) {
            $field = $this->fields[$code] ?? null;
            refusal::unless($field !== null && is_string($text), "fields.$code");
            $columns = self::content($field, trim($text), "fields.$code");
            refusal::unless(!$field->required || $columns['content'] !== '', "fields.$code: required");
            $contents[$field->id] = $columns;
        }
        return $contents;
    }

    /**
     * What one field holds.
     *
     * @param \stdClass $field
     * @param string $text
     * @param string $property
     * @return string[] columns of data_content
     */
    private static function content(\stdClass $field, string $text, string $property): array {
        if ($text === '') {
            return ['content' => ''];
        }
        switch ($field->type) {
            case 'menu':
                refusal::unless(in_array($text, self::options($field), true), $property);
                return ['content' => $text];
            case 'checkbox':
                return ['content' => self::choices($field, $text, $property)];
            case 'url':
                return ['content' => self::address($text, $property)];
            case 'date':
                return ['content' => self::day($text, $property)];
            case 'textarea':
                return ['content' => cleaner::html($text), 'content1' => FORMAT_HTML];
            default:
                return ['content' => trim(clean_param($text, PARAM_NOTAGS))];
        }
    }

    /**
     * The options of a field.
     *
     * @param \stdClass $field
     * @return string[]
     */
    private static function options(\stdClass $field): array {
        return array_map('trim', explode("\n", (string) $field->param1));
    }

    /**
     * The chosen options as Moodle keeps them, in the order of the form.
     *
     * @param \stdClass $field
     * @param string $text an option each line
     * @param string $property
     * @return string
     */
    private static function choices(\stdClass $field, string $text, string $property): string {
        $options = self::options($field);
        $chosen = array_filter(array_map('trim', explode("\n", $text)), 'strlen');
        refusal::unless(!array_diff($chosen, $options), $property);
        return implode('##', array_intersect($options, $chosen));
    }

    /**
     * An address, completed as Moodle completes it.
     *
     * @param string $text
     * @param string $property
     * @return string
     */
    private static function address(string $text, string $property): string {
        $address = preg_match('~^[a-z][a-z0-9+.-]*:~i', $text) ? $text : "http://$text";
        $known = preg_match('~^https?://[^/]~i', $address) && clean_param($address, PARAM_URL) === $address;
        refusal::unless($known, $property);
        return $address;
    }

    /**
     * A day as Moodle keeps it: its midnight in universal time.
     *
     * @param string $text
     * @param string $property
     * @return string
     */
    private static function day(string $text, string $property): string {
        $day = preg_match('~^(\d{4})-(\d{2})-(\d{2})$~D', $text, $part);
        refusal::unless($day && checkdate((int) $part[2], (int) $part[3], (int) $part[1]), $property);
        return (string) gmmktime(0, 0, 0, (int) $part[2], (int) $part[3], (int) $part[1]);
    }
}
