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
use local_mara\local\space\space_store;

/**
 * One of the spaces that stand.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class space_choice extends field {
    #[\Override]
    public function read(string $stored): reading {
        $text = trim($stored);
        if ($text === '') {
            return new reading([]);
        }
        $code = strtolower($text);
        return isset(space_store::names()[$code]) ? new reading([$code]) : new reading([], [$text]);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $options = ['' => get_string("own_{$this->name}_none", 'local_mara')] + array_map('s', space_store::names());
        $form->addElement('select', $this->name, $this->label(), $options, $this->attributes());
        $form->setDefault($this->name, $reading->value());
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $code = (string) ($data[$this->name] ?? '');
        return isset(space_store::names()[$code]) ? $code : '';
    }

    #[\Override]
    public function shown(reading $reading): array {
        return array_values(array_intersect_key(space_store::names(), array_flip($reading->values)));
    }
}
