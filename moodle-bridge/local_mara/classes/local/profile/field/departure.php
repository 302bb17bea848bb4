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

namespace local_mara\local\profile\field;

use local_mara\local\profile\field;
use local_mara\local\profile\reading;
use local_mara\local\profile\words;

/**
 * A month of departure, that there is no date yet, or that it has passed.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class departure extends field {
    /** What may stand for a month. */
    private const WORDS = ['none', 'past'];

    /** What a month looks like. */
    private const MONTH = '~^(19|20|21)\d\d-(0[1-9]|1[0-2])$~D';

    /** How else they may be written, as the companion reads them. */
    private const SPELLINGS = [
        'none' => '~^(none|aucune?|pas encore de date)$~D',
        'past' => '~^(past|passee?|deja partie?)$~D',
    ];

    /** Years offered before and after the present one. */
    private const YEARS = [10, 15];

    #[\Override]
    public function read(string $stored): reading {
        $text = trim($stored);
        if ($text === '') {
            return new reading([]);
        }
        $known = self::known($text);
        return $known === null ? new reading([], [$text]) : new reading([$known]);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $value = $reading->value();
        $month = preg_match(self::MONTH, $value) ? explode('-', $value) : ['', ''];
        $kinds = ['' => get_string('own_none', 'local_mara')];
        foreach (['month', ...self::WORDS] as $kind) {
            $kinds[$kind] = get_string("own_departure_$kind", 'local_mara');
        }
        $choose = fn($what) => ['' => get_string("own_departure_choose_$what", 'local_mara')];
        $form->addGroup([
            $form->createElement('select', 'kind', $this->label(), $kinds, $this->attributes()),
            $form->createElement('select', 'month', get_string('month', 'form'), $choose('month') + self::months()),
            $form->createElement('select', 'year', get_string('year', 'form'), $choose('year') + self::years($month[0])),
        ], $this->name, $this->label(), ' ', true);
        foreach (['month', 'year'] as $part) {
            $form->hideIf("{$this->name}[$part]", "{$this->name}[kind]", 'neq', 'month');
        }
        $form->setDefault($this->name, [
            'kind' => $month[0] ? 'month' : $value,
            'year' => $month[0],
            'month' => $month[1],
        ]);
    }

    #[\Override]
    public function faults(array $data): array {
        $parts = (array) ($data[$this->name] ?? []);
        if (self::kind($parts) !== 'month' || preg_match(self::MONTH, self::joined($parts))) {
            return [];
        }
        return [$this->name => get_string('own_fault_month', 'local_mara')];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $parts = (array) ($data[$this->name] ?? []);
        $kind = self::kind($parts);
        if ($kind === 'month') {
            return self::joined($parts);
        }
        return in_array($kind, self::WORDS, true) ? $kind : '';
    }

    #[\Override]
    public function shown(reading $reading): array {
        return array_map(function ($value) {
            if (in_array($value, self::WORDS, true)) {
                return get_string("own_departure_$value", 'local_mara');
            }
            [$year, $month] = explode('-', $value);
            return self::months()[$month] . ' ' . $year;
        }, $reading->values);
    }

    /**
     * A month or word, however it is written.
     *
     * @param string $text
     * @return string|null
     */
    private static function known(string $text): ?string {
        foreach (self::SPELLINGS as $word => $spelling) {
            if (preg_match($spelling, words::joined($text))) {
                return $word;
            }
        }
        if (preg_match('~^(0?[1-9]|1[0-2])[/.](\d{4})$~D', $text, $parts)) {
            $text = sprintf('%s-%02d', $parts[2], $parts[1]);
        } else if (preg_match('~^(\d{4})-(\d\d)-(\d\d)$~D', $text, $parts) && checkdate($parts[2], $parts[3], $parts[1])) {
            $text = "{$parts[1]}-{$parts[2]}";
        }
        return preg_match(self::MONTH, $text) ? $text : null;
    }

    /**
     * What was chosen: a month also where one is given and nothing else is said, as happens without JavaScript.
     *
     * @param array $parts
     * @return string
     */
    private static function kind(array $parts): string {
        $kind = (string) ($parts['kind'] ?? '');
        return $kind === '' && preg_match(self::MONTH, self::joined($parts)) ? 'month' : $kind;
    }

    /**
     * What was filled in, as it is stored.
     *
     * @param array $parts
     * @return string
     */
    private static function joined(array $parts): string {
        return ($parts['year'] ?? '') . '-' . ($parts['month'] ?? '');
    }

    /**
     * The months by name.
     *
     * @return string[] 01–12 => name
     */
    private static function months(): array {
        $months = [];
        foreach (range(1, 12) as $number) {
            // The middle of a month is in it everywhere.
            $months[sprintf('%02d', $number)] = userdate(gmmktime(12, 0, 0, $number, 15, 2026), '%B', 'UTC');
        }
        return $months;
    }

    /**
     * The years to choose from.
     *
     * @param string $stored one that must be among them
     * @return string[]
     */
    private static function years(string $stored): array {
        $now = (int) userdate(\local_mara\local\site::now(), '%Y');
        $years = range($now - self::YEARS[0], $now + self::YEARS[1]);
        if ($stored !== '') {
            $years[] = (int) $stored;
        }
        sort($years);
        $years = array_unique($years);
        return array_combine($years, $years);
    }
}
