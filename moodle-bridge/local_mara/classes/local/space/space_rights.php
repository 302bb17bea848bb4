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

namespace local_mara\local\space;

use local_mara\local\setup\roles;

/**
 * Who may see what in a space.
 *
 * Rights are taken away by overrides in the course and on the databases, so that they hold even
 * when someone shows the databases. An override that stands, whatever it says, is an
 * administrator's choice and stays; get_status tells what it opens.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class space_rights {
    /** What nobody but the referent and the coordinator needs on the databases. */
    private const DATABASE_CAPABILITIES = ['mod/data:view', 'mod/data:viewentry', 'mod/data:writeentry'];

    /**
     * Sees to it that a space is closed where it must be.
     *
     * @param \stdClass $space row of local_mara_space
     */
    public static function ensure(\stdClass $space): void {
        $context = \core\context\course::instance($space->courseid);
        foreach (self::candidate_roles() as $roleid) {
            self::prevent('moodle/course:viewparticipants', $roleid, $context);
        }
        foreach (space_store::databases($space->id) as $database) {
            $context = \core\context\module::instance($database->cmid);
            foreach (self::DATABASE_CAPABILITIES as $capability) {
                foreach (self::outsider_roles() as $roleid) {
                    self::prevent($capability, $roleid, $context);
                }
            }
        }
    }

    /**
     * The roles a candidate may have in a course.
     *
     * @return int[]
     */
    public static function candidate_roles(): array {
        return self::role_ids(['student'], [roles::CANDIDATE]);
    }

    /**
     * The roles that anyone may have: none of them reads the sheets.
     *
     * @return int[]
     */
    public static function outsider_roles(): array {
        return self::role_ids(['student', 'guest', 'user', 'frontpage'], [roles::CANDIDATE]);
    }

    /**
     * Ids of roles by archetype or short name.
     *
     * @param string[] $archetypes
     * @param string[] $shortnames
     * @return int[]
     */
    private static function role_ids(array $archetypes, array $shortnames): array {
        global $DB;
        [$inarchetypes, $params] = $DB->get_in_or_equal($archetypes);
        [$inshortnames, $more] = $DB->get_in_or_equal($shortnames);
        return array_map('intval', $DB->get_fieldset_select(
            'role',
            'id',
            "archetype $inarchetypes OR shortname $inshortnames",
            array_merge($params, $more)
        ));
    }

    /**
     * Takes a right from a role in a context, unless something was decided there.
     *
     * @param string $capability
     * @param int $roleid
     * @param \core\context $context
     */
    private static function prevent(string $capability, int $roleid, \core\context $context): void {
        assign_capability($capability, CAP_PREVENT, $roleid, $context, false);
    }
}
