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

namespace local_mara\admin;

use local_mara\local\allowed;

/**
 * The cohorts the companion may fill: their idnumbers, in one line.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setting_cohorts extends \admin_setting_configtext {
    /**
     * Constructor.
     */
    public function __construct() {
        parent::__construct(
            'local_mara/' . allowed::COHORTS,
            new \lang_string('setting_cohorts', 'local_mara'),
            new \lang_string('setting_cohorts_help', 'local_mara'),
            '',
            PARAM_TEXT,
            60
        );
    }

    #[\Override]
    public function validate($data) {
        $valid = parent::validate($data);
        return $valid === true ? allowed::refused_cohorts(allowed::names($data)) ?? true : $valid;
    }
}
