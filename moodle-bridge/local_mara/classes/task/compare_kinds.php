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

namespace local_mara\task;

use local_mara\local\change\comparison;

/**
 * Compares a few kinds, once, soon after something happened whose event does not name all it touched.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class compare_kinds extends \core\task\adhoc_task {
    #[\Override]
    public function execute() {
        comparison::kinds(
            (array) $this->get_custom_data(),
            fn($kind, $compared, $noted) => mtrace("$kind: $compared compared, $noted noted")
        );
    }
}
