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

namespace local_mara\output;

use local_mara\local\profile\field;
use local_mara\local\profile\person;
use local_mara\local\profile\sections;

/**
 * What a person says of themselves, for whoever follows them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class followed_person implements \renderable, \templatable {
    /**
     * Constructor.
     *
     * @param person $person
     */
    public function __construct(
        /** @var person whose fields are shown */
        private readonly person $person,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $qualities = $this->person->qualities();
        $granted = array_map(fn($name) => sections::field($name), sections::GRANTED);
        $sections = ['granted' => $granted] + sections::of($qualities);
        $hidden = array_merge(sections::FOLLOWED, sections::PRIVATE);
        $shown = [];
        foreach ($sections as $section => $fields) {
            $fields = array_filter($fields, fn($field) => !in_array($field->name, $hidden, true));
            if ($fields) {
                $shown[] = [
                    'id' => "local-mara-section-$section",
                    'title' => get_string("people_section_$section", 'local_mara'),
                    'fields' => array_map([$this, 'shown'], array_values($fields)),
                ];
            }
        }
        return ['sections' => $shown];
    }

    /**
     * One field.
     *
     * @param field $field
     * @return array
     */
    private function shown(field $field): array {
        $reading = $this->person->reading($field);
        $texts = $field->shown($reading);
        foreach (array_merge($reading->unknown, $reading->kept) as $text) {
            $texts[] = get_string('own_unknown', 'local_mara', $text);
        }
        return ['label' => $field->label(), 'texts' => $texts ?: [get_string('own_none', 'local_mara')]];
    }
}
