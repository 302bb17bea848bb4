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

namespace local_mara\local\piece;

/**
 * Why one piece cannot be done. The others of its batch go on.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class refusal extends \moodle_exception {
    /**
     * Constructor.
     *
     * @param string $reason one of the reasons of the contract
     * @param string $message for whoever reads the companion's report: the name of a property, never a person's data
     */
    public function __construct(string $reason, string $message) {
        parent::__construct($reason, 'local_mara');
        $this->message = $message;
    }

    /**
     * Refuses a body unless something holds of one of its properties.
     *
     * @param bool $holds
     * @param string $property its name, and what is wrong with it where that is not plain
     */
    public static function unless(bool $holds, string $property): void {
        if (!$holds) {
            throw new self('invalidbody', $property);
        }
    }
}
