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

/**
 * Texts that come in French and, mostly, in English.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class localised {
    /** The language that is always there. */
    private const FALLBACK = 'fr';

    /** The other languages a text may come in. */
    private const OTHERS = ['en'];

    /** Most characters of a plain text, where nothing else is said. */
    public const LONGEST = 255;

    /**
     * A localised plain text, checked. It is escaped where it is shown.
     *
     * @param mixed $value
     * @param string $property named when it is wrong
     * @param int $longest characters
     * @return string[] language => text
     */
    public static function plain($value, string $property, int $longest = self::LONGEST): array {
        return self::each($value, $property, function (string $text) use ($property, $longest) {
            $text = trim($text);
            refusal::unless($text !== '' && \core_text::strlen($text) <= $longest, $property);
            return $text;
        });
    }

    /**
     * A localised text in HTML, checked and purified. It may be shown as it is.
     *
     * @param mixed $value
     * @param string $property named when it is wrong
     * @return string[] language => HTML
     */
    public static function html($value, string $property): array {
        return self::each($value, $property, fn(string $html) => cleaner::html($html));
    }

    /**
     * The text for the reader.
     *
     * @param string[] $text language => text, checked
     * @param string|null $language null: Moodle's present one
     * @return string
     */
    public static function pick(array $text, ?string $language = null): string {
        // A variety such as en_us reads its main language.
        $main = explode('_', $language ?? current_language())[0];
        return $text[$main] ?? $text[self::FALLBACK];
    }

    /**
     * Checks each language of a text.
     *
     * @param mixed $value
     * @param string $property
     * @param callable $check gets a text and returns the cleaned one
     * @return string[]
     */
    private static function each($value, string $property, callable $check): array {
        refusal::unless(is_array($value) && is_string($value[self::FALLBACK] ?? null), $property);
        $texts = [self::FALLBACK => $check($value[self::FALLBACK])];
        foreach (self::OTHERS as $language) {
            $text = $value[$language] ?? null;
            refusal::unless($text === null || is_string($text), $property);
            if ($text !== null) {
                $texts[$language] = $check($text);
            }
        }
        return $texts;
    }
}
