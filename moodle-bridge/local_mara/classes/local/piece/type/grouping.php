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
use local_mara\local\piece\object_type;

/**
 * A set of groups.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class grouping extends object_type {
    /** Table of the objects. */
    protected const TABLE = 'groupings';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        return ['name' => checked::text($body['name'] ?? null, 'name')];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        self::library();
        $piece->objectid = groups_create_grouping((object) [
            'courseid' => $space->courseid,
            'name' => $body['name'],
            'description' => '',
            'descriptionformat' => FORMAT_HTML,
        ]);
        $piece->written = json::encode($body);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        self::library();
        $grouping = $DB->get_record('groupings', ['id' => $piece->objectid], '*', MUST_EXIST);
        // A name that a person gave is theirs.
        if ($grouping->name === json_decode($piece->written)->name && $grouping->name !== $body['name']) {
            $grouping->name = $body['name'];
            groups_update_grouping($grouping);
        }
        if ($grouping->name === $body['name']) {
            $piece->written = json::encode($body);
        }
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        self::library();
        if (self::has_others($piece)) {
            return 'released';
        }
        groups_delete_grouping($piece->objectid);
        return 'removed';
    }

    #[\Override]
    public function urls(array $pieces): array {
        return self::addresses($pieces, fn($piece) => new \moodle_url('/group/assign.php', ['id' => $piece->objectid]));
    }

    /**
     * Whether a person put groups of their own into it.
     *
     * @param \stdClass $piece
     * @return bool
     */
    private static function has_others(\stdClass $piece): bool {
        global $DB;
        return $DB->record_exists_sql(
            "SELECT 1
               FROM {groupings_groups} gg
          LEFT JOIN {local_mara_piece} p ON p.type = 'group' AND p.objectid = gg.groupid
              WHERE gg.groupingid = ? AND p.id IS NULL",
            [$piece->objectid]
        );
    }

    /**
     * Loads Moodle's functions.
     */
    private static function library(): void {
        global $CFG;
        require_once($CFG->dirroot . '/group/lib.php');
    }
}
