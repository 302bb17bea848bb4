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

namespace local_mara\local\publish;

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Makes a Book in its space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class book_maker {
    /**
     * Makes the Book and our row for it.
     *
     * @param array $wish
     * @param \stdClass $space row of local_mara_space
     * @param \stdClass|null $old row of local_mara_book whose Book a person deleted
     * @return \stdClass row of local_mara_book
     */
    public static function make(array $wish, \stdClass $space, ?\stdClass $old = null): \stdClass {
        $name = cleaner::title($wish['name']);
        $intro = cleaner::html($wish['intro']);
        try {
            return atomic::run(fn() => self::insert($wish['key'], $name, $intro, $wish['hidden'], $space, $old));
        } catch (\Throwable $e) {
            // The course's structure was cached with the activity that is undone.
            rebuild_course_cache($space->courseid, true);
            throw $e;
        }
    }

    /**
     * The Book of a row, with its course module, unless a person deleted it.
     *
     * @param \stdClass $row row of local_mara_book
     * @return \stdClass|null row of book with cmid
     */
    public static function live(\stdClass $row): ?\stdClass {
        global $DB;
        return $DB->get_record_sql(
            "SELECT b.*, cm.id AS cmid
               FROM {book} b
               JOIN {course_modules} cm ON cm.id = ? AND cm.instance = b.id AND cm.deletioninprogress = 0
              WHERE b.id = ?",
            [$row->cmid, $row->bookid]
        ) ?: null;
    }

    /**
     * Writes the activity and the row.
     *
     * @param string $key
     * @param string $name
     * @param string $intro
     * @param bool $hidden whether it is made so; later that is a person's decision
     * @param \stdClass $space
     * @param \stdClass|null $old
     * @return \stdClass
     */
    private static function insert(
        string $key,
        string $name,
        string $intro,
        bool $hidden,
        \stdClass $space,
        ?\stdClass $old
    ): \stdClass {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/course/modlib.php');
        require_once($CFG->dirroot . '/mod/book/lib.php');

        $course = get_course($space->courseid);
        // When a person deleted the section, the Book goes to the top of the course.
        $section = $DB->get_field('course_sections', 'section', ['id' => $space->sectionbooks, 'course' => $course->id]);
        $module = add_moduleinfo((object) [
            'modulename' => 'book',
            'module' => $DB->get_field('modules', 'id', ['name' => 'book'], MUST_EXIST),
            'section' => (int) $section,
            'visible' => (int) !$hidden,
            'name' => $name,
            'intro' => $intro,
            'introformat' => FORMAT_HTML,
            'numbering' => 0,
            'cmidnumber' => '',
        ], $course);

        $written = $DB->get_record('book', ['id' => $module->instance], 'name, intro', MUST_EXIST);
        if ($written->name !== $name || $written->intro !== $intro) {
            throw new \moodle_exception('readback', 'local_mara');
        }
        $now = site::now();
        $row = (object) [
            'bookkey' => $key,
            'spaceid' => $space->id,
            'courseid' => $course->id,
            'cmid' => $module->coursemodule,
            'bookid' => $module->instance,
            'name' => $name,
            'run' => run::current(),
            'timecreated' => $now,
            'timemodified' => $now,
        ];
        if ($old) {
            // The Book made again is the same object to the companion, without its former chapters.
            $DB->delete_records('local_mara_chapter', ['marabookid' => $old->id]);
            $row->id = $old->id;
            $DB->update_record('local_mara_book', $row);
        } else {
            $row->id = $DB->insert_record('local_mara_book', $row);
        }
        change_log::append('books', [$row->id]);
        return $row;
    }
}
