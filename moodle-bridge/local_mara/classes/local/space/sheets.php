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
 * The kinds of sheets and their fields, as docs/bridge.md names them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sheets {
    /** What helps newcomers settle in. */
    public const LIVING_AREA = 'living_area';

    /** Persons without an account, to be invited. */
    public const INVITATION = 'invitation';

    /** Kinds of sheets of a regional space. */
    public const KINDS = [self::LIVING_AREA, self::INVITATION];

    /** Code => type and whether it is required, in the order of the form. */
    private const FIELDS = [
        self::LIVING_AREA => [
            'category' => ['menu', true],
            'name' => ['text', true],
            'purpose' => ['textarea', false],
            'address' => ['text', false],
            'commune' => ['text', false],
            'phone' => ['text', false],
            'mail' => ['text', false],
            'site' => ['url', false],
            'hours' => ['text', false],
            'contact' => ['text', false],
            'remarks' => ['textarea', false],
            'verified_on' => ['date', false],
            'state' => ['menu', true],
        ],
        self::INVITATION => [
            'firstname' => ['text', true],
            'lastname' => ['text', true],
            'mail' => ['text', true],
            'quality' => ['menu', true],
            'agreed' => ['menu', true],
            'remarks' => ['textarea', false],
        ],
    ];

    /** What tells a sheet in a list from the others: its title, and the lines under it. */
    private const SUMMARIES = [
        self::LIVING_AREA => [['name'], ['category', 'commune', 'state', 'verified_on']],
        self::INVITATION => [['firstname', 'lastname'], ['mail', 'quality', 'agreed']],
    ];

    /** Fields that mean something of their own in a sheet, so that they are explained otherwise there. */
    private const OWN_HELP = [self::INVITATION => ['mail', 'remarks']];

    /** Codes of the options of the menus. */
    private const OPTIONS = [
        'category' => [
            'social_body', 'landlord', 'institution', 'association', 'private_service', 'public_service', 'partner',
        ],
        'state' => ['draft', 'publish', 'withdraw'],
        'quality' => ['mentor', 'resource'],
        'agreed' => ['yes', 'no'],
    ];

    /**
     * The codes of the fields of a sheet.
     *
     * @param string $sheet
     * @return string[]
     */
    public static function codes(string $sheet): array {
        return array_keys(self::FIELDS[$sheet]);
    }

    /**
     * The codes of the fields that tell a sheet from the others in a list.
     *
     * @param string $sheet
     * @return string[][] of its title, and of the lines under it
     */
    public static function summary(string $sheet): array {
        return self::SUMMARIES[$sheet];
    }

    /**
     * The names a field may have been made with.
     *
     * They are read from the plugin's own files: Moodle tells no language whose pack is not installed.
     *
     * @param string $code
     * @return string[]
     */
    public static function names(string $code): array {
        $names = [site::text("field_$code")];
        foreach (['fr', 'en'] as $language) {
            $string = [];
            include(__DIR__ . "/../../../lang/$language/local_mara.php");
            $names[] = $string["field_$code"];
        }
        return $names;
    }

    /**
     * What Moodle's database activity needs to make a field, in the site's language.
     *
     * @param string $sheet
     * @param string $code
     * @return \stdClass type, name, description, required, param1…
     */
    public static function field(string $sheet, string $code): \stdClass {
        [$type, $required] = self::FIELDS[$sheet][$code];
        $help = in_array($code, self::OWN_HELP[$sheet] ?? [], true) ? "field_{$sheet}_{$code}_help" : "field_{$code}_help";
        $field = (object) [
            'type' => $type,
            'name' => site::text("field_$code"),
            'description' => site::text($help),
            'required' => (int) $required,
        ];
        switch ($type) {
            case 'menu':
                $options = array_map(fn($option) => site::text("option_{$code}_$option"), self::OPTIONS[$code]);
                $field->param1 = implode("\n", $options);
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
}
