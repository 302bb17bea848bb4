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

namespace local_mara\local;

/**
 * What the administrators of this site allow the companion to do: nothing, unless they say so.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class allowed {
    /** Setting: short names of the roles the companion may give with an enrolment. */
    public const ROLES = 'enrolroles';

    /** Setting: idnumbers of the cohorts it may fill. */
    public const COHORTS = 'cohorts';

    /** Setting: whether accepted invitations make accounts. */
    public const ACCOUNTS = 'accounts';

    /** Who may one of these edits, sees the participants or manages: no program gives away such a role. */
    private const TOO_MUCH = [
        'moodle/course:viewparticipants',
        'moodle/course:enrolreview',
        'moodle/course:update',
        'moodle/course:manageactivities',
        'moodle/course:activityvisibility',
        'moodle/course:viewhiddenactivities',
        'moodle/role:assign',
        'moodle/role:override',
        'moodle/role:safeoverride',
        'enrol/manual:enrol',
        'mod/book:edit',
        'mod/data:manageentries',
        'local/mara:viewregion',
        'local/mara:followpeople',
    ];

    /**
     * The roles the companion may give. One that became too strong since it was chosen is none of them.
     *
     * @return string[] short names
     */
    public static function roles(): array {
        return array_values(array_filter(
            self::listed(self::ROLES),
            fn($shortname) => self::refused_roles([$shortname]) === null
        ));
    }

    /**
     * The cohorts the companion may fill.
     *
     * @return string[] idnumbers
     */
    public static function cohorts(): array {
        return self::listed(self::COHORTS);
    }

    /**
     * Whether an invitation that is accepted makes an account.
     *
     * @return bool
     */
    public static function accounts(): bool {
        return (bool) get_config('local_mara', self::ACCOUNTS);
    }

    /**
     * Why these roles cannot be allowed.
     *
     * @param string[] $shortnames
     * @return string|null a sentence; null: they can
     */
    public static function refused_roles(array $shortnames): ?string {
        global $DB;
        foreach ($shortnames as $shortname) {
            $id = $DB->get_field('role', 'id', ['shortname' => $shortname]);
            if (!$id || !in_array(CONTEXT_COURSE, array_map('intval', get_role_contextlevels($id)), true)) {
                return get_string('allow_no_role', 'local_mara', $shortname);
            }
            $capability = self::excess($id);
            if ($capability !== null) {
                return get_string('allow_strong_role', 'local_mara', ['role' => $shortname, 'capability' => $capability]);
            }
        }
        return null;
    }

    /**
     * Why these cohorts cannot be allowed.
     *
     * @param string[] $idnumbers
     * @return string|null a sentence; null: they can
     */
    public static function refused_cohorts(array $idnumbers): ?string {
        global $DB;
        foreach ($idnumbers as $idnumber) {
            if (!$DB->record_exists('cohort', ['idnumber' => $idnumber, 'component' => ''])) {
                return get_string('allow_no_cohort', 'local_mara', $idnumber);
            }
        }
        return null;
    }

    /**
     * The names in a list as a person writes it.
     *
     * @param string $list comma-separated
     * @return string[]
     */
    public static function names(string $list): array {
        return array_values(array_unique(array_filter(array_map('trim', explode(',', $list)), 'strlen')));
    }

    /**
     * The names in a setting.
     *
     * @param string $setting
     * @return string[]
     */
    private static function listed(string $setting): array {
        return self::names((string) get_config('local_mara', $setting));
    }

    /**
     * A right by which a role is too strong to be given by a program.
     *
     * @param int $roleid
     * @return string|null
     */
    private static function excess(int $roleid): ?string {
        global $DB;
        [$in, $params] = $DB->get_in_or_equal(self::TOO_MUCH);
        $managing = RISK_CONFIG | RISK_MANAGETRUST | RISK_DATALOSS;
        $found = $DB->get_fieldset_sql(
            "SELECT c.name
               FROM {role_capabilities} rc
               JOIN {capabilities} c ON c.name = rc.capability
              WHERE rc.roleid = ? AND rc.contextid = ? AND rc.permission = ?
                    AND (c.name $in OR " . $DB->sql_bitand('c.riskbitmask', $managing) . " <> 0)
           ORDER BY c.name",
            array_merge([$roleid, \core\context\system::instance()->id, CAP_ALLOW], $params)
        );
        return $found[0] ?? null;
    }
}
