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

use core_courseformat\formatactions;
use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\locks;
use local_mara\local\piece\piece_store;
use local_mara\local\site;

/**
 * Makes the course of a space, or mends what is missing in one that stands.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class space_maker {
    /**
     * Makes or mends.
     *
     * @param string $code
     * @param string $name full name of the course
     * @param string $departements comma-separated codes
     * @param bool $national
     * @return \stdClass created, and space: row of local_mara_space
     */
    public static function make(string $code, string $name, string $departements, bool $national): \stdClass {
        if (!preg_match('/^[a-z0-9-]{2,20}$/D', $code)) {
            throw new \invalid_parameter_exception('code must be 2 to 20 of a-z, 0-9 and -');
        }
        $list = self::departements($departements);
        return locks::hold(
            ['spaces', space_store::lock_name($code)],
            fn() => self::find_or_create($code, trim($name), $list, $national)
        );
    }

    /**
     * The codes of départements, in one way of writing.
     *
     * @param string $departements
     * @return string
     */
    private static function departements(string $departements): string {
        $codes = array_filter(array_map('trim', explode(',', \core_text::strtoupper($departements))), 'strlen');
        foreach ($codes as $code) {
            if (!preg_match('/^[0-9][0-9AB][0-9]?$/D', $code)) {
                throw new \invalid_parameter_exception("departements: $code");
            }
        }
        return implode(',', array_unique($codes));
    }

    /**
     * Finds the space or makes it, then mends it.
     *
     * @param string $code
     * @param string $name
     * @param string $departements
     * @param bool $national
     * @return \stdClass
     */
    private static function find_or_create(string $code, string $name, string $departements, bool $national): \stdClass {
        global $DB;
        $space = space_store::of_code($code);
        if ($national && (!$space || !$space->national) && ($space || $DB->record_exists('local_mara_space', ['national' => 1]))) {
            throw new \invalid_parameter_exception('there is another national space, or this one is regional');
        }
        $live = $space && $DB->record_exists('course', ['id' => $space->courseid]);
        if (!$live) {
            $space = self::create($code, $name, $departements, $national || ($space && $space->national), $space);
        } else if ($departements !== '' && $departements !== $space->departements) {
            $space->departements = $departements;
            $DB->update_record('local_mara_space', (object) [
                'id' => $space->id,
                'departements' => $departements,
                'timemodified' => site::now(),
            ]);
            change_log::append('spaces', [$space->courseid]);
        }
        self::mend($space);
        return (object) ['created' => !$live, 'space' => $space];
    }

    /**
     * Makes the course and the row of a space.
     *
     * @param string $code
     * @param string $name
     * @param string $departements
     * @param bool $national
     * @param \stdClass|null $old row of a space whose course was deleted
     * @return \stdClass row of local_mara_space
     */
    private static function create(string $code, string $name, string $departements, bool $national, ?\stdClass $old): \stdClass {
        if ($name === '' || \core_text::strlen($name) > 254) {
            throw new \invalid_parameter_exception('name must have 1 to 254 characters');
        }
        return atomic::run(function () use ($code, $name, $departements, $national, $old) {
            global $DB;
            if ($old) {
                // Asking again for a space whose course was deleted is the wish to begin anew.
                self::forget($old);
            }
            $course = self::create_course($code, $name);
            $now = site::now();
            $space = (object) [
                'code' => $code,
                'courseid' => $course->id,
                'national' => (int) $national,
                'departements' => $departements !== '' || !$old ? $departements : $old->departements,
                'sectionbooks' => null,
                'sectionreferents' => null,
                'timecreated' => $now,
                'timemodified' => $now,
            ];
            $space->id = $DB->insert_record('local_mara_space', $space);
            change_log::append_space($space);
            return $space;
        });
    }

    /**
     * Makes the course.
     *
     * @param string $code
     * @param string $name
     * @return \stdClass
     */
    private static function create_course(string $code, string $name): \stdClass {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/course/lib.php');
        require_once($CFG->libdir . '/enrollib.php');
        require_once($CFG->libdir . '/completionlib.php');
        // A course of ours that was deleted and brought back, now anybody's, may hold both names.
        $idnumber = 'mara:space:' . $code;
        $course = create_course((object) [
            'category' => \core_course_category::get_default()->id,
            'fullname' => $name,
            'shortname' => self::free_shortname('MARA ' . $code),
            'idnumber' => $DB->record_exists('course', ['idnumber' => $idnumber]) ? '' : $idnumber,
            'summary' => '',
            'summaryformat' => FORMAT_HTML,
            'format' => 'topics',
            'numsections' => 0,
            'newsitems' => 0,
            'showgrades' => 0,
            'startdate' => usergetmidnight(site::now()),
            'enddate' => 0,
            'visible' => 1,
            'enablecompletion' => COMPLETION_ENABLED,
        ]);
        // The site's defaults may bring ways in that a space must not have; the manual one it must.
        $manual = false;
        foreach (enrol_get_instances($course->id, false) as $instance) {
            if ($instance->enrol === 'manual') {
                $manual = true;
            } else if ($plugin = enrol_get_plugin($instance->enrol)) {
                $plugin->delete_instance($instance);
            }
        }
        if (!$manual && $plugin = enrol_get_plugin('manual')) {
            $plugin->add_default_instance($course);
        }
        return $DB->get_record('course', ['id' => $course->id], '*', MUST_EXIST);
    }

    /**
     * The short name, numbered where it is taken: Moodle wants it unique.
     *
     * @param string $shortname
     * @return string
     */
    private static function free_shortname(string $shortname): string {
        global $DB;
        $free = $shortname;
        for ($n = 2; $DB->record_exists('course', ['shortname' => $free]); $n++) {
            $free = "$shortname $n";
        }
        return $free;
    }

    /**
     * Forgets a space whose course was deleted.
     *
     * @param \stdClass $space
     */
    private static function forget(\stdClass $space): void {
        global $DB;
        change_log::append_space($space);
        piece_store::forget_space($space->id);
        $DB->delete_records_select(
            'local_mara_chapter',
            'marabookid IN (SELECT id FROM {local_mara_book} WHERE spaceid = ?)',
            [$space->id]
        );
        $DB->delete_records('local_mara_book', ['spaceid' => $space->id]);
        $DB->delete_records_select(
            'local_mara_field',
            'databaseid IN (SELECT id FROM {local_mara_database} WHERE spaceid = ?)',
            [$space->id]
        );
        $DB->delete_records('local_mara_database', ['spaceid' => $space->id]);
        $DB->delete_records('local_mara_space', ['id' => $space->id]);
    }

    /**
     * Adds what is missing; what stands stays as persons made it.
     *
     * @param \stdClass $space
     */
    private static function mend(\stdClass $space): void {
        self::ensure_sections($space);
        if (!$space->national) {
            foreach (sheets::KINDS as $sheet) {
                database_maker::ensure($space, $sheet);
            }
        }
        space_rights::ensure($space);
    }

    /**
     * Makes the sections of the course unless they stand.
     *
     * @param \stdClass $space
     */
    public static function ensure_sections(\stdClass $space): void {
        self::ensure_section($space, 'sectionbooks', site::text('section_books'), true);
        self::ensure_section($space, 'sectionreferents', site::text('section_referents'), false);
    }

    /**
     * Makes a section of the course unless it stands.
     *
     * @param \stdClass $space
     * @param string $column
     * @param string $name
     * @param bool $visible
     */
    private static function ensure_section(\stdClass $space, string $column, string $name, bool $visible): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/course/lib.php');
        if ($space->$column && $DB->record_exists('course_sections', ['id' => $space->$column, 'course' => $space->courseid])) {
            return;
        }
        $actions = formatactions::section(get_course($space->courseid));
        $section = $actions->create();
        $info = get_fast_modinfo($space->courseid)->get_section_info_by_id($section->id, MUST_EXIST);
        $actions->update($info, ['name' => $name, 'visible' => (int) $visible]);
        $space->$column = $section->id;
        $DB->set_field('local_mara_space', $column, $section->id, ['id' => $space->id]);
    }
}
