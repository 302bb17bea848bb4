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

use local_mara\local\ask\closing;
use local_mara\local\notice\messages;

/**
 * Erases the texts of what was closed long ago, once a day. Those of an invitation went when it closed.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class erase_texts extends \core\task\scheduled_task {
    #[\Override]
    public function get_name() {
        return get_string('task_erase', 'local_mara');
    }

    #[\Override]
    public function execute() {
        mtrace(closing::erase_due() . ' asks erased');
        mtrace(messages::erase_due() . ' messages erased');
    }
}
