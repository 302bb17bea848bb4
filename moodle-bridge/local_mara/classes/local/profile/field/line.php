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
 * A line of plain text.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class line extends field {
    /**
     * Constructor.
     *
     * @param string $name
     * @param int $longest
     */
    public function __construct(
        string $name,
        /** @var int most characters */
        private readonly int $longest = 255,
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        $text = trim($stored);
        return new reading($text === '' ? [] : [$text]);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        // As long as what stands, where it was written elsewhere.
        $longest = max($this->longest, \core_text::strlen($reading->value()));
        $attributes = $this->attributes(['maxlength' => $longest, 'size' => 50]);
        $form->addElement('text', $this->name, $this->label(), $attributes);
        $form->setType($this->name, PARAM_RAW_TRIMMED);
        $form->setDefault($this->name, $reading->value());
    }

    #[\Override]
    public function faults(array $data): array {
        if (\core_text::strlen((string) ($data[$this->name] ?? '')) <= self::LONGEST) {
            return [];
        }
        return [$this->name => get_string('own_fault_long', 'local_mara', self::LONGEST)];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        return trim(preg_replace('~\s+~u', ' ', (string) ($data[$this->name] ?? '')));
    }

    #[\Override]
    public function shown(reading $reading): array {
        return $reading->values;
    }
}
