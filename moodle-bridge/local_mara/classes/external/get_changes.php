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
use local_mara\local\change\change_reader;

/**
 * What changed since a number.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class get_changes extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'since' => new external_value(PARAM_INT, 'The number the last answer ended with'),
            'epoch' => new external_value(PARAM_RAW, 'The epoch that number belongs to'),
            'maxbytes' => new external_value(PARAM_INT, 'About how large the answer may be', VALUE_DEFAULT, 1000000),
        ]);
    }

    /**
     * The function.
     *
     * @param int $since
     * @param string $epoch
     * @param int $maxbytes
     * @return string JSON
     */
    public static function execute(int $since, string $epoch, int $maxbytes = 1000000): string {
        $params = self::validate_parameters(
            self::execute_parameters(),
            ['since' => $since, 'epoch' => $epoch, 'maxbytes' => $maxbytes]
        );
        $context = \core\context\system::instance();
        self::validate_context($context);
        require_capability('local/mara:read', $context);
        limits::check('since', $params['since'], 0, PHP_INT_MAX);
        limits::check_maxbytes($params['maxbytes']);
        return change_reader::read($params['since'], $params['epoch'], $params['maxbytes']);
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
