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

use local_mara\local\setup\roles;
use local_mara\local\space\database_maker;
use local_mara\local\space\sheets;
use local_mara\local\space\space_rights;
use local_mara\local\space\space_store;

/**
 * What should be mended in one space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class space_findings {
    /**
     * All of them.
     *
     * @param \stdClass $space row of local_mara_space
     * @return array
     */
    public static function all(\stdClass $space): array {
        return array_merge(
            self::guests($space),
            self::participants($space),
            $space->national ? [] : self::databases($space),
            // The national space is the cell's: it has no referent of its own.
            $space->national ? [] : self::referent($space)
        );
    }

    /**
     * Guests who can come in.
     *
     * @param \stdClass $space
     * @return array
     */
    private static function guests(\stdClass $space): array {
        global $DB;
        $open = enrol_is_enabled('guest') && $DB->record_exists(
            'enrol',
            ['courseid' => $space->courseid, 'enrol' => 'guest', 'status' => ENROL_INSTANCE_ENABLED]
        );
        $params = ['id' => $space->courseid];
        return $open ? [finding::make('guest_access', $space->code, null, '/enrol/instances.php', $params)] : [];
    }

    /**
     * Candidates who could list the others.
     *
     * @param \stdClass $space
     * @return array
     */
    private static function participants(\stdClass $space): array {
        $context = \core\context\course::instance($space->courseid);
        $able = array_intersect(
            self::roles_with('moodle/course:viewparticipants', $context),
            // Whoever may have one of these in the course is a candidate as far as we know.
            space_rights::outsider_roles()
        );
        return self::by_role('participants_visible', $space, $able, $context);
    }

    /**
     * What is wrong with the databases.
     *
     * @param \stdClass $space
     * @return array
     */
    private static function databases(\stdClass $space): array {
        $findings = [];
        $standing = space_store::databases($space->id);
        foreach (sheets::KINDS as $sheet) {
            $database = $standing[$sheet] ?? null;
            if (!$database) {
                $params = ['id' => $space->courseid];
                $findings[] = finding::make('database_missing', $space->code, $sheet, '/course/view.php', $params);
                continue;
            }
            if ($database->visible) {
                $params = ['update' => $database->cmid];
                $findings[] = finding::make('database_visible', $space->code, $sheet, '/course/modedit.php', $params);
            }
            $findings = array_merge($findings, self::readers($space, $database));
            foreach (database_maker::missing_codes($database->id, $sheet) as $code) {
                $params = ['d' => $database->dataid];
                $findings[] = finding::make('field_missing', $space->code, $code, '/mod/data/field.php', $params);
            }
        }
        return $findings;
    }

    /**
     * Roles that read a database without being the referent's or the coordinator's.
     *
     * @param \stdClass $space
     * @param \stdClass $database
     * @return array
     */
    private static function readers(\stdClass $space, \stdClass $database): array {
        global $DB;
        $context = \core\context\module::instance($database->cmid);
        $able = array_diff(self::roles_with('mod/data:viewentry', $context), roles::editors());
        // Managers look after the whole site; a teacher's role matters where someone has it.
        $managers = array_map('intval', array_keys(get_archetype_roles('manager')));
        [$in, $params] = $DB->get_in_or_equal($context->get_parent_context_ids(true));
        $given = array_map('intval', $DB->get_fieldset_select('role_assignments', 'DISTINCT roleid', "contextid $in", $params));
        $readers = array_intersect(array_diff($able, $managers), array_merge($given, space_rights::outsider_roles()));
        return self::by_role('database_readable', $space, $readers, $context);
    }

    /**
     * Whether someone looks after the space.
     *
     * @param \stdClass $space
     * @return array
     */
    private static function referent(\stdClass $space): array {
        global $DB;
        $held = $DB->record_exists_sql(
            "SELECT 1
               FROM {role_assignments} ra
               JOIN {user} u ON u.id = ra.userid AND u.deleted = 0 AND u.suspended = 0
              WHERE ra.roleid = ? AND ra.contextid = ?",
            [(int) roles::id(roles::REFERENT), \core\context\course::instance($space->courseid)->id]
        );
        $params = ['id' => $space->courseid];
        return $held ? [] : [finding::make('no_referent', $space->code, null, '/user/index.php', $params)];
    }

    /**
     * The roles that have a right in a context.
     *
     * @param string $capability
     * @param \core\context $context
     * @return int[]
     */
    private static function roles_with(string $capability, \core\context $context): array {
        [$needed, $forbidden] = get_roles_with_cap_in_context($context, $capability);
        return array_map('intval', array_diff($needed, $forbidden));
    }

    /**
     * One finding for each role.
     *
     * @param string $code
     * @param \stdClass $space
     * @param int[] $roleids
     * @param \core\context $context
     * @return array
     */
    private static function by_role(string $code, \stdClass $space, array $roleids, \core\context $context): array {
        global $DB;
        $findings = [];
        foreach ($roleids ? $DB->get_records_list('role', 'id', $roleids, 'sortorder') : [] as $role) {
            $params = ['contextid' => $context->id, 'roleid' => $role->id];
            $findings[] = finding::make($code, $space->code, $role->shortname, '/admin/roles/override.php', $params);
        }
        return $findings;
    }
}
