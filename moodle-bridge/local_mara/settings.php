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

/**
 * What the administrators allow the companion to do.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

if ($hassiteconfig) {
    $settings = new admin_settingpage('local_mara', new lang_string('pluginname', 'local_mara'));
    $ADMIN->add('localplugins', $settings);
    if ($ADMIN->fulltree) {
        $settings->add(new admin_setting_heading(
            'local_mara/allows',
            new lang_string('setting_allows', 'local_mara'),
            new lang_string('setting_allows_help', 'local_mara')
        ));
        $settings->add(new \local_mara\admin\setting_roles());
        $settings->add(new \local_mara\admin\setting_cohorts());
        $settings->add(new admin_setting_configcheckbox(
            'local_mara/accounts',
            new lang_string('setting_accounts', 'local_mara'),
            new lang_string('setting_accounts_help', 'local_mara'),
            0
        ));
    }
}
