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

use local_mara\local\site;

/**
 * The roles of the plugin and the least rights each needs.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class roles {
    /** The companion itself. */
    public const SERVICE = 'mara_service';

    /** Edits the sheets and Books of one space. */
    public const REFERENT = 'mara_referent';

    /** A referent who steers several spaces: the same rights in each. */
    public const COORDINATOR = 'mara_coordinator';

    /** Reads one space. */
    public const CANDIDATE = 'mara_candidate';

    /** What it takes to look after the sheets and Books of a space. */
    private const EDITING = [
        'moodle/course:viewhiddenactivities',
        'moodle/course:viewhiddensections',
        'mod/data:view',
        'mod/data:viewentry',
        'mod/data:writeentry',
        'mod/data:manageentries',
        'mod/book:read',
        'mod/book:edit',
        'mod/book:viewhiddenchapters',
        'local/mara:viewregion',
        'local/mara:followpeople',
    ];

    /** Short name => where it is given, and what it needs. */
    public const NEEDS = [
        self::SERVICE => [
            CONTEXT_SYSTEM,
            [
                'webservice/rest:use',
                'local/mara:read',
                'local/mara:publish',
                'local/mara:put',
                'local/mara:createspace',
                // Moodle takes nobody off a group that the caller does not see.
                'moodle/course:viewhiddengroups',
            ],
        ],
        self::REFERENT => [CONTEXT_COURSE, self::EDITING],
        self::COORDINATOR => [CONTEXT_COURSE, self::EDITING],
        self::CANDIDATE => [CONTEXT_COURSE, ['mod/book:read']],
    ];

    /**
     * The ids of the roles that read and write the sheets of a space.
     *
     * @return int[]
     */
    public static function editors(): array {
        return array_filter([self::id(self::REFERENT), self::id(self::COORDINATOR)]);
    }

    /**
     * The id of a role.
     *
     * @param string $shortname
     * @return int|null
     */
    public static function id(string $shortname): ?int {
        global $DB;
        $id = $DB->get_field('role', 'id', ['shortname' => $shortname]);
        return $id ? (int) $id : null;
    }

    /**
     * Makes the roles that are missing and gives them the rights they lack.
     *
     * @param report $report
     */
    public static function ensure(report $report): void {
        foreach (self::NEEDS as $shortname => [$level, $capabilities]) {
            $id = self::id($shortname);
            if ($id) {
                $report->there(get_string('setup_role', 'local_mara', $shortname));
            } else {
                $id = self::create($shortname, $level);
                $report->made(get_string('setup_role', 'local_mara', $shortname));
            }
            self::ensure_capabilities($id, $shortname, $capabilities, $report);
        }
    }

    /**
     * Makes a role.
     *
     * @param string $shortname
     * @param int $level
     * @return int
     */
    private static function create(string $shortname, int $level): int {
        $id = create_role(site::text("role_$shortname"), $shortname, site::text("role_{$shortname}_description"));
        set_role_contextlevels($id, [$level]);
        if ($level === CONTEXT_COURSE) {
            // Managers enrol people: they must be able to give these roles.
            foreach (get_archetype_roles('manager') as $manager) {
                core_role_set_assign_allowed($manager->id, $id);
                core_role_set_view_allowed($manager->id, $id);
                core_role_set_override_allowed($manager->id, $id);
            }
        }
        return (int) $id;
    }

    /**
     * Gives a role the rights it lacks, but never against an administrator's decision.
     *
     * @param int $id
     * @param string $shortname
     * @param string[] $capabilities
     * @param report $report
     */
    private static function ensure_capabilities(int $id, string $shortname, array $capabilities, report $report): void {
        global $DB;
        $context = \core\context\system::instance();
        $set = $DB->get_records_menu(
            'role_capabilities',
            ['roleid' => $id, 'contextid' => $context->id],
            '',
            'capability, permission'
        );
        foreach ($capabilities as $capability) {
            $about = ['role' => $shortname, 'capability' => $capability];
            if (!isset($set[$capability])) {
                assign_capability($capability, CAP_ALLOW, $id, $context);
                $report->made(get_string('setup_capability', 'local_mara', $about));
            } else if ((int) $set[$capability] !== CAP_ALLOW) {
                $report->problem(get_string('setup_capability_refused', 'local_mara', $about));
            }
        }
    }
}
