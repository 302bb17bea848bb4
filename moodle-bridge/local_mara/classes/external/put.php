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

namespace local_mara\external;

use core_external\external_api;
use core_external\external_function_parameters;
use core_external\external_value;
use local_mara\local\piece\putter;

/**
 * Writes what the companion keeps in Moodle by key, beside the Books.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class put extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'batch' => new external_value(PARAM_RAW, 'The batch as JSON'),
        ]);
    }

    /**
     * The function.
     *
     * @param string $batch
     * @return string JSON
     */
    public static function execute(string $batch): string {
        $params = self::validate_parameters(self::execute_parameters(), ['batch' => $batch]);
        $context = \core\context\system::instance();
        self::validate_context($context);
        require_capability('local/mara:put', $context);
        return putter::put($params['batch']);
    }

    /**
     * What is returned.
     *
     * @return external_value
     */
    public static function execute_returns(): external_value {
        return new external_value(PARAM_RAW, 'One JSON document');
    }
}
