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
use local_mara\local\json;
use local_mara\local\kind\kinds;
use local_mara\local\site;
use local_mara\local\space\space_maker;

/**
 * Makes the course of a space, or mends what is missing in it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class create_space extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'code' => new external_value(PARAM_RAW, 'Stable code of the space'),
            'name' => new external_value(PARAM_TEXT, 'Full name of the course'),
            'departements' => new external_value(PARAM_RAW, 'Codes, comma-separated', VALUE_DEFAULT, ''),
            'national' => new external_value(PARAM_BOOL, 'Whether it is the national space', VALUE_DEFAULT, false),
        ]);
    }

    /**
     * The function.
     *
     * @param string $code
     * @param string $name
     * @param string $departements
     * @param bool $national
     * @return string JSON
     */
    public static function execute(string $code, string $name, string $departements = '', bool $national = false): string {
        $params = self::validate_parameters(
            self::execute_parameters(),
            ['code' => $code, 'name' => $name, 'departements' => $departements, 'national' => $national]
        );
        $context = \core\context\system::instance();
        self::validate_context($context);
        require_capability('local/mara:createspace', $context);
        $made = space_maker::make($params['code'], $params['name'], $params['departements'], (bool) $params['national']);
        $courseid = (int) $made->space->courseid;
        return json::encode(site::envelope() + [
            'created' => $made->created,
            'space' => kinds::reader('spaces')->states([$courseid])[$courseid],
        ]);
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
