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

namespace local_mara\local\profile;

/**
 * One profile field in the form of the own path: how it is read, asked for, checked, written and shown.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
abstract class field {
    /** What the short names of Moodle's profile fields begin with. */
    public const PREFIX = 'mara_';

    /** The longest text in a field, in characters, as Moodle's own form allows. */
    protected const LONGEST = 2048;

    /**
     * Constructor.
     *
     * @param string $name
     */
    public function __construct(
        /** @var string short name without its prefix; also the name in the form */
        public readonly string $name,
    ) {
    }

    /**
     * The short name of Moodle's profile field.
     *
     * @return string
     */
    final public function shortname(): string {
        return self::PREFIX . $this->name;
    }

    /**
     * What it is called.
     *
     * @return string
     */
    final public function label(): string {
        return get_string('profile_' . $this->shortname(), 'local_mara');
    }

    /**
     * What the stored text says.
     *
     * @param string $stored
     * @return reading
     */
    abstract public function read(string $stored): reading;

    /**
     * Asks for it in a form.
     *
     * @param \MoodleQuickForm $form
     * @param reading $reading what it holds now
     * @param string $about what the string of its help begins with: own, or people where another is asked
     */
    final public function add(\MoodleQuickForm $form, reading $reading, string $about = 'own'): void {
        $this->add_elements($form, $reading);
        $help = get_string("{$about}_help_{$this->name}", 'local_mara');
        $help = \html_writer::span($help, 'small', ['id' => $this->help_id()]);
        self::close_up($form->addElement('static', "{$this->name}_help", '', $help));
        foreach ($reading->unknown as $index => $text) {
            $notice = get_string('own_unknown_dropped', 'local_mara', s($text));
            $form->addElement('static', "{$this->name}_unknown_$index", '', \html_writer::div($notice, 'alert alert-warning mb-0'));
        }
    }

    /**
     * Lets a sentence stand close to what it is about, apart from what follows.
     *
     * @param \HTML_QuickForm_element $element
     */
    final protected static function close_up(\HTML_QuickForm_element $element): void {
        $element->updateAttributes(['parentclass' => 'mt-n3']);
    }

    /**
     * The elements that ask for it.
     *
     * @param \MoodleQuickForm $form
     * @param reading $reading
     */
    abstract protected function add_elements(\MoodleQuickForm $form, reading $reading): void;

    /**
     * What is wrong with what was filled in.
     *
     * @param array $data of the form
     * @return string[] name of an element => sentence
     */
    public function faults(array $data): array {
        return [];
    }

    /**
     * The text to be stored for what was filled in.
     *
     * @param array $data of the form, without faults
     * @param string $stored the text that is stored now
     * @return string
     */
    abstract public function written(array $data, string $stored): string;

    /**
     * What people read of it.
     *
     * @param reading $reading
     * @return string[] plain texts
     */
    abstract public function shown(reading $reading): array;

    /**
     * Attributes that tie an element to its sentence of help.
     *
     * @param array $more
     * @return array
     */
    final protected function attributes(array $more = []): array {
        return ['aria-describedby' => $this->help_id()] + $more;
    }

    /**
     * The id of the sentence of help.
     *
     * @return string
     */
    private function help_id(): string {
        return "local-mara-help-{$this->name}";
    }
}
