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

namespace local_mara\local\space;

use local_mara\local\site;

/**
 * The kinds of sheets and what Moodle needs to make their fields.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sheets {
    /** What helps newcomers settle in. */
    public const LIVING_AREA = 'living_area';

    /** Who may help find work: employers, bodies, networks. */
    public const JOB_MARKET = 'job_market';

    /** Offers of work, also those that only referents may read. */
    public const OPENING = 'opening';

    /** Persons without an account, to be invited. */
    public const INVITATION = 'invitation';

    /** Kinds of sheets of a regional space. */
    public const KINDS = [self::LIVING_AREA, self::JOB_MARKET, self::OPENING, self::INVITATION];

    /**
     * The codes of the fields of a sheet.
     *
     * @param string $sheet
     * @return string[]
     */
    public static function codes(string $sheet): array {
        return array_merge(...array_values(self::groups($sheet)));
    }

    /**
     * The codes of the fields of a sheet under the headings of its form.
     *
     * @param string $sheet
     * @return string[][] heading => codes; '' is no heading
     */
    public static function groups(string $sheet): array {
        return array_map('array_keys', sheet_fields::GROUPS[$sheet]);
    }

    /**
     * The codes of the fields that tell a sheet from the others in a list.
     *
     * @param string $sheet
     * @return string[][] of its title, and of the lines under it
     */
    public static function summary(string $sheet): array {
        return sheet_fields::SUMMARIES[$sheet];
    }

    /**
     * The names a field may have been made with.
     *
     * @param string $sheet
     * @param string $code
     * @return string[]
     */
    public static function names(string $sheet, string $code): array {
        return self::told(self::own($sheet, $code, sheet_fields::OWN_NAME));
    }

    /**
     * A string of this plugin in each language something may have been made in, the site's first.
     *
     * They are read from the plugin's own files: Moodle tells no language whose pack is not installed.
     *
     * @param string $identifier
     * @return string[]
     */
    public static function told(string $identifier): array {
        return [site::text($identifier), self::strings('fr')[$identifier], self::strings('en')[$identifier]];
    }

    /**
     * The plugin's strings in a language.
     *
     * @param string $language
     * @return string[] by identifier
     */
    private static function strings(string $language): array {
        static $strings = [];
        if (!isset($strings[$language])) {
            $string = [];
            include(__DIR__ . "/../../../lang/$language/local_mara.php");
            $strings[$language] = $string;
        }
        return $strings[$language];
    }

    /**
     * What Moodle's database activity needs to make a field, in the site's language.
     *
     * @param string $sheet
     * @param string $code
     * @return \stdClass type, name, description, required, param1…
     */
    public static function field(string $sheet, string $code): \stdClass {
        [$type, $required] = array_merge(...array_values(sheet_fields::GROUPS[$sheet]))[$code];
        $field = (object) [
            'type' => $type,
            'name' => site::text(self::own($sheet, $code, sheet_fields::OWN_NAME)),
            'description' => site::text(self::own($sheet, $code, sheet_fields::OWN_HELP) . '_help'),
            'required' => (int) $required,
        ];
        switch ($type) {
            case 'menu':
            case 'checkbox':
                $field->param1 = implode("\n", sheet_options::texts($code));
                break;
            case 'url':
                // A link with a text of its own, so that the form asks for the address only.
                $field->param1 = '1';
                $field->param2 = site::text('field_site_link');
                break;
            case 'textarea':
                $field->param2 = '60';
                $field->param3 = '8';
                break;
        }
        return $field;
    }

    /**
     * The string about a field: its own in this sheet, or that of all sheets.
     *
     * @param string $sheet
     * @param string $code
     * @param array $own sheet => codes
     * @return string identifier
     */
    private static function own(string $sheet, string $code, array $own): string {
        return in_array($code, $own[$sheet] ?? [], true) ? "field_{$sheet}_$code" : "field_$code";
    }
}
