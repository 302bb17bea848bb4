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

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Makes the hidden database activities of a space and what is missing in them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class database_maker {
    /**
     * Sees to it that a space has the database of a kind of sheets, with all its fields.
     *
     * @param \stdClass $space row of local_mara_space
     * @param string $sheet
     */
    public static function ensure(\stdClass $space, string $sheet): void {
        $database = space_store::databases($space->id)[$sheet] ?? null;
        if (!$database) {
            try {
                atomic::run(fn() => self::make($space, $sheet));
            } catch (\Throwable $e) {
                rebuild_course_cache($space->courseid, true);
                throw $e;
            }
        } else {
            self::complete((int) $database->id, $sheet);
        }
    }

    /**
     * Adds what a database lacks: fields, and options at the end of their menus. What a person wrote is never touched.
     *
     * @param int $databaseid row of local_mara_database
     * @param string $sheet
     * @return bool whether something was added
     */
    public static function complete(int $databaseid, string $sheet): bool {
        $fields = self::add_missing_fields($databaseid, $sheet);
        $options = self::add_missing_options($databaseid, $sheet);
        return self::renew_style($databaseid) || $fields || $options;
    }

    /**
     * The codes of the fields that a database lacks.
     *
     * @param int $databaseid row of local_mara_database
     * @param string $sheet
     * @return string[]
     */
    public static function missing_codes(int $databaseid, string $sheet): array {
        global $DB;
        $there = $DB->get_fieldset_sql(
            "SELECT f.code
               FROM {local_mara_field} f
               JOIN {local_mara_database} d ON d.id = f.databaseid
               JOIN {data_fields} df ON df.id = f.fieldid AND df.dataid = d.dataid
              WHERE d.id = ?",
            [$databaseid]
        );
        return array_values(array_diff(sheets::codes($sheet), $there));
    }

    /**
     * Adds the fields that a database lacks, at its end.
     *
     * @param int $databaseid row of local_mara_database
     * @param string $sheet
     * @return bool whether there were any
     */
    private static function add_missing_fields(int $databaseid, string $sheet): bool {
        $codes = self::missing_codes($databaseid, $sheet);
        foreach ($codes as $code) {
            atomic::run(function () use ($databaseid, $sheet, $code) {
                global $DB;
                $data = self::data($databaseid);
                $name = self::add_field($databaseid, $data, $sheet, $code);
                $form = templates::with_field((string) $data->addtemplate, $name);
                if ($form !== (string) $data->addtemplate) {
                    $DB->set_field('data', 'addtemplate', $form, ['id' => $data->id]);
                    $data->addtemplate = $form;
                }
                // In the place of the templates: nothing happens to those that are empty.
                data_append_new_field_to_templates($data, $name);
            });
        }
        return (bool) $codes;
    }

    /**
     * Adds the options that the menus of a database lack, at their end.
     *
     * @param int $databaseid row of local_mara_database
     * @param string $sheet
     * @return bool whether there were any
     */
    private static function add_missing_options(int $databaseid, string $sheet): bool {
        global $DB;
        $data = self::data($databaseid);
        $rows = $DB->get_records_sql(
            "SELECT df.*, f.code
               FROM {local_mara_field} f
               JOIN {data_fields} df ON df.id = f.fieldid AND df.dataid = ?
              WHERE f.databaseid = ?
           ORDER BY df.id",
            [$data->id, $databaseid]
        );
        $added = false;
        foreach ($rows as $row) {
            $missing = sheet_options::missing($row->code, explode("\n", (string) $row->param1));
            if ($missing) {
                unset($row->code);
                $field = data_get_field($row, $data);
                $field->field->param1 = ltrim(rtrim((string) $row->param1) . "\n" . implode("\n", $missing));
                $field->update_field();
                $added = true;
            }
        }
        return $added;
    }

    /**
     * Brings the style that an older version wrote up to date; nobody but that version wrote it.
     *
     * @param int $databaseid row of local_mara_database
     * @return bool whether it was such
     */
    private static function renew_style(int $databaseid): bool {
        global $DB;
        $data = self::data($databaseid);
        $style = templates::renewed_style((string) $data->csstemplate);
        if ($style === (string) $data->csstemplate) {
            return false;
        }
        $DB->set_field('data', 'csstemplate', $style, ['id' => $data->id]);
        return true;
    }

    /**
     * The activity of a database, with Moodle's functions for it loaded.
     *
     * @param int $databaseid row of local_mara_database
     * @return \stdClass row of data
     */
    private static function data(int $databaseid): \stdClass {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/mod/data/lib.php');
        $dataid = $DB->get_field('local_mara_database', 'dataid', ['id' => $databaseid], MUST_EXIST);
        return $DB->get_record('data', ['id' => $dataid], '*', MUST_EXIST);
    }

    /**
     * Makes the activity with its fields and its first templates.
     *
     * @param \stdClass $space
     * @param string $sheet
     */
    private static function make(\stdClass $space, string $sheet): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/course/modlib.php');
        require_once($CFG->dirroot . '/mod/data/lib.php');

        $course = get_course($space->courseid);
        $section = $DB->get_field('course_sections', 'section', ['id' => $space->sectionreferents], MUST_EXIST);
        $module = add_moduleinfo((object) [
            'modulename' => 'data',
            'module' => $DB->get_field('modules', 'id', ['name' => 'data'], MUST_EXIST),
            'section' => (int) $section,
            'visible' => 0,
            'name' => site::text("sheet_$sheet"),
            'intro' => '<p>' . s(site::text("sheet_{$sheet}_intro")) . '</p>',
            'introformat' => FORMAT_HTML,
            'cmidnumber' => '',
            'downloadcontent' => DOWNLOAD_COURSE_CONTENT_DISABLED,
            'comments' => 0,
            'approval' => 0,
            'manageapproved' => 1,
            'assessed' => 0,
            'scale' => 0,
            'timeavailablefrom' => 0,
            'timeavailableto' => 0,
            'timeviewfrom' => 0,
            'timeviewto' => 0,
            'requiredentries' => 0,
            'requiredentriestoview' => 0,
            'maxentries' => 0,
            'rssarticles' => 0,
        ], $course);

        $databaseid = space_store::replace_database($space, $sheet, $module->instance, $module->coursemodule);
        $data = $DB->get_record('data', ['id' => $module->instance], '*', MUST_EXIST);
        $names = [];
        foreach (sheets::codes($sheet) as $code) {
            $names[$code] = self::add_field($databaseid, $data, $sheet, $code);
        }
        \mod_data\manager::create_from_instance($data)->update_templates(templates::make($sheet, $names));
        change_log::append('spaces', [$space->courseid]);
    }

    /**
     * Adds one field.
     *
     * @param int $databaseid row of local_mara_database
     * @param \stdClass $data row of data
     * @param string $sheet
     * @param string $code
     * @return string the name it got
     */
    private static function add_field(int $databaseid, \stdClass $data, string $sheet, string $code): string {
        global $DB;
        $wish = sheets::field($sheet, $code);
        $name = $wish->name;
        for ($i = 2; data_fieldname_exists($wish->name, $data->id); $i++) {
            // A person's own field has the name already; two of one name would confuse the templates.
            $wish->name = "$name ($i)";
        }
        $field = data_get_field_new($wish->type, $data);
        $field->define_field($wish);
        $field->insert_field();

        $row = ['databaseid' => $databaseid, 'code' => $code];
        $DB->delete_records('local_mara_field', $row);
        $DB->insert_record('local_mara_field', (object) ($row + ['fieldid' => $field->field->id]));
        return $wish->name;
    }
}
