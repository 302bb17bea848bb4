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

namespace local_mara\local;

/**
 * Work that only one request may do at a time.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class locks {
    /**
     * Does the work while holding all the named locks.
     *
     * They are taken in one order everywhere, so that two requests never wait for each other.
     *
     * @param string[] $names
     * @param callable $work
     * @param int $timeout seconds to wait for each
     * @return mixed what the work returns
     */
    public static function hold(array $names, callable $work, int $timeout = 20) {
        $factory = \core\lock\lock_config::get_lock_factory('local_mara');
        sort($names);
        $held = [];
        try {
            foreach (array_unique($names) as $name) {
                $lock = $factory->get_lock($name, $timeout);
                if (!$lock) {
                    throw new \moodle_exception('locked', 'local_mara');
                }
                $held[] = $lock;
            }
            return $work();
        } finally {
            foreach (array_reverse($held) as $lock) {
                $lock->release();
            }
        }
    }
}
