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

use local_mara\local\profile\field;
use local_mara\local\profile\person;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/formslib.php');

/**
 * A form of someone's profile fields: it writes those it asks for, and no others.
 *
 * Custom data: person.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class path_form extends \moodleform {
    /**
     * The fields it asks for.
     *
     * @return field[]
     */
    abstract protected function fields(): array;

    /**
     * Whose fields they are.
     *
     * @return person
     */
    final protected function person(): person {
        return $this->_customdata['person'];
    }

    /**
     * Asks for fields.
     *
     * @param field[] $fields
     * @param string $about as field::add() has it
     */
    final protected function add_fields(array $fields, string $about = 'own'): void {
        foreach ($fields as $field) {
            $field->add($this->_form, $this->person()->reading($field), $about);
        }
    }

    #[\Override]
    public function validation($data, $files) {
        return array_merge(
            parent::validation($data, $files),
            ...array_map(fn($field) => $field->faults($data), $this->fields())
        );
    }

    /**
     * Writes what was filled in.
     *
     * @param bool $own whether its owner does
     * @return bool whether anything changed
     */
    final protected function write(bool $own): bool {
        $data = (array) $this->get_data();
        // Read again: what stands may have changed since the form was shown.
        $person = person::of($this->person()->userid);
        $texts = [];
        foreach ($this->fields() as $field) {
            $texts[$field->shortname()] = $field->written($data, $person->text($field));
        }
        return $person->save($texts, $own);
    }
}
