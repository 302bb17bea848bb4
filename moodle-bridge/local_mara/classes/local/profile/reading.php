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
 * What a profile field holds.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class reading {
    /**
     * Constructor.
     *
     * @param string[] $values
     * @param string[] $unknown
     */
    public function __construct(
        /** @var string[] what could be read: codes, numbers, days, texts */
        public readonly array $values,
        /** @var string[] what could not */
        public readonly array $unknown = [],
        /** @var string[] what could not, and stays because the companion might read it */
        public readonly array $kept = [],
    ) {
    }

    /**
     * The value of a field that holds one.
     *
     * @return string
     */
    public function value(): string {
        return (string) ($this->values[0] ?? '');
    }
}
