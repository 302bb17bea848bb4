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

use local_mara\local\space\space_store;

/**
 * The occupations and places people can choose, as the companion handed them over. Places are also the spaces.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class list_store {
    /** Occupations: ROME codes. */
    public const METIERS = 'metiers';

    /** Places: communes, départements, areas. */
    public const PLACES = 'places';

    /** All lists. */
    public const ALL = [self::METIERS, self::PLACES];

    /** What the codes of a list look like. */
    private const CODES = [
        self::METIERS => '~^[A-Z]\d{4}$~D',
        self::PLACES => '~^(\d{5}|2[AB]\d{3}|dep:[0-9AB]{2,3}|area:[a-z_]+:[A-Za-z0-9_-]+)$~D',
    ];

    /** How many parts a whole list has: letters of occupations, départements. */
    private const WHOLE = [self::METIERS => 14, self::PLACES => 101];

    /** What the code of a commune looks like. */
    private const COMMUNE = '~^(\d{5}|2[AB]\d{3})$~D';

    /** What the code of a département begins with, as a place. */
    private const DEPARTEMENT = 'dep:';

    /** What the code of an area begins with. */
    private const AREA = 'area:';

    /** What the code of a space begins with, as a place. */
    private const SPACE = 'space:';

    /** Most items found. */
    public const MOST = 30;

    /** Most words of a search that count. */
    private const MOST_WORDS = 10;

    /** Items written at a time. */
    private const AT_ONCE = 500;

    /**
     * Gives a piece its items, in place of those it had.
     *
     * @param int $pieceid
     * @param string $list
     * @param array $items code, name, words
     */
    public static function replace(int $pieceid, string $list, array $items): void {
        global $DB;
        self::forget([$pieceid]);
        foreach (array_chunk($items, self::AT_ONCE) as $some) {
            $DB->insert_records('local_mara_list_item', array_map(fn($item) => [
                'pieceid' => $pieceid,
                'listname' => $list,
                'code' => $item['code'],
                'name' => $item['name'],
                'namelength' => \core_text::strlen($item['name']),
                'words' => ' ' . words::joined("{$item['code']} {$item['name']} {$item['words']}"),
            ], $some));
        }
    }

    /**
     * Forgets the items of pieces.
     *
     * @param int[] $pieceids
     */
    public static function forget(array $pieceids): void {
        global $DB;
        $DB->delete_records_list('local_mara_list_item', 'pieceid', $pieceids);
    }

    /**
     * The items in which every word typed begins a word, the shortest names first.
     *
     * @param string $list
     * @param string $typed
     * @return string[] code => name; none for no word
     */
    public static function search(string $list, string $typed): array {
        global $DB;
        $words = array_slice(array_unique(words::of($typed)), 0, self::MOST_WORDS);
        if (!$words) {
            return [];
        }
        $conditions = array_map(fn($word) => $DB->sql_like('words', '?'), $words);
        $found = $DB->get_records_sql_menu(
            'SELECT code, MIN(name) AS name
               FROM {local_mara_list_item}
              WHERE listname = ? AND ' . implode(' AND ', $conditions) . '
           GROUP BY code
           ORDER BY MIN(namelength), MIN(name), code',
            array_merge([$list], array_map(fn($word) => '% ' . $DB->sql_like_escape($word) . '%', array_values($words))),
            0,
            self::MOST
        );
        $spaces = array_filter(
            $list === self::PLACES ? self::spaces() : [],
            fn($name, $code) => self::fits(" $code $name", $words),
            ARRAY_FILTER_USE_BOTH
        );
        // Before its part of the list arrived, a code that was typed can be chosen as it is.
        $code = self::as_code($list, $typed);
        $awaited = $code !== null && self::is_awaited($list, $code) ? [$code => $code] : [];
        return array_slice($awaited + $found + $spaces, 0, self::MOST, true);
    }

    /**
     * The names of codes.
     *
     * @param string $list
     * @param string[] $codes
     * @return string[] code => name, in the order of the codes, without those that there are not
     */
    public static function names(string $list, array $codes): array {
        global $DB;
        if (!$codes) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_values($codes));
        $known = $DB->get_records_sql_menu(
            "SELECT code, MIN(name) AS name FROM {local_mara_list_item} WHERE listname = ? AND code $in GROUP BY code",
            array_merge([$list], $params)
        );
        if ($list === self::PLACES) {
            $known += self::spaces();
        }
        $names = [];
        foreach ($codes as $code) {
            if (isset($known[$code])) {
                $names[$code] = $known[$code];
            } else if (self::is_awaited($list, $code)) {
                $names[$code] = $code;
            }
        }
        return $names;
    }

    /**
     * What someone means who wrote a code or a name.
     *
     * @param string $list
     * @param string $typed
     * @return string[] code => name: one where it is plain, none or several where it is not
     */
    public static function meant(string $list, string $typed): array {
        $typed = trim($typed);
        $closed = $list === self::METIERS ? str_replace(' ', '', strtoupper($typed)) : strtoupper($typed);
        foreach (array_unique([$typed, $closed, strtolower($typed)]) as $code) {
            $named = self::names($list, [$code]);
            if ($named) {
                return $named;
            }
        }
        $found = self::search($list, $typed);
        $wished = words::joined($typed);
        // A name may end with what tells it from others of the same name: « Saint-Denis (93) ».
        $bare = array_filter(
            $found,
            fn($name) => words::joined(preg_replace('~\([^)]*\)\s*$~', '', $name)) === $wished
        );
        // As the companion reads it: a commune goes before the areas that are called after it.
        $ranks = [
            array_filter($found, fn($name) => words::joined($name) === $wished),
            array_filter($bare, fn($code) => preg_match(self::COMMUNE, (string) $code) === 1, ARRAY_FILTER_USE_KEY),
            array_filter($bare, fn($code) => str_starts_with((string) $code, self::DEPARTEMENT), ARRAY_FILTER_USE_KEY),
            $bare,
        ];
        foreach ($ranks as $rank) {
            if ($rank) {
                return $rank;
            }
        }
        return $found;
    }

    /**
     * Whether a text that means nothing, or several things, might mean something to the companion: it is not to
     * be lost while the lists are absent or arriving, nor where a name alone does not say which is meant.
     *
     * @param string $list
     * @param string $text that was not understood
     * @return bool
     */
    public static function is_in_doubt(string $list, string $text): bool {
        global $DB;
        $code = self::as_code($list, $text);
        if ($code !== null) {
            return self::is_awaited($list, $code) || self::meant($list, $text);
        }
        if ($list === self::PLACES && str_starts_with(strtolower($text), self::SPACE)) {
            return false;
        }
        if (self::meant($list, $text)) {
            return true;
        }
        $parts = $list === self::METIERS
            ? $DB->count_records_sql(
                'SELECT COUNT(DISTINCT ' . $DB->sql_substr('code', 1, 1) . ') FROM {local_mara_list_item} WHERE listname = ?',
                [$list]
            )
            : $DB->count_records_sql(
                'SELECT COUNT(DISTINCT code) FROM {local_mara_list_item} WHERE listname = ? AND ' . $DB->sql_like('code', '?'),
                [$list, self::DEPARTEMENT . '%']
            );
        return $parts < self::WHOLE[$list];
    }

    /**
     * The regional spaces as places: nobody settles in the national one.
     *
     * @return string[] code => name
     */
    public static function spaces(): array {
        $spaces = [];
        foreach (space_store::names(true) as $code => $name) {
            $spaces[self::SPACE . $code] = get_string('own_place_space', 'local_mara', $name);
        }
        return $spaces;
    }

    /**
     * Whether a code may be one that the companion has not handed over yet: nothing is lost until it has, and
     * such codes stand for themselves. Lists come in parts, by the letter of occupations, by département; an
     * area may be in any of them.
     *
     * @param string $list
     * @param string $code
     * @return bool
     */
    private static function is_awaited(string $list, string $code): bool {
        global $DB;
        if (preg_match(self::CODES[$list], $code) !== 1) {
            return false;
        }
        if (str_starts_with($code, self::AREA)) {
            return !$DB->record_exists('local_mara_list_item', ['listname' => $list, 'code' => $code]);
        }
        $part = $list === self::METIERS ? $code[0] : self::departement($code);
        $like = $DB->sql_like('code', '?');
        return !$DB->record_exists_select('local_mara_list_item', "listname = ? AND (code = ? OR $like)", [
            $list,
            self::DEPARTEMENT . $part,
            $DB->sql_like_escape($part) . '%',
        ]);
    }

    /**
     * The département a place belongs to.
     *
     * @param string $code of a commune or département
     * @return string two characters, overseas three
     */
    private static function departement(string $code): string {
        if (str_starts_with($code, self::DEPARTEMENT)) {
            return substr($code, strlen(self::DEPARTEMENT));
        }
        return substr($code, 0, in_array(substr($code, 0, 2), ['97', '98'], true) ? 3 : 2);
    }

    /**
     * A text as a code, where it has the shape of one.
     *
     * @param string $list
     * @param string $text
     * @return string|null
     */
    private static function as_code(string $list, string $text): ?string {
        $text = trim($text);
        foreach ([$text, strtoupper($text), strtolower($text)] as $code) {
            if (preg_match(self::CODES[$list], $code) === 1) {
                return $code;
            }
        }
        return null;
    }

    /**
     * Whether every word typed begins a word of a text.
     *
     * @param string $text
     * @param string[] $words
     * @return bool
     */
    private static function fits(string $text, array $words): bool {
        $text = ' ' . words::joined($text);
        return !array_filter($words, fn($word) => !str_contains($text, " $word"));
    }
}
