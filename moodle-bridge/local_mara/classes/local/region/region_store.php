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

namespace local_mara\local\region;

use local_mara\local\piece\piece_store;
use local_mara\local\setup\service_account;

/**
 * What the page of a region is made of, from Moodle's own data: it needs no companion that runs.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class region_store {
    /** Who may see the page of a space. */
    public const CAPABILITY = 'local/mara:viewregion';

    /**
     * The address of the page.
     *
     * @param int $courseid
     * @return \moodle_url
     */
    public static function url(int $courseid): \moodle_url {
        return new \moodle_url('/local/mara/region.php', ['id' => $courseid]);
    }

    /**
     * The sections the companion wrote for a space.
     *
     * @param int $spaceid
     * @return array[] as the contract has them
     */
    public static function sections(int $spaceid): array {
        global $DB;
        $bodies = $DB->get_fieldset_sql(
            "SELECT g.body
               FROM {local_mara_page} g
               JOIN {local_mara_piece} p ON p.id = g.pieceid
              WHERE p.spaceid = ? AND p.state = ?
           ORDER BY p.id",
            [$spaceid, piece_store::LIVE]
        );
        return array_merge([], ...array_map(fn($body) => json_decode($body, true)['sections'], $bodies));
    }

    /**
     * When the companion last called this site.
     *
     * @return int|null null: never
     */
    public static function last_visit(): ?int {
        global $DB;
        $last = $DB->get_field_sql(
            "SELECT MAX(t.lastaccess)
               FROM {external_tokens} t
               JOIN {external_services} e ON e.id = t.externalserviceid
              WHERE e.shortname = ?",
            [service_account::SERVICE]
        );
        return $last ? (int) $last : null;
    }
}
