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

use local_mara\local\profile\sections;

/**
 * The form « Mon parcours »: what people say of themselves, in the sections that concern them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class own_form extends path_form {
    /** Moodle hides the lists that are searched until a script took them over: without one they are plain lists. */
    private const WITHOUT_SCRIPT = '<noscript><style>
        .mform [data-fieldtype="autocomplete"] select { visibility: visible; width: auto; height: auto; max-width: 100%; }
        </style></noscript>';

    #[\Override]
    protected function definition() {
        $form = $this->_form;
        // Nothing is folded away: what one may say is seen at a glance.
        $form->setDisableShortforms();
        $form->addElement('html', self::WITHOUT_SCRIPT);
        $this->add_missing(array_merge(...array_values(sections::of($this->person()->qualities()))));
        $this->add_granted();
        foreach ($this->sections() as $section => $fields) {
            $form->addElement('header', "section_$section", get_string("own_section_$section", 'local_mara'));
            if ($section === 'consents') {
                $form->addElement('html', \html_writer::tag('p', get_string('own_consents_intro', 'local_mara')));
            }
            $this->add_fields($fields);
        }
        $this->add_action_buttons(false, get_string('own_save', 'local_mara'));
    }

    #[\Override]
    protected function fields(): array {
        return array_merge(...array_values($this->sections()));
    }

    /**
     * Writes what its owner filled in.
     *
     * @return bool whether anything changed
     */
    public function save(): bool {
        global $CFG, $USER;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        if ((int) $USER->id !== $this->person()->userid || \core\session\manager::is_loggedinas()) {
            // Nobody says for others what they agree to.
            throw new \moodle_exception('own_loggedinas', 'local_mara');
        }
        $changed = $this->write(true);
        profile_load_custom_fields($USER);
        return $changed;
    }

    /**
     * The sections that concern the person, of the fields that stand.
     *
     * @return array[] section => fields
     */
    private function sections(): array {
        return array_filter(array_map([$this, 'standing'], sections::of($this->person()->qualities())));
    }

    /**
     * Shows what administrators alone change.
     */
    private function add_granted(): void {
        $form = $this->_form;
        $form->addElement('header', 'section_granted', get_string('own_section_granted', 'local_mara'));
        foreach (sections::GRANTED as $name) {
            $field = sections::field($name);
            $shown = $field->shown($this->person()->reading($field));
            $text = $shown ? implode(', ', $shown) : get_string('own_none', 'local_mara');
            $form->addElement('static', "{$name}_shown", $field->label(), s($text));
        }
        $form->addElement('static', 'granted_help', '', \html_writer::span(get_string('own_help_granted', 'local_mara'), 'small'));
    }
}
