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

use local_mara\local\profile\codes;
use local_mara\local\profile\field;
use local_mara\local\profile\reading;
use local_mara\local\profile\words;

/**
 * Languages beside French, and whether they are preferred to it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class languages extends field {
    /** Says that French is not wished for. */
    private const NOT_FRENCH = '!fr';

    /**
     * Constructor.
     *
     * @param string $name
     * @param bool $preference
     */
    public function __construct(
        string $name,
        /** @var bool whether it is asked if they are preferred to French */
        private readonly bool $preference,
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        $known = [];
        $unknown = [];
        $names = self::names();
        foreach (codes::split($stored) as $text) {
            $code = self::meant($text, $names);
            if ($code === self::NOT_FRENCH || isset($names[$code])) {
                $known[$code] = $code;
            } else if ($code !== 'fr') {
                $unknown[] = $text;
            }
        }
        return new reading(array_values($known), $unknown);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $form->addElement('autocomplete', $this->name, $this->label(), self::names(), $this->attributes([
            'multiple' => true,
            'noselectionstring' => get_string('own_nothing_chosen', 'local_mara'),
        ]));
        $form->setDefault($this->name, array_diff($reading->values, [self::NOT_FRENCH]));
        if ($this->preference) {
            $form->addElement('advcheckbox', "{$this->name}_instead", '', get_string('own_languages_instead', 'local_mara'));
            $form->setDefault("{$this->name}_instead", (int) in_array(self::NOT_FRENCH, $reading->values, true));
        }
    }

    #[\Override]
    public function faults(array $data): array {
        if (empty($data["{$this->name}_instead"]) || !empty($data[$this->name])) {
            return [];
        }
        return [$this->name => get_string('own_fault_language', 'local_mara')];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $codes = array_values(array_intersect(array_keys(self::names()), (array) ($data[$this->name] ?? [])));
        // Alike in whatever language the form was read.
        sort($codes);
        if ($this->preference && !empty($data["{$this->name}_instead"])) {
            $codes[] = self::NOT_FRENCH;
        }
        return implode(codes::JOINT, $codes);
    }

    #[\Override]
    public function shown(reading $reading): array {
        $shown = array_values(array_intersect_key(self::names(), array_flip($reading->values)));
        if (in_array(self::NOT_FRENCH, $reading->values, true)) {
            $shown[] = get_string('own_languages_instead', 'local_mara');
        }
        return $shown;
    }

    /**
     * The code of a language that someone wrote, or named in French, English or their own language.
     *
     * @param string $text
     * @param string[] $names ISO 639-1 => name
     * @return string the text where it is none
     */
    private static function meant(string $text, array $names): string {
        $code = strtolower($text);
        if ($code === self::NOT_FRENCH || isset($names[$code])) {
            return $code;
        }
        $wished = words::joined($text);
        foreach (['fr' => ''] + $names as $code => $name) {
            $called = [$name, \Locale::getDisplayLanguage($code, 'fr'), \Locale::getDisplayLanguage($code, 'en')];
            if ($wished !== '' && in_array($wished, array_map([words::class, 'joined'], $called), true)) {
                return $code;
            }
        }
        return strtolower($text);
    }

    /**
     * The languages to choose from.
     *
     * @return string[] ISO 639-1 => name
     */
    private static function names(): array {
        $names = array_diff_key(get_string_manager()->get_list_of_languages(), ['fr' => 1]);
        \core_collator::asort($names);
        return $names;
    }
}
