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

use local_mara\local\setup\profile_fields;
use local_mara\local\setup\report;
use local_mara\local\space\space_upgrader;

/**
 * Gives the spaces that stand, and the profile fields, what a newer version of the plugin brings.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class upgrade_spaces extends \core\task\adhoc_task {
    #[\Override]
    public function get_name(): string {
        return get_string('task_upgrade', 'local_mara');
    }

    #[\Override]
    public function execute(): void {
        if (profile_fields::were_made()) {
            $report = new report();
            profile_fields::ensure($report);
            array_map('mtrace', $report->changed || $report->problems ? $report->lines : []);
        }
        $failed = [];
        $changed = space_upgrader::all(function ($space, $e) use (&$failed) {
            $failed[] = $space->code;
            mtrace(get_string('upgrade_space_failed', 'local_mara', ['code' => $space->code, 'error' => $e->getMessage()]));
        });
        foreach ($changed as $code) {
            mtrace(get_string('setup_made', 'local_mara', get_string('setup_space', 'local_mara', $code)));
        }
        if ($failed) {
            // Moodle tries again later; what was done is not done twice.
            throw new \moodle_exception('upgrade_failed', 'local_mara', '', implode(', ', $failed));
        }
    }
}
