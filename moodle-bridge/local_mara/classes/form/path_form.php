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
use local_mara\local\profile\person;
use local_mara\local\setup\profile_fields;

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
    /** @var \stdClass[]|null the profile fields that stand, by short name */
    private ?array $standing = null;

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
     * Of these fields, those that stand in Moodle: of others nothing could be saved, so they are not asked for.
     *
     * @param field[] $fields
     * @return field[]
     */
    final protected function standing(array $fields): array {
        $this->standing ??= profile_fields::standing();
        return array_values(array_filter($fields, fn($field) => isset($this->standing[$field->shortname()])));
    }

    /**
     * Says which fields do not stand in Moodle.
     *
     * @param field[] $fields
     */
    final protected function add_missing(array $fields): void {
        $missing = array_diff(
            array_map(fn($field) => $field->label(), $fields),
            array_map(fn($field) => $field->label(), $this->standing($fields))
        );
        if ($missing) {
            $notice = get_string('own_fields_missing', 'local_mara', s(implode(', ', $missing)));
            $this->_form->addElement('html', \html_writer::div($notice, 'alert alert-danger'));
        }
    }

    /**
     * Asks for fields.
     *
     * @param field[] $fields
     * @param string $about as field::add() has it
     */
    final protected function add_fields(array $fields, string $about = 'own'): void {
        foreach ($fields as $field) {
            $stored = $this->person()->text($this->person()->source($field));
            $field->add($this->_form, $field->read($stored), $about);
            $this->_form->addElement('hidden', self::shown($field), self::digest_of($field, $stored));
            $this->_form->setType(self::shown($field), PARAM_RAW);
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
            $source = $person->source($field);
            $stored = $person->text($source);
            $text = $field->written($data, $stored);
            $shown = explode(' ', (string) ($data[self::shown($field)] ?? ''), 2) + ['', ''];
            if ($shown[0] !== sha1($stored) && $shown[1] === self::digest($text)) {
                // Somebody else changed it meanwhile, and whoever sent this did not.
                continue;
            }
            $texts[$field->shortname()] = $text;
            if ($source !== $field) {
                $texts[$source->shortname()] = '';
            }
        }
        return $person->save($texts, $own);
    }

    /**
     * The name of the element that tells what was shown of a field.
     *
     * @param field $field
     * @return string
     */
    private static function shown(field $field): string {
        return "{$field->name}_shown";
    }

    /**
     * What was shown of a field: of which stored text, and what is sent where nothing is changed.
     *
     * @param field $field
     * @param string $stored
     * @return string
     */
    private static function digest_of(field $field, string $stored): string {
        $reading = $field->read($stored);
        return sha1($stored) . ' ' . self::digest(implode(codes::JOINT, array_merge($reading->values, $reading->kept)));
    }

    /**
     * A text as it is compared with another: whatever the order of its parts.
     *
     * @param string $text
     * @return string
     */
    private static function digest(string $text): string {
        $parts = codes::split(preg_replace('~\s+~u', ' ', $text));
        sort($parts, SORT_STRING);
        return sha1(implode(codes::JOINT, $parts));
    }
}
