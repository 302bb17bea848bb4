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

/**
 * Sectors of the economy, from a list that is searched.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class sectors extends field {
    /** The set of their codes. */
    private const SET = 'sector';

    #[\Override]
    public function read(string $stored): reading {
        return new reading(...choices::sorted_out(self::SET, $stored));
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $form->addElement('autocomplete', $this->name, $this->label(), codes::named(self::SET), $this->attributes([
            'multiple' => true,
            'noselectionstring' => get_string('own_nothing_chosen', 'local_mara'),
        ]));
        $form->setDefault($this->name, $reading->values);
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        return implode(codes::JOINT, array_intersect(codes::SETS[self::SET], (array) ($data[$this->name] ?? [])));
    }

    #[\Override]
    public function shown(reading $reading): array {
        return array_values(array_intersect_key(codes::named(self::SET), array_flip($reading->values)));
    }
}
