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
 * The roles the companion may give, one box each. One that is too strong is refused with a sentence.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setting_roles extends \admin_setting_configmulticheckbox {
    /**
     * Constructor.
     */
    public function __construct() {
        parent::__construct(
            'local_mara/' . allowed::ROLES,
            new \lang_string('setting_enrolroles', 'local_mara'),
            new \lang_string('setting_enrolroles_help', 'local_mara'),
            [],
            self::choices(...)
        );
    }

    /**
     * The roles of courses.
     *
     * @return string[] short name => name
     */
    public static function choices(): array {
        $roles = array_intersect_key(
            role_fix_names(get_all_roles(), \core\context\system::instance(), ROLENAME_BOTH),
            array_flip(get_roles_for_contextlevels(CONTEXT_COURSE))
        );
        return array_column($roles, 'localname', 'shortname');
    }

    #[\Override]
    public function write_setting($data) {
        $chosen = is_array($data) ? array_keys(array_filter(array_diff_key($data, ['xxxxx' => 1]))) : [];
        // A box that is no choice is dropped by Moodle itself.
        $refused = allowed::refused_roles(array_intersect($chosen, array_keys(self::choices())));
        return $refused ?? parent::write_setting($data);
    }
}
