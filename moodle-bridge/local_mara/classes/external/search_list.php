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
use core_external\external_multiple_structure;
use core_external\external_single_structure;
use core_external\external_value;
use local_mara\local\profile\list_store;

/**
 * Finds occupations or places for the form of the own path.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class search_list extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'list' => new external_value(PARAM_ALPHA, 'metiers or places'),
            'query' => new external_value(PARAM_RAW, 'What was typed'),
        ]);
    }

    /**
     * The function.
     *
     * @param string $list
     * @param string $query
     * @return array[]
     */
    public static function execute(string $list, string $query): array {
        [$list, $query] = array_values(self::validate_parameters(
            self::execute_parameters(),
            ['list' => $list, 'query' => $query]
        ));
        self::validate_context(\core\context\system::instance());
        if (isguestuser()) {
            throw new \moodle_exception('noguest');
        }
        if (!in_array($list, list_store::ALL, true)) {
            throw new \invalid_parameter_exception('Unknown list');
        }
        $found = list_store::search($list, \core_text::substr($query, 0, 200));
        return array_map(fn($code, $name) => ['code' => (string) $code, 'name' => $name], array_keys($found), $found);
    }

    /**
     * What is returned.
     *
     * @return external_multiple_structure
     */
    public static function execute_returns(): external_multiple_structure {
        return new external_multiple_structure(new external_single_structure([
            'code' => new external_value(PARAM_RAW, 'What goes into the profile field'),
            'name' => new external_value(PARAM_RAW, 'What people read'),
        ]));
    }
}
