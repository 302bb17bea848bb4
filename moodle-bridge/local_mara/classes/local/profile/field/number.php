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

/**
 * A whole number, or nothing.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class number extends field {
    /**
     * Constructor.
     *
     * @param string $name
     * @param int $most
     */
    public function __construct(
        string $name,
        /** @var int the largest there may be */
        private readonly int $most,
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        $text = trim($stored);
        if ($text === '') {
            return new reading([]);
        }
        $digits = self::digits($text);
        return $this->fits($digits) ? new reading([(string) (int) $digits]) : new reading([], [$text]);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $attributes = $this->attributes(['size' => 4, 'inputmode' => 'numeric', 'autocomplete' => 'off']);
        $form->addElement('text', $this->name, $this->label(), $attributes);
        $form->setType($this->name, PARAM_RAW_TRIMMED);
        $form->setDefault($this->name, $reading->value());
    }

    #[\Override]
    public function faults(array $data): array {
        $text = self::digits($data[$this->name] ?? '');
        if ($text === '' || $this->fits($text)) {
            return [];
        }
        return [$this->name => get_string('own_fault_number', 'local_mara', $this->most)];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $text = self::digits($data[$this->name] ?? '');
        return $text === '' ? '' : (string) (int) $text;
    }

    #[\Override]
    public function shown(reading $reading): array {
        return $reading->values;
    }

    /**
     * A number without its unit, as the companion reads it: « 30 km ».
     *
     * @param string $text
     * @return string
     */
    private static function digits(string $text): string {
        return preg_replace('~(?<=\d) ?km$~iD', '', trim($text));
    }

    /**
     * Whether a text is such a number.
     *
     * @param string $text
     * @return bool
     */
    private function fits(string $text): bool {
        return preg_match('~^\d{1,4}$~D', $text) === 1 && (int) $text <= $this->most;
    }
}
