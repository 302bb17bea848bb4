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

namespace local_mara;

use local_mara\external\get_status;
use local_mara\local\setup\profile_fields;
use local_mara\local\space\database_maker;
use local_mara\local\space\sheet_fields;
use local_mara\local\space\sheets;
use local_mara\local\space\space_rights;
use local_mara\local\space\space_upgrader;
use local_mara\task\upgrade_spaces;

/**
 * Spaces that stand get what a newer version brings, and lose nothing.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\space\space_upgrader
 * @covers     \local_mara\local\space\database_maker
 * @covers     \local_mara\local\space\templates
 * @covers     \local_mara\task\upgrade_spaces
 */
#[\PHPUnit\Framework\Attributes\CoversClass(space_upgrader::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(database_maker::class)]
final class upgrade_spaces_test extends \advanced_testcase {
    /** @var string[] Fields of a living area before 0.4. */
    private const FORMER = [
        'category', 'name', 'purpose', 'address', 'commune', 'phone', 'mail', 'site', 'hours', 'contact', 'remarks',
        'verified_on', 'state',
    ];

    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->run_setup();
    }

    /**
     * A space as 0.3 made it.
     *
     * @param string $code
     * @return \stdClass
     */
    private function old_space(string $code): \stdClass {
        global $DB;
        $space = $this->mara->create_space($code);
        foreach (['job_market', 'opening'] as $sheet) {
            $database = $this->mara->database_of($space, $sheet);
            course_delete_module($database->cmid);
            $DB->delete_records('local_mara_field', ['databaseid' => $database->id]);
            $DB->delete_records('local_mara_database', ['id' => $database->id]);
        }
        $database = $this->mara->database_of($space);
        foreach ($DB->get_records('local_mara_field', ['databaseid' => $database->id]) as $field) {
            if (!in_array($field->code, self::FORMER, true)) {
                $DB->delete_records('data_fields', ['id' => $field->fieldid]);
                $DB->delete_records('local_mara_field', ['id' => $field->id]);
            }
        }
        $style = (new \ReflectionClassConstant(\local_mara\local\space\templates::class, 'FORMER_STYLE'))->getValue();
        $form = '<div class="mara-field">[[Name]]</div>##otherfields##';
        $DB->update_record('data', (object) ['id' => $database->dataid, 'addtemplate' => $form, 'csstemplate' => $style]);
        return $space;
    }

    /**
     * Rows of tables as they are.
     *
     * @param string ...$tables
     * @return array
     */
    private function rows(string ...$tables): array {
        global $DB;
        return array_map(fn($table) => $DB->get_records($table, [], 'id'), $tables);
    }

    /**
     * Runs the task as cron does.
     *
     * @return string what it says
     */
    private function upgrade(): string {
        ob_start();
        try {
            (new upgrade_spaces())->execute();
        } finally {
            $said = ob_get_clean();
        }
        return $said;
    }

    /**
     * The codes of the findings about spaces.
     *
     * @return string[]
     */
    private function findings(): array {
        $findings = array_filter(json_decode(get_status::execute(), true)['findings'], fn($finding) => $finding['space']);
        return array_values(array_unique(array_column($findings, 'code')));
    }

    /**
     * The profile fields of 0.4 stay as they were set, and those that are new come beside them.
     */
    public function test_profile_fields(): void {
        global $DB;
        $former = [
            'mara_quality', 'mara_category', 'mara_service', 'mara_departure', 'mara_phase', 'mara_places', 'mara_project',
            'mara_metiers', 'mara_needs', 'mara_capacity',
        ];
        [$in, $params] = $DB->get_in_or_equal($former, SQL_PARAMS_QM, '', false);
        $DB->delete_records_select('user_info_field', "shortname $in", $params);
        $DB->set_field('user_info_field', 'locked', 0, ['shortname' => 'mara_phase']);
        $DB->set_field('user_info_field', 'name', 'Ma place', ['shortname' => 'mara_places']);
        // Moodle numbers the fields anew when one is added.
        $columns = 'id, shortname, name, description, locked, visible, datatype, categoryid, param1, param2';
        $before = $DB->get_records('user_info_field', [], 'id', $columns);
        $this->assertStringContainsString('mara_consents', $this->upgrade());
        $standing = profile_fields::standing();
        $this->assertEqualsCanonicalizing(array_keys(profile_fields::FIELDS), array_keys($standing));
        $this->assertEquals($before, array_intersect_key($DB->get_records('user_info_field', [], 'id', $columns), $before));
        foreach (array_diff_key($standing, array_flip($former)) as $shortname => $field) {
            $this->assertSame(profile_fields::FIELDS[$shortname], (bool) $field->locked, $shortname);
            $this->assertSame(PROFILE_VISIBLE_PRIVATE, $field->visible, $shortname);
        }
        $this->assertSame('', $this->upgrade());
    }

    /**
     * Where the setup never ran, no profile fields are made.
     */
    public function test_no_profile_fields(): void {
        global $DB;
        $DB->delete_records('user_info_field');
        $DB->delete_records('user_info_category');
        $this->upgrade();
        $this->assertSame(0, $DB->count_records('user_info_field'));
    }

    /**
     * What is new is added; the entries, and what a person did, stay. Twice does nothing more.
     */
    public function test_old_space(): void {
        global $DB;
        $space = $this->old_space('mel');
        $this->mara->create_space('fr', true);
        $this->assertEqualsCanonicalizing(['no_referent', 'database_missing', 'field_missing'], $this->findings());
        $database = $this->mara->database_of($space);
        $contents = array_combine(self::FORMER, array_map(fn($code) => "my $code", self::FORMER));
        $this->mara->create_entry($space, ['verified_on' => '1795219200', 'category' => 'Mine'] + $contents, 2);
        $fieldof = fn($code) => $DB->get_field('local_mara_field', 'fieldid', ['databaseid' => $database->id, 'code' => $code]);
        $DB->set_field('data_fields', 'param1', "To withdraw\nMine\nbrouillon \nÀ publier", ['id' => $fieldof('state')]);
        $DB->set_field('data_fields', 'param1', "Mine\nBailleur\nLandlord", ['id' => $fieldof('category')]);
        $DB->set_field('data_fields', 'name', 'Tel.', ['id' => $fieldof('phone')]);
        $entries = $this->rows('data_records', 'data_content');
        $told = $this->mara->snapshot('entries')['items'];
        $fields = $DB->get_records('data_fields', [], 'id');

        $this->assertStringContainsString('sheets of the space mel', $this->upgrade());
        $this->assertEquals($entries, $this->rows('data_records', 'data_content'));
        $this->assertSame($told, $this->mara->snapshot('entries')['items']);
        $category = $DB->get_field('data_fields', 'param1', ['id' => $fieldof('category')]);
        $this->assertStringStartsWith("Mine\nBailleur\nLandlord\nSocial body\nInstitution", $category);
        $this->assertSame(9 - 1, substr_count($category, "\n"));
        unset($fields[$fieldof('category')]);
        $this->assertEquals($fields, array_intersect_key($DB->get_records('data_fields'), $fields));

        $codes = $DB->get_fieldset_sql(
            "SELECT f.code FROM {local_mara_field} f WHERE f.databaseid = ? ORDER BY f.fieldid",
            [$database->id]
        );
        $new = array_diff(sheets::codes('living_area'), self::FORMER);
        $this->assertEqualsCanonicalizing(self::FORMER, array_slice($codes, 0, 13));
        $this->assertSame(array_values($new), array_slice($codes, 13));
        $data = $DB->get_record('data', ['id' => $database->dataid]);
        $this->assertStringStartsWith('<div class="mara-field">[[Name]]</div>', $data->addtemplate);
        $this->assertStringContainsString('[[Themes#description]]', $data->addtemplate);
        $this->assertStringEndsWith('##otherfields##', $data->addtemplate);
        $this->assertStringContainsString('#sticky-footer', $data->csstemplate);
        foreach (['job_market', 'opening'] as $sheet) {
            $context = \core\context\module::instance($this->mara->database_of($space, $sheet)->cmid);
            foreach (space_rights::outsider_roles() as $roleid) {
                $where = ['contextid' => $context->id, 'roleid' => $roleid, 'capability' => 'mod/data:viewentry'];
                $this->assertSame(CAP_PREVENT, (int) $DB->get_field('role_capabilities', 'permission', $where));
            }
        }
        $this->assertSame(['no_referent'], $this->findings());

        $all = ['data', 'data_fields', 'course_modules', 'course_sections', 'local_mara_field', 'role_capabilities'];
        $after = $this->rows(...$all);
        $this->assertSame('', $this->upgrade());
        $this->assertFalse($this->mara->run_setup()->changed);
        $this->assertEquals($after, $this->rows(...$all));
    }

    /**
     * The setup does the same as the task.
     */
    public function test_setup(): void {
        $this->old_space('mel');
        $report = $this->mara->run_setup();
        $this->assertContains('Made: sheets of the space mel', $report->lines);
        $this->assertFalse($report->problems);
        $this->assertSame(['no_referent'], $this->findings());
    }

    /**
     * A database that a person deleted is theirs to bring back; what stands beside it is completed all the same.
     */
    public function test_deleted_database(): void {
        $space = $this->old_space('mel');
        course_delete_module($this->mara->database_of($space)->cmid);
        $this->upgrade();
        $this->assertEqualsCanonicalizing(['no_referent', 'database_missing'], $this->findings());
        $this->assertNotEmpty($this->mara->database_of($space, 'opening'));
        $this->mara->create_space('mel');
        $this->assertSame(['no_referent'], $this->findings());
    }

    /**
     * The templates that a person wrote stay.
     */
    public function test_own_templates(): void {
        global $DB;
        $space = $this->old_space('mel');
        $own = ['id' => $this->mara->database_of($space)->dataid, 'addtemplate' => '##otherfields##', 'csstemplate' => 'p {}'];
        $DB->update_record('data', (object) $own);
        $this->upgrade();
        $this->assertEquals($own, (array) $DB->get_record('data', ['id' => $own['id']], 'id, addtemplate, csstemplate'));
    }

    /**
     * A space that cannot be completed is told and hinders no other; the next run makes up for it.
     */
    public function test_failing_space(): void {
        global $DB;
        $bad = $this->old_space('bad');
        $this->old_space('mel');
        $cm = ['id' => $this->mara->database_of($bad)->cmid];
        $module = $DB->get_field('course_modules', 'module', $cm);
        $DB->set_field('course_modules', 'module', 0, $cm);
        try {
            $this->upgrade();
            $this->fail('Moodle must try again');
        } catch (\moodle_exception $e) {
            $this->assertSame('upgrade_failed', $e->errorcode);
            $this->assertStringEndsWith(': bad', $e->getMessage());
        }
        $missing = array_column(array_filter(
            json_decode(get_status::execute(), true)['findings'],
            fn($finding) => in_array($finding['code'], ['database_missing', 'field_missing'], true)
        ), 'space');
        $this->assertSame(['bad'], array_values(array_unique($missing)));
        $report = $this->mara->run_setup();
        $this->assertTrue($report->problems);
        $this->assertStringContainsString('the sheets of the space bad', implode("\n", $report->lines));
        $DB->set_field('course_modules', 'module', $module, $cm);
        $this->upgrade();
        $this->assertSame(['no_referent'], $this->findings());
        $this->assertNotEmpty($this->mara->database_of($bad, 'opening'));
    }

    /**
     * Every field and option can be told from the others, in both languages.
     */
    public function test_names(): void {
        foreach (sheet_fields::GROUPS as $sheet => $groups) {
            foreach ([0, 1, 2] as $language) {
                $names = array_map(fn($code) => sheets::names($sheet, $code)[$language], sheets::codes($sheet));
                $this->assertSame($names, array_unique($names));
            }
            foreach (sheets::codes($sheet) as $code) {
                $field = sheets::field($sheet, $code);
                $options = explode("\n", $field->param1 ?? '');
                $this->assertSame($options, array_unique($options));
                $this->assertStringNotContainsString('[[', json_encode($field));
            }
            $this->assertSame([], array_diff(array_merge(...sheets::summary($sheet)), sheets::codes($sheet)));
            $this->assertSame('state', $sheet === 'invitation' ? 'state' : array_slice(sheets::codes($sheet), -1)[0]);
        }
        $this->assertSame('D’où vient l’offre', sheets::names('opening', 'source')[1]);
        $this->assertSame('Source des données', sheets::names('job_market', 'source')[1]);
    }
}
