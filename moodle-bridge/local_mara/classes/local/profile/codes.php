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

namespace local_mara\local\profile;

use local_mara\local\space\sheets;

/**
 * The codes that profile fields hold, as the contract has them. What people read of one is the string
 * own_<set>_<code>.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class codes {
    /** Someone who prepares a second career. */
    public const CANDIDATE = 'candidate';

    /** Someone who accompanies candidates. */
    public const MENTOR = 'mentor';

    /** Someone who gives a hand now and then. */
    public const RESOURCE = 'resource';

    /** Joins several codes in one field. */
    public const JOINT = ';';

    /** Name of a set => its codes. */
    public const SETS = [
        'quality' => [self::CANDIDATE, self::MENTOR, self::RESOURCE, 'president', 'correspondent'],
        'category' => ['career_officer', 'contract_officer', 'other_defence', 'civilian'],
        'service' => [
            'army', 'navy', 'air', 'gendarmerie', 'health', 'supply', 'armament', 'energy', 'infrastructure', 'other',
        ],
        'school' => [
            'saint_cyr', 'emia', 'school_of_air', 'naval_school', 'polytechnique', 'military_health', 'supply_school',
            'armament_school', 'gendarmerie_school', 'osc', 'ranks', 'other',
        ],
        'phase' => ['information', 'orientation', 'preparation', 'search', 'integration', 'settled'],
        'project' => ['public', 'private', 'non_profit', 'business', 'defence_industry', 'settling'],
        'need' => [
            'sponsorship', 'testimony', 'job_inquiry', 'cv', 'cover_letter', 'interview', 'network', 'settling', 'listening',
        ],
        'availability' => ['weekday', 'evening', 'weekend'],
        'support' => ['one_off', 'lasting'],
        'sector' => [
            'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u',
        ],
    ];

    /**
     * The codes of a set with what people read.
     *
     * @param string $set
     * @return string[] code => text
     */
    public static function named(string $set): array {
        $named = [];
        foreach (self::SETS[$set] as $code) {
            $named[$code] = get_string(self::string($set, $code), 'local_mara');
        }
        return $named;
    }

    /**
     * The code that someone means who wrote it, or what people read of it.
     *
     * @param string $set
     * @param string $text
     * @return string|null
     */
    public static function meant(string $set, string $text): ?string {
        $code = strtolower(trim($text));
        if (in_array($code, self::SETS[$set], true)) {
            return $code;
        }
        $words = words::joined($text);
        foreach ($words === '' ? [] : self::SETS[$set] as $code) {
            // In French or English, whatever language the site speaks.
            if (in_array($words, array_map([words::class, 'joined'], sheets::told(self::string($set, $code))), true)) {
                return $code;
            }
        }
        return null;
    }

    /**
     * The string that names a code.
     *
     * @param string $set
     * @param string $code
     * @return string
     */
    private static function string(string $set, string $code): string {
        // The sectors are named in the sheets already.
        return $set === 'sector' ? "option_sector_naf_$code" : "own_{$set}_$code";
    }

    /**
     * The parts of a field.
     *
     * @param string $text
     * @return string[] trimmed, none empty
     */
    public static function split(string $text): array {
        return array_values(array_filter(array_map('trim', explode(self::JOINT, $text)), 'strlen'));
    }
}
