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
 * The profile fields of the category MARA.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class profile_fields {
    /** Name of the category as it is made. */
    private const CATEGORY = 'MARA';

    /** Short name => whether Moodle's own form is kept from changing it: « Mon parcours » writes the locked ones. */
    public const FIELDS = [
        'mara_quality' => true,
        'mara_category' => true,
        'mara_service' => false,
        'mara_school' => false,
        'mara_departure' => false,
        'mara_phase' => true,
        'mara_places' => false,
        'mara_travel' => false,
        'mara_posting' => false,
        'mara_followed' => true,
        'mara_project' => false,
        'mara_metiers' => false,
        'mara_sectors' => false,
        'mara_needs' => false,
        'mara_availability' => false,
        'mara_avoid' => false,
        'mara_languages' => false,
        'mara_contact' => false,
        'mara_job' => false,
        'mara_job_sector' => false,
        'mara_employer' => false,
        'mara_mentor_places' => false,
        'mara_helps' => false,
        'mara_support' => false,
        'mara_capacity' => false,
        'mara_pause' => false,
        'mara_consents' => true,
    ];

    /** Fields that must be locked: who someone is, and what they agreed to. */
    public const GUARDED = ['mara_quality', 'mara_category', 'mara_consents'];

    /**
     * The id of the category, whatever it is called today.
     *
     * @return int 0 when there is none
     */
    public static function category_id(): int {
        global $DB;
        $known = (int) get_config('local_mara', 'profilecategory');
        if ($known && $DB->record_exists('user_info_category', ['id' => $known])) {
            return $known;
        }
        return (int) $DB->get_field('user_info_category', 'MIN(id)', ['name' => self::CATEGORY]);
    }

    /**
     * Whether the setup made the fields here once.
     *
     * @return bool
     */
    public static function were_made(): bool {
        return self::category_id() !== 0;
    }

    /**
     * The fields that stand in the category.
     *
     * @return \stdClass[] rows of user_info_field by short name
     */
    public static function standing(): array {
        global $DB;
        return $DB->get_records('user_info_field', ['categoryid' => self::category_id()], '', 'shortname, id, visible, locked');
    }

    /**
     * Makes what is missing; fields that stand are left as an administrator set them.
     *
     * @param report $report
     */
    public static function ensure(report $report): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        require_once($CFG->dirroot . '/user/profile/definelib.php');

        $categoryid = self::category_id();
        if (!$categoryid) {
            profile_save_category((object) ['name' => self::CATEGORY]);
            $categoryid = self::category_id();
            $report->made(get_string('setup_category', 'local_mara', self::CATEGORY));
        }
        set_config('profilecategory', $categoryid, 'local_mara');

        $standing = self::standing();
        foreach (self::FIELDS as $shortname => $locked) {
            if (isset($standing[$shortname])) {
                $report->there(get_string('setup_field', 'local_mara', $shortname));
            } else if ($DB->record_exists('user_info_field', ['shortname' => $shortname])) {
                $report->problem(get_string('setup_field_elsewhere', 'local_mara', $shortname));
            } else {
                self::create($shortname, $locked, $categoryid);
                $report->made(get_string('setup_field', 'local_mara', $shortname));
            }
        }
    }

    /**
     * Makes a field.
     *
     * @param string $shortname
     * @param bool $locked
     * @param int $categoryid
     */
    private static function create(string $shortname, bool $locked, int $categoryid): void {
        profile_save_field((object) [
            'datatype' => 'text',
            'shortname' => $shortname,
            'name' => site::text("profile_$shortname"),
            'description' => ['text' => site::text("profile_{$shortname}_help"), 'format' => FORMAT_HTML],
            'required' => 0,
            'locked' => (int) $locked,
            'forceunique' => 0,
            'signup' => 0,
            'visible' => PROFILE_VISIBLE_PRIVATE,
            'categoryid' => $categoryid,
            'defaultdata' => '',
            'param1' => 30,
            'param2' => 2048,
            'param3' => 0,
            'param4' => '',
            'param5' => '',
        ], []);
    }
}
