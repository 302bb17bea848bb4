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

use local_mara\local\piece\refusal;

/**
 * Why something failed, as the companion is told: without anything that belongs into a log only.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class reason {
    /**
     * The reason in an answer.
     *
     * @param \Throwable $e
     * @return string[] errorcode and message
     */
    public static function of(\Throwable $e): array {
        if ($e instanceof refusal) {
            return ['errorcode' => $e->errorcode, 'message' => $e->getMessage()];
        }
        $code = $e instanceof \moodle_exception ? $e->errorcode : 'error';
        $component = $e instanceof \moodle_exception && $e->module ? $e->module : 'error';
        $message = get_string_manager()->string_exists($code, $component)
            ? get_string($code, $component, $e->a ?? null)
            : get_string('notwritten', 'local_mara');
        return ['errorcode' => $code, 'message' => $message];
    }
}
