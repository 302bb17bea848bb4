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

namespace local_mara\local\kind;

/**
 * What a course offers to every one of its members.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class resources {
    /**
     * The activities that all may open: shown, without condition, with a page of their own; no Book of ours.
     *
     * @param int $courseid
     * @return array items in the order of the course
     */
    public static function of(int $courseid): array {
        global $DB;
        // Of nobody: what some may see and others not is no question here.
        $modinfo = get_fast_modinfo($courseid, -1);
        $books = $DB->get_fieldset_sql(
            "SELECT b.cmid
               FROM {local_mara_book} b
               JOIN {course_modules} cm ON cm.id = b.cmid
              WHERE cm.course = ?",
            [$courseid]
        );
        $resources = [];
        foreach ($modinfo->get_section_info_all() as $section) {
            foreach (self::is_open($section) ? $modinfo->sections[$section->section] ?? [] : [] as $cmid) {
                $cm = $modinfo->get_cm($cmid);
                // A subsection is but a heading: what is in it has a section of its own.
                $shown = self::is_open($cm) && $cm->visibleoncoursepage && $cm->has_view() && $cm->modname !== 'subsection';
                if ($shown && !in_array($cmid, $books)) {
                    $resources[] = [
                        'cmid' => (int) $cmid,
                        'module' => $cm->modname,
                        'name' => $cm->name,
                        'url' => $cm->url->out(false),
                    ];
                }
            }
        }
        return $resources;
    }

    /**
     * Whether a section or an activity is visible to all, now and later.
     *
     * @param \section_info|\cm_info $part
     * @return bool
     */
    private static function is_open($part): bool {
        global $CFG;
        return $part->visible && (empty($CFG->enableavailability) || !$part->availability);
    }
}
