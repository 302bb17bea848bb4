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
 * Several codes of a set, from boxes to tick.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class choices extends field {
    /**
     * Constructor.
     *
     * @param string $name
     * @param string $set
     */
    public function __construct(
        string $name,
        /** @var string name of the set of codes */
        private readonly string $set,
    ) {
        parent::__construct($name);
    }

    /**
     * The codes of a set in a stored text, and what is none.
     *
     * @param string $set
     * @param string $stored
     * @return array[] codes, each once; other texts
     */
    public static function sorted_out(string $set, string $stored): array {
        $known = [];
        $unknown = [];
        foreach (codes::split($stored) as $text) {
            $code = codes::meant($set, $text);
            if ($code === null) {
                $unknown[] = $text;
            } else {
                $known[$code] = $code;
            }
        }
        return [array_values($known), $unknown];
    }

    #[\Override]
    public function read(string $stored): reading {
        return new reading(...self::sorted_out($this->set, $stored));
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $boxes = [];
        foreach (codes::named($this->set) as $code => $name) {
            $boxes[] = $form->createElement('advcheckbox', $code, '', $name);
        }
        $form->addGroup($boxes, $this->name, $this->label(), '<div class="w-100"></div>', true);
        $form->setDefault($this->name, array_fill_keys($reading->values, 1));
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $ticked = array_keys(array_filter((array) ($data[$this->name] ?? [])));
        return implode(codes::JOINT, array_intersect(codes::SETS[$this->set], $ticked));
    }

    #[\Override]
    public function shown(reading $reading): array {
        return array_values(array_intersect_key(codes::named($this->set), array_flip($reading->values)));
    }
}
