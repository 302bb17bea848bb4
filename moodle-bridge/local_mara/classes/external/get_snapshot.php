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
use local_mara\local\kind\snapshot;

/**
 * All objects of one kind, page by page.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class get_snapshot extends external_api {
    /**
     * Parameters.
     *
     * @return external_function_parameters
     */
    public static function execute_parameters(): external_function_parameters {
        return new external_function_parameters([
            'kind' => new external_value(PARAM_RAW, 'One of the kinds, as spaces or people'),
            'after' => new external_value(PARAM_INT, 'The next of the page before', VALUE_DEFAULT, 0),
            'limit' => new external_value(PARAM_INT, 'At most so many items', VALUE_DEFAULT, 500),
            'maxbytes' => new external_value(PARAM_INT, 'About how large the answer may be', VALUE_DEFAULT, 1000000),
        ]);
    }

    /**
     * The function.
     *
     * @param string $kind
     * @param int $after
     * @param int $limit
     * @param int $maxbytes
     * @return string JSON
     */
    public static function execute(string $kind, int $after = 0, int $limit = 500, int $maxbytes = 1000000): string {
        $params = self::validate_parameters(
            self::execute_parameters(),
            ['kind' => $kind, 'after' => $after, 'limit' => $limit, 'maxbytes' => $maxbytes]
        );
        $context = \core\context\system::instance();
        self::validate_context($context);
        require_capability('local/mara:read', $context);
        limits::check('limit', $params['limit'], 1, 5000);
        limits::check_maxbytes($params['maxbytes']);
        return snapshot::read($params['kind'], $params['after'], $params['limit'], $params['maxbytes']);
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
