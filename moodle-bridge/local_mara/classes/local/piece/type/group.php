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

namespace local_mara\local\piece\type;

use local_mara\local\json;
use local_mara\local\piece\checked;
use local_mara\local\piece\group_members;
use local_mara\local\piece\object_type;
use local_mara\local\piece\piece_store;
use local_mara\local\piece\refusal;

/**
 * A group that only its members see.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class group extends object_type {
    /** Table of the objects. */
    protected const TABLE = 'groups';

    /** Most characters of a name. */
    private const LONGEST = 254;

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        refusal::unless(isset($body['members']), 'members');
        return [
            'name' => checked::text($body['name'] ?? null, 'name', self::LONGEST),
            'grouping' => piece_store::object_of($body['grouping'] ?? null, 'grouping', $space, 'grouping'),
            'members' => checked::users($body['members'], 'members'),
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        self::library();
        $piece->objectid = groups_create_group((object) [
            'courseid' => $space->courseid,
            'name' => $body['name'],
            'description' => '',
            'descriptionformat' => FORMAT_HTML,
            'visibility' => GROUPS_VISIBILITY_MEMBERS,
            'participation' => 1,
        ]);
        // The people are found by the row of the piece.
        piece_store::save($piece);
        $piece->written = self::written($body['name'], null);
        $this->update($piece, $body, $space);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        self::library();
        $written = json_decode($piece->written);
        $group = $DB->get_record('groups', ['id' => $piece->objectid], '*', MUST_EXIST);
        // A name that a person gave is theirs.
        if ($group->name === $written->name && $group->name !== $body['name']) {
            self::rename($group, $body['name']);
        }
        if ($body['grouping'] !== $written->grouping) {
            if ($written->grouping !== null) {
                groups_unassign_grouping($written->grouping, $group->id);
            }
            if ($body['grouping'] !== null) {
                groups_assign_grouping($body['grouping'], $group->id);
            }
        }
        $ours = $group->name === $body['name'] ? $body['name'] : $written->name;
        $piece->written = self::written($ours, $body['grouping']);
        group_members::set($piece, $body['members']);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        self::library();
        if (group_members::of([(int) $piece->id])[$piece->id]['others']) {
            group_members::leave($piece);
            return 'released';
        }
        groups_delete_group($piece->objectid);
        return 'removed';
    }

    #[\Override]
    public function undone(\stdClass $space): void {
        \cache_helper::invalidate_by_definition('core', 'groupdata', [], [$space->courseid]);
        \core_group\visibility::update_hiddengroups_cache($space->courseid);
    }

    #[\Override]
    public function details(array $pieces): array {
        return group_members::of(array_keys($pieces));
    }

    #[\Override]
    public function urls(array $pieces): array {
        return self::addresses($pieces, fn($piece) => new \moodle_url('/group/members.php', ['group' => $piece->objectid]));
    }

    /**
     * Gives a group another name.
     *
     * @param \stdClass $group row of groups, whose name changes along
     * @param string $name
     */
    private static function rename(\stdClass $group, string $name): void {
        $group->name = $name;
        $context = \core\context\course::instance($group->courseid);
        $talk = \core_message\api::get_conversation_by_area('core_group', 'groups', $group->id, $context->id);
        // Moodle wants to be told again whether the group may talk.
        groups_update_group((object) ((array) $group + ['enablemessaging' => $talk ? (int) $talk->enabled : 0]));
    }

    /**
     * What was last written that a person may change.
     *
     * @param string $name
     * @param int|null $grouping
     * @return string
     */
    private static function written(string $name, ?int $grouping): string {
        return json::encode(['name' => $name, 'grouping' => $grouping]);
    }

    /**
     * Loads Moodle's functions.
     */
    private static function library(): void {
        global $CFG;
        require_once($CFG->dirroot . '/group/lib.php');
    }
}
