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

namespace local_mara\form;

use local_mara\local\profile\codes;
use local_mara\local\profile\field;
use local_mara\local\profile\sections;

/**
 * What whoever follows a candidate may change: their phase, and the space that follows them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class follow_form extends path_form {
    #[\Override]
    protected function definition() {
        $this->_form->setDisableShortforms();
        $this->_form->addElement('header', 'section_follow', get_string('people_section_follow', 'local_mara'));
        $this->add_missing(self::all());
        $this->add_fields($this->fields(), 'people');
        $this->add_action_buttons(false, get_string('own_save', 'local_mara'));
    }

    #[\Override]
    protected function fields(): array {
        return $this->standing(self::all());
    }

    /**
     * The fields, whether they stand or not.
     *
     * @return field[]
     */
    private static function all(): array {
        return array_map(fn($name) => sections::field($name), sections::FOLLOWED);
    }

    /**
     * Writes what was filled in, for a candidate.
     *
     * @return bool whether anything changed
     */
    public function save(): bool {
        return in_array(codes::CANDIDATE, $this->person()->qualities(), true) && $this->write(false);
    }
}
