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

namespace local_mara\local\setup;

/**
 * What a run of the setup made, found and could not do.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class report {
    /** @var string[] lines in the order they came */
    public array $lines = [];

    /** @var bool whether something was made */
    public bool $changed = false;

    /** @var bool whether an administrator has to look at something */
    public bool $problems = false;

    /**
     * Something was made.
     *
     * @param string $what
     */
    public function made(string $what): void {
        $this->changed = true;
        $this->lines[] = get_string('setup_made', 'local_mara', $what);
    }

    /**
     * Something was there already.
     *
     * @param string $what
     */
    public function there(string $what): void {
        $this->lines[] = get_string('setup_there', 'local_mara', $what);
    }

    /**
     * Something is worth saying.
     *
     * @param string $what
     */
    public function note(string $what): void {
        $this->lines[] = $what;
    }

    /**
     * Something stands against what is needed and was left alone.
     *
     * @param string $what
     */
    public function problem(string $what): void {
        $this->problems = true;
        $this->lines[] = get_string('setup_problem', 'local_mara', $what);
    }
}
