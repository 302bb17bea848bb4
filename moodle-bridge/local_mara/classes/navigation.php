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

namespace local_mara;

use core\hook\navigation\primary_extend;
use local_mara\local\ask\own_asks;
use local_mara\local\profile\person;

/**
 * What the plugin adds to Moodle's navigation.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class navigation {
    /**
     * Shows people how many questions wait for them, while there are any.
     *
     * @param primary_extend $hook
     */
    public static function add_own_asks(primary_extend $hook): void {
        global $USER;
        if (!isloggedin() || isguestuser()) {
            return;
        }
        try {
            $count = own_asks::count_open((int) $USER->id);
            if ($count) {
                $hook->get_primaryview()->add(
                    get_string('asks_navigation', 'local_mara', $count),
                    new \moodle_url('/local/mara/asks.php'),
                    \navigation_node::TYPE_CUSTOM,
                    null,
                    'local_mara_asks'
                );
            }
        } catch (\Throwable $e) {
            // Every page has this navigation; while the plugin is being upgraded its tables may not be there yet.
            // phpcs:ignore moodle.PHP.ForbiddenFunctions.FoundWithAlternative
            error_log('local_mara: the own asks could not be counted: ' . $e->getMessage());
        }
    }

    /**
     * Shows candidates and mentors the way to their own path.
     *
     * @param primary_extend $hook
     */
    public static function add_own_path(primary_extend $hook): void {
        global $USER;
        if (isloggedin() && !isguestuser() && person::has_path((int) $USER->id)) {
            $hook->get_primaryview()->add(
                get_string('own_path', 'local_mara'),
                new \moodle_url('/local/mara/profile.php'),
                \navigation_node::TYPE_CUSTOM,
                null,
                'local_mara_path'
            );
        }
    }
}
