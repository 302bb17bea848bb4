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

namespace local_mara\local\status;

use local_mara\local\setup\profile_fields;
use local_mara\local\setup\roles;
use local_mara\local\setup\service_account;
use local_mara\local\site;

/**
 * What should be mended on the site as a whole.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class site_findings {
    /** After so long the comparison is late: it is due every hour, and cron may rest for a night. */
    private const COMPARE_STALE = 26 * HOURSECS;

    /** Most capabilities named: a manager's role would bring hundreds. */
    private const MAX_CAPABILITIES = 20;

    /**
     * All of them.
     *
     * @return array
     */
    public static function all(): array {
        return array_merge(self::profile_fields(), self::roles(), self::service(), self::debugging(), self::comparing());
    }

    /**
     * Profile fields that are gone, seen by others or open to their owner.
     *
     * @return array
     */
    private static function profile_fields(): array {
        global $CFG;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        $findings = [];
        $standing = profile_fields::standing();
        foreach (array_keys(profile_fields::FIELDS) as $shortname) {
            if (!isset($standing[$shortname])) {
                $findings[] = finding::make('profile_field_missing', null, $shortname, '/user/profile/index.php');
            } else if (in_array($shortname, profile_fields::GUARDED, true) && !$standing[$shortname]->locked) {
                $findings[] = self::profile_field('profile_field_unlocked', $standing[$shortname]);
            }
        }
        foreach ($standing as $field) {
            // An administrator may have added fields of their own to the category: they are read too.
            if (!in_array((string) $field->visible, [PROFILE_VISIBLE_PRIVATE, PROFILE_VISIBLE_NONE], true)) {
                $findings[] = self::profile_field('profile_field_exposed', $field);
            }
        }
        return $findings;
    }

    /**
     * A finding about a field that stands.
     *
     * @param string $code
     * @param \stdClass $field
     * @return array
     */
    private static function profile_field(string $code, \stdClass $field): array {
        $params = ['id' => $field->id, 'action' => 'editfield'];
        return finding::make($code, null, $field->shortname, '/user/profile/index.php', $params);
    }

    /**
     * Roles that are gone.
     *
     * @return array
     */
    private static function roles(): array {
        $findings = [];
        foreach (array_keys(roles::NEEDS) as $shortname) {
            if (!roles::id($shortname)) {
                $findings[] = finding::make('role_missing', null, $shortname, '/admin/roles/manage.php');
            }
        }
        return $findings;
    }

    /**
     * What the service user can do beyond its need.
     *
     * @return array
     */
    private static function service(): array {
        global $DB;
        $user = service_account::user();
        if (!$user) {
            return [];
        }
        if (is_siteadmin($user)) {
            return [finding::make('service_too_strong', null, 'moodle/site:config', '/admin/roles/admins.php')];
        }
        [$in, $params] = $DB->get_in_or_equal(roles::NEEDS[roles::SERVICE][1], SQL_PARAMS_QM, '', false);
        $granted = $DB->get_records_sql_menu(
            "SELECT rc.capability, MIN(rc.roleid)
               FROM {role_assignments} ra
               JOIN {role_capabilities} rc ON rc.roleid = ra.roleid
               JOIN {capabilities} c ON c.name = rc.capability
              WHERE ra.userid = ? AND rc.permission = ? AND rc.capability $in
           GROUP BY rc.capability
           ORDER BY rc.capability",
            array_merge([$user->id, CAP_ALLOW], $params),
            0,
            self::MAX_CAPABILITIES
        );
        $findings = [];
        foreach ($granted as $capability => $roleid) {
            $params = ['action' => 'view', 'roleid' => $roleid];
            $findings[] = finding::make('service_too_strong', null, $capability, '/admin/roles/define.php', $params);
        }
        return $findings;
    }

    /**
     * Messages of PHP shown to visitors.
     *
     * @return array
     */
    private static function debugging(): array {
        // The value in memory is off during web services: what is asked is how pages are set.
        if (!self::set('debugdisplay') || !self::set('debug')) {
            return [];
        }
        return [finding::make('debug_display', null, null, '/admin/settings.php', ['section' => 'debugging'])];
    }

    /**
     * A comparison that has not ended for long.
     *
     * @return array
     */
    private static function comparing(): array {
        if ((int) get_config('local_mara', 'comparedat') >= site::now() - self::COMPARE_STALE) {
            return [];
        }
        return [finding::make('compare_stale', null, null, '/admin/tool/task/scheduledtasks.php')];
    }

    /**
     * A setting as config.php or the administration says.
     *
     * @param string $name
     * @return bool
     */
    private static function set(string $name): bool {
        global $CFG;
        return !empty($CFG->config_php_settings[$name] ?? get_config('core', $name));
    }
}
