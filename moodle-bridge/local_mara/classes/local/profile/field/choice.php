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
 * One code of a set, from a menu.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class choice extends field {
    /**
     * Constructor.
     *
     * @param string $name
     * @param string $set
     * @param string $none string for none of them
     */
    public function __construct(
        string $name,
        /** @var string name of the set of codes */
        private readonly string $set,
        /** @var string name of the string for none of them */
        private readonly string $none = 'own_none',
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        [$known, $unknown] = choices::sorted_out($this->set, $stored);
        // One alone is meant: of several, the first is it.
        $others = array_slice($known, 1);
        return new reading(array_slice($known, 0, 1), array_merge($others, $unknown));
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $options = ['' => get_string($this->none, 'local_mara')] + codes::named($this->set);
        $form->addElement('select', $this->name, $this->label(), $options, $this->attributes());
        $form->setDefault($this->name, $reading->value());
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $code = $data[$this->name] ?? '';
        return in_array($code, codes::SETS[$this->set], true) ? $code : '';
    }

    #[\Override]
    public function shown(reading $reading): array {
        return array_values(array_intersect_key(codes::named($this->set), array_flip($reading->values)));
    }
}
