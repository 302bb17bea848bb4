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
use local_mara\local\profile\list_store;
use local_mara\local\profile\reading;
use local_mara\local\profile\words;

/**
 * Codes of a list that is searched by name: occupations, places. Their order is kept.
 *
 * Without JavaScript, names and codes are written into a line of their own.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class listed extends field {
    /** Most codes of a field. */
    private const MOST = 30;

    /** How the code that is in no list may be written, as the companion reads it. */
    private const SPELLINGS = [
        'remote' => ['remote', 'a distance', 'en ligne', 'online'],
        'unknown' => ['unknown', 'je ne sais pas encore', 'je ne sais pas'],
    ];

    /**
     * Constructor.
     *
     * @param string $name
     * @param string $list
     * @param bool $many
     * @param string|null $extra
     */
    public function __construct(
        string $name,
        /** @var string name of the list */
        private readonly string $list,
        /** @var bool whether there may be several */
        private readonly bool $many = true,
        /** @var string|null a code that is in no list and has a box to tick of its own */
        private readonly ?string $extra = null,
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        $known = [];
        $unknown = [];
        $kept = [];
        foreach (codes::split($stored) as $text) {
            $code = $this->code($text);
            if ($code !== null) {
                $known[$code] = $code;
            } else if (!self::is_extra($text) && list_store::is_in_doubt($this->list, $text)) {
                $kept[] = $text;
            } else {
                $unknown[] = $text;
            }
        }
        $known = array_map('strval', array_values($known));
        if (!$this->many) {
            $unknown = array_merge(array_slice($known, 1), $unknown);
            $known = array_slice($known, 0, 1);
        }
        return new reading($known, $unknown, array_values(array_unique($kept)));
    }

    /**
     * Whether a text says what has a box of its own, in this field or another.
     *
     * @param string $text
     * @return bool
     */
    private static function is_extra(string $text): bool {
        return in_array(words::joined($text), array_merge(...array_values(self::SPELLINGS)), true);
    }

    /**
     * The code that a stored text plainly means.
     *
     * @param string $text
     * @return string|null
     */
    private function code(string $text): ?string {
        if ($this->extra !== null && in_array(words::joined($text), self::SPELLINGS[$this->extra], true)) {
            return $this->extra;
        }
        $meant = list_store::meant($this->list, $text);
        return count($meant) === 1 ? (string) array_key_first($meant) : null;
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $codes = array_values(array_diff($reading->values, [$this->extra]));
        $names = array_map('s', list_store::names($this->list, $codes));
        $form->addElement('autocomplete', $this->name, $this->label(), ($this->many ? [] : ['' => '']) + $names, $this->attributes([
            'multiple' => $this->many,
            'ajax' => 'local_mara/list_search',
            'data-list' => $this->list,
            'placeholder' => get_string("own_search_{$this->list}", 'local_mara'),
            'noselectionstring' => get_string('own_nothing_chosen', 'local_mara'),
            // What was chosen and is shown again, because something else was wrong, is named too.
            'valuehtmlcallback' => fn($code) => s(list_store::names($this->list, [(string) $code])[$code] ?? '') ?: false,
        ]));
        $form->setType($this->name, PARAM_NOTAGS);
        $form->setDefault($this->name, $this->many ? $codes : $codes[0] ?? '');
        $form->addElement('html', '<noscript>');
        $label = get_string($this->many ? 'own_typed' : 'own_typed_one', 'local_mara');
        $form->addElement('text', $this->typed(), $label, ['size' => 50]);
        $form->setType($this->typed(), PARAM_TEXT);
        $form->addElement('html', '</noscript>');
        if ($this->extra !== null) {
            $form->addElement('advcheckbox', $this->box(), '', get_string("own_{$this->name}_{$this->extra}", 'local_mara'));
            $form->setDefault($this->box(), (int) in_array($this->extra, $reading->values, true));
        }
        foreach ($reading->kept as $text) {
            $form->addElement('advcheckbox', $this->drop($text), '', get_string('own_unknown_kept', 'local_mara', s($text)));
        }
    }

    #[\Override]
    public function faults(array $data): array {
        $chosen = $this->chosen($data);
        if (count(list_store::names($this->list, $chosen)) < count($chosen)) {
            return [$this->name => get_string('own_fault_listed', 'local_mara')];
        }
        foreach ($this->meanings($data) as $text => $meant) {
            if (count($meant) !== 1) {
                $about = ['text' => s($text), 'names' => s(implode(', ', self::with_codes($meant)))];
                return [$this->typed() => get_string($meant ? 'own_fault_several' : 'own_fault_none', 'local_mara', $about)];
            }
        }
        if (count($this->all($data)) > self::MOST) {
            return [$this->name => get_string('own_fault_many', 'local_mara', self::MOST)];
        }
        return [];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $codes = $this->all($data);
        if (!$this->many) {
            // What is written replaces what was chosen.
            $codes = array_slice($codes, -1);
        }
        $codes = $this->with_kept($codes, $data, $stored);
        if ($this->extra !== null && !empty($data[$this->box()])) {
            $codes[] = $this->extra;
        }
        return implode(codes::JOINT, $codes);
    }

    #[\Override]
    public function shown(reading $reading): array {
        $names = list_store::names($this->list, $reading->values);
        $shown = [];
        foreach ($reading->values as $code) {
            $shown[] = $code === $this->extra ? get_string("own_{$this->name}_{$this->extra}", 'local_mara') : $names[$code];
        }
        return $shown;
    }

    /**
     * The codes that were chosen from the search.
     *
     * @param array $data
     * @return string[]
     */
    private function chosen(array $data): array {
        $codes = array_map('strval', array_filter((array) ($data[$this->name] ?? []), 'is_scalar'));
        return array_values(array_unique(array_filter($codes, 'strlen')));
    }

    /**
     * What is meant by each text that was written by hand.
     *
     * @param array $data
     * @return array[] text => code => name
     */
    private function meanings(array $data): array {
        $meanings = [];
        foreach (codes::split((string) ($data[$this->typed()] ?? '')) as $text) {
            $meanings[$text] = list_store::meant($this->list, $text);
        }
        return $meanings;
    }

    /**
     * Puts back what was not understood and might mean something to the companion, each behind what it stood behind.
     *
     * @param string[] $codes
     * @param array $data
     * @param string $stored
     * @return string[]
     */
    private function with_kept(array $codes, array $data, string $stored): array {
        $kept = array_filter($this->read($stored)->kept, fn($text) => empty($data[$this->drop($text)]));
        if (!$kept || (!$this->many && $codes)) {
            return $codes;
        }
        $place = 0;
        foreach (codes::split($stored) as $text) {
            if (in_array($text, $kept, true) && !in_array($text, $codes, true)) {
                array_splice($codes, $place++, 0, [$text]);
                continue;
            }
            $before = array_search($this->code($text), $codes, true);
            $place = $before === false ? $place : $before + 1;
        }
        return $codes;
    }

    /**
     * The codes of both, each once.
     *
     * @param array $data without faults
     * @return string[]
     */
    private function all(array $data): array {
        $written = array_map(fn($meant) => (string) array_key_first($meant), array_values($this->meanings($data)));
        return array_values(array_unique(array_merge($this->chosen($data), $written)));
    }

    /**
     * Names with what to write to tell them apart.
     *
     * @param string[] $meant code => name
     * @return string[]
     */
    private static function with_codes(array $meant): array {
        $some = array_slice($meant, 0, 10, true);
        return array_map(fn($code, $name) => "$name : $code", array_keys($some), $some);
    }

    /**
     * The name of the line for names and codes.
     *
     * @return string
     */
    private function typed(): string {
        return "{$this->name}_typed";
    }

    /**
     * The name of the box that drops what was not understood.
     *
     * @param string $text
     * @return string
     */
    private function drop(string $text): string {
        return "{$this->name}_drop_" . md5($text);
    }

    /**
     * The name of the box of the code that is in no list.
     *
     * @return string
     */
    private function box(): string {
        return "{$this->name}_{$this->extra}";
    }
}
