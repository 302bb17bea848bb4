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

namespace local_mara\local\setup;

use local_mara\local\allowed;

/**
 * Sets what the companion is allowed to do, as whoever runs the setup says.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class allowances {
    /**
     * Sets what is given; what is null stays as it is.
     *
     * @param string|null $roles short names, comma-separated
     * @param string|null $cohorts idnumbers, comma-separated
     * @param bool|null $accounts
     * @param report $report
     */
    public static function apply(?string $roles, ?string $cohorts, ?bool $accounts, report $report): void {
        if ($roles !== null) {
            $names = allowed::names($roles);
            self::set(allowed::ROLES, implode(',', $names), allowed::refused_roles($names), $report);
        }
        if ($cohorts !== null) {
            $names = allowed::names($cohorts);
            self::set(allowed::COHORTS, implode(',', $names), allowed::refused_cohorts($names), $report);
        }
        if ($accounts !== null) {
            self::set(allowed::ACCOUNTS, (string) (int) $accounts, null, $report);
        }
    }

    /**
     * Sets one of them, unless it is refused.
     *
     * @param string $setting
     * @param string $value
     * @param string|null $refused why it cannot be set
     * @param report $report
     */
    private static function set(string $setting, string $value, ?string $refused, report $report): void {
        $about = get_string('setup_allows', 'local_mara', ['setting' => $setting, 'value' => $value === '' ? '–' : $value]);
        if ($refused !== null) {
            $report->problem($refused);
        } else if ((string) get_config('local_mara', $setting) === $value) {
            $report->there($about);
        } else {
            set_config($setting, $value, 'local_mara');
            $report->made($about);
        }
    }
}
