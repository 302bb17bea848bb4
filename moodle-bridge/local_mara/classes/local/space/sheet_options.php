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
 * The options of the menus and of the fields of several choices, as docs/sheets.md names them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sheet_options {
    /** Code of the field => codes of its options, in their order. */
    private const CODES = [
        'category' => [
            'social_body', 'landlord', 'institution', 'association', 'private_service', 'public_service', 'partner',
        ],
        'themes' => [
            'housing', 'family', 'health', 'mobility', 'paperwork', 'budget', 'equipment', 'digital', 'disability',
            'career_choice', 'training', 'job_search', 'business',
        ],
        'rhythm' => ['months_1', 'months_3', 'months_6', 'months_12'],
        'state' => ['draft', 'publish', 'withdraw'],
        'kind' => ['employer', 'joint_body', 'funder', 'chamber', 'network'],
        // The sections of the NAF rév. 2 (INSEE) and of NACE rev. 2.
        'sector' => [
            'naf_a', 'naf_b', 'naf_c', 'naf_d', 'naf_e', 'naf_f', 'naf_g', 'naf_h', 'naf_i', 'naf_j', 'naf_k',
            'naf_l', 'naf_m', 'naf_n', 'naf_o', 'naf_p', 'naf_q', 'naf_r', 'naf_s', 'naf_t', 'naf_u',
        ],
        'size' => ['under_10', 'under_50', 'under_250', 'under_5000', 'from_5000'],
        'diffusion' => ['open', 'network'],
        'contract' => ['permanent', 'fixed_term', 'temporary', 'civil_service', 'independent', 'volunteer'],
        'level' => ['executive', 'manager', 'supervisor', 'employee'],
        'clearance' => ['none', 'secret', 'top_secret'],
        'quality' => ['mentor', 'resource'],
        'agreed' => ['yes', 'no'],
    ];

    /**
     * The options of a field in the site's language.
     *
     * @param string $code
     * @return string[] none where the field has no options
     */
    public static function texts(string $code): array {
        return array_map(fn($option) => site::text("option_{$code}_$option"), self::CODES[$code] ?? []);
    }

    /**
     * The options that a field lacks. One that stands in another language, or in other capitals, is not lacking.
     *
     * @param string $code
     * @param string[] $standing
     * @return string[] texts in the site's language
     */
    public static function missing(string $code, array $standing): array {
        $there = array_map(fn($text) => self::key($code, $text), $standing);
        $missing = [];
        foreach (self::CODES[$code] ?? [] as $option) {
            $texts = sheets::told("option_{$code}_$option");
            if (!array_intersect(array_map(fn($text) => self::key($code, $text), $texts), $there)) {
                $missing[] = $texts[0];
            }
        }
        return $missing;
    }

    /**
     * What is the same for all ways of writing an option that the companion reads alike.
     *
     * @param string $code
     * @param string $text
     * @return string
     */
    private static function key(string $code, string $text): string {
        $plain = \core_text::strtolower(\core_text::specialtoascii(str_replace('’', "'", $text)));
        if ($code === 'sector' && preg_match('/^\W*([a-u])\s*[–—-]/u', $plain, $letter)) {
            // A section is known by its letter.
            return $letter[1];
        }
        return trim(preg_replace('/\s+/u', ' ', $plain));
    }
}
