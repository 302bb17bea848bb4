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

use local_mara\external\create_space;
use local_mara\local\setup\roles;
use local_mara\local\space\database_maker;
use local_mara\local\space\sheets;
use local_mara\local\space\space_maker;
use local_mara\local\space\space_rights;

/**
 * Spaces: what is made, what stays when it is asked again, and who sees what.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\space\space_maker
 * @covers     \local_mara\local\space\database_maker
 * @covers     \local_mara\local\space\space_rights
 * @covers     \local_mara\local\space\sheets
 * @covers     \local_mara\local\space\templates
 * @covers     \local_mara\external\create_space
 */
#[\PHPUnit\Framework\Attributes\CoversClass(space_maker::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(space_rights::class)]
final class create_space_test extends \advanced_testcase {
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
     * Calls the function.
     *
     * @param mixed ...$args
     * @return array
     */
    private function create(...$args): array {
        return json_decode(create_space::execute(...$args), true);
    }

    /**
     * A regional space has all it needs, and no way in for guests.
     */
    public function test_regional(): void {
        global $DB;
        $answer = $this->create('mel', 'Maine-et-Loire', ' 49, 2a ,49');
        $this->assertTrue($answer['created']);
        $this->assertSame(['49', '2A'], $answer['space']['departements']);
        $this->assertSame(sheets::KINDS, array_column($answer['space']['databases'], 'sheet'));
        $this->assertSame([false, false, false, false], array_column($answer['space']['databases'], 'visible'));

        $course = get_course($answer['space']['id']);
        $this->assertSame(
            ['mara:space:mel', 'MARA mel', 'Maine-et-Loire', '0', 'topics', '1'],
            [$course->idnumber, $course->shortname, $course->fullname, $course->enddate, $course->format, $course->visible]
        );
        $this->assertSame(['manual'], array_values(array_column(enrol_get_instances($course->id, false), 'enrol')));
        $sections = array_values($DB->get_records('course_sections', ['course' => $course->id], 'section', 'name, visible'));
        $this->assertEquals([null, 'My region', 'Referents’ corner'], array_column($sections, 'name'));
        $this->assertEquals([1, 1, 0], array_column($sections, 'visible'));

        $required = [
            'living_area' => ['category', 'name', 'state'],
            'job_market' => ['kind', 'name', 'state'],
            'opening' => ['title', 'diffusion', 'state'],
            'invitation' => ['firstname', 'lastname', 'mail', 'quality', 'agreed'],
        ];
        $options = [
            'living_area' => ['category' => 7, 'themes' => 13, 'rhythm' => 4, 'state' => 3],
            'job_market' => ['kind' => 5, 'sector' => 21, 'size' => 5, 'rhythm' => 4, 'state' => 3],
            'opening' => ['diffusion' => 2, 'contract' => 6, 'level' => 4, 'clearance' => 3, 'state' => 3],
            'invitation' => ['quality' => 2, 'agreed' => 2],
        ];
        foreach ($answer['space']['databases'] as ['sheet' => $sheet, 'id' => $dataid]) {
            $data = $DB->get_record('data', ['id' => $dataid]);
            $this->assertSame(['0', '0', '0'], [$data->approval, $data->comments, $data->assessed]);
            $fields = $this->fields($dataid);
            $this->assertSame(sheets::codes($sheet), array_keys($fields));
            $menus = array_filter($fields, fn($field) => in_array($field->type, ['menu', 'checkbox'], true));
            $this->assertEquals($options[$sheet], array_map(fn($field) => count(explode("\n", $field->param1)), $menus));
            $this->assertSame($required[$sheet], array_keys(array_filter($fields, fn($field) => $field->required)));
            foreach ($fields as $field) {
                $this->assertStringContainsString("[[$field->name]]", $data->addtemplate);
                $this->assertDoesNotMatchRegularExpression('/^(\[\[.*)?$/', $field->description);
            }
        }
    }

    /**
     * The fields of a database activity of ours.
     *
     * @param int $dataid
     * @return \stdClass[] by code
     */
    private function fields(int $dataid): array {
        global $DB;
        return $DB->get_records_sql(
            "SELECT f.code, df.*
               FROM {local_mara_field} f
               JOIN {data_fields} df ON df.id = f.fieldid
              WHERE df.dataid = ?
           ORDER BY df.id",
            [$dataid]
        );
    }

    /**
     * An address means something else in the sheet of a person than in that of a place.
     */
    public function test_own_help(): void {
        $space = $this->mara->create_space();
        $place = $this->fields($this->mara->database_of($space)->dataid);
        $person = $this->fields($this->mara->database_of($space, 'invitation')->dataid);
        $this->assertSame($place['mail']->name, $person['mail']->name);
        $this->assertSame(get_string('field_mail_help', 'local_mara'), $place['mail']->description);
        $this->assertSame(get_string('field_invitation_mail_help', 'local_mara'), $person['mail']->description);
    }

    /**
     * The add-form and the list can be shown.
     */
    public function test_templates_render(): void {
        global $DB, $PAGE;
        $space = $this->mara->create_space();
        $PAGE->set_url('/mod/data/edit.php');
        $entry = $this->mara->create_entry($space, ['name' => 'Angers Loire Habitat', 'state' => 'Draft'], 2);
        $data = $DB->get_record('data', ['id' => $this->mara->database_of($space)->dataid]);
        $manager = \mod_data\manager::create_from_instance($data);
        $form = $manager->get_template('addtemplate')->parse_add_entry();
        $this->assertStringNotContainsString('[[', $form);
        $this->assertStringContainsString(get_string('field_state_help', 'local_mara'), $form);
        $record = $DB->get_record('data_records', ['id' => $entry]);
        $list = $manager->get_template('listtemplate')->parse_entries([$record]);
        $this->assertStringContainsString('Angers Loire Habitat', $list);
        $this->assertDoesNotMatchRegularExpression('/\[\[|##/', $list);

        $list = $this->list_of($space, 'invitation', [
            'firstname' => 'Jeanne', 'lastname' => 'Moreau', 'mail' => 'jeanne@example.org', 'agreed' => 'Not yet',
        ]);
        $this->assertStringContainsString('Jeanne Moreau', $list);
        $this->assertStringContainsString('agreed to be invited: Not yet', $list);
        $list = $this->list_of($space, 'job_market', ['name' => 'Arsenal', 'kind' => 'Employer', 'contact' => 'Secret name']);
        $this->assertStringContainsString('Employer', $list);
        $this->assertStringNotContainsString('Secret name', $list);
        $told = ['title' => 'Buyer', 'commune' => 'Angers', 'contract' => 'Permanent', 'state' => 'Draft'];
        $list = $this->list_of($space, 'opening', $told + ['diffusion' => 'Passed on by the network']);
        foreach ([...$told, 'Passed on by the network'] as $text) {
            $this->assertStringContainsString($text, $list);
        }
    }

    /**
     * An entry as the list of its sheet shows it, whose form can be shown.
     *
     * @param \stdClass $space
     * @param string $sheet
     * @param string[] $contents
     * @return string HTML
     */
    private function list_of(\stdClass $space, string $sheet, array $contents): string {
        global $DB;
        $record = $DB->get_record('data_records', ['id' => $this->mara->create_entry($space, $contents, 2, $sheet)]);
        $data = $DB->get_record('data', ['id' => $this->mara->database_of($space, $sheet)->dataid]);
        $manager = \mod_data\manager::create_from_instance($data);
        $form = $manager->get_template('addtemplate')->parse_add_entry();
        $this->assertDoesNotMatchRegularExpression('/\[\[|##/', $form);
        $this->assertStringNotContainsString('tag_otherfields', $form);
        $list = $manager->get_template('listtemplate')->parse_entries([$record]);
        $this->assertDoesNotMatchRegularExpression('/\[\[|##/', $list);
        return $list;
    }

    /**
     * Asking again changes nothing that a person made.
     */
    public function test_repeat(): void {
        global $DB;
        $first = $this->create('mel', 'Maine-et-Loire', '49');
        $dataid = $first['space']['databases'][0]['id'];
        update_course((object) ['id' => $first['space']['id'], 'fullname' => 'Anjou']);
        $DB->set_field('data', 'addtemplate', 'mine', ['id' => $dataid]);
        $field = $DB->get_record('data_fields', ['dataid' => $dataid, 'type' => 'url']);
        $DB->set_field('data_fields', 'name', 'Mon site', ['id' => $field->id]);
        $tables = ['course', 'course_sections', 'course_modules', 'data_fields', 'local_mara_field', 'role_capabilities'];
        $count = fn() => array_map(fn($table) => $DB->count_records($table), $tables);
        $before = $count();

        $second = $this->create('mel', 'Other name');
        $this->assertFalse($second['created']);
        $this->assertSame('Anjou', $second['space']['name']);
        $this->assertSame(['49'], $second['space']['departements']);
        $this->assertSame($first['space']['databases'], $second['space']['databases']);
        $this->assertSame('mine', $DB->get_field('data', 'addtemplate', ['id' => $dataid]));
        $this->assertSame('Mon site', $DB->get_field('data_fields', 'name', ['id' => $field->id]));
        $this->assertSame($before, $count());
    }

    /**
     * What is missing is mended: a field, in templates too; a database; a section; a right.
     */
    public function test_mend(): void {
        global $DB;
        $space = $this->mara->create_space();
        $database = $this->mara->database_of($space);
        $entry = $this->mara->create_entry($space, ['name' => 'A'], 2);
        $DB->set_field('data', 'addtemplate', '<p>mine</p>', ['id' => $database->dataid]);
        $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['databaseid' => $database->id, 'code' => 'phone']);
        $DB->delete_records('data_fields', ['id' => $fieldid]);
        $this->assertSame(['phone'], database_maker::missing_codes($database->id, 'living_area'));
        $this->mara->create_space();
        $this->assertSame([], database_maker::missing_codes($database->id, 'living_area'));
        $template = $DB->get_field('data', 'addtemplate', ['id' => $database->dataid]);
        $this->assertStringContainsString('<p>mine</p>', $template);
        $this->assertStringContainsString('[[' . get_string('field_phone', 'local_mara') . ']]', $template);

        course_delete_module($database->cmid);
        $invitations = $this->mara->database_of($space, 'invitation');
        $this->mara->create_space();
        $this->assertNotEquals($database->dataid, $this->mara->database_of($space)->dataid);
        $this->assertEquals($invitations, $this->mara->database_of($space, 'invitation'));
        $this->assertSame([], $this->mara->snapshot('entries')['items']);

        $section = $DB->get_record('course_sections', ['id' => $space->sectionbooks]);
        course_delete_section($space->courseid, $section, true);
        $this->mara->create_space();
        $name = get_string('section_books', 'local_mara');
        $this->assertTrue($DB->record_exists('course_sections', ['course' => $space->courseid, 'name' => $name]));
    }

    /**
     * A space made before there was the sheet of persons to invite gets it, closed to all but the referents.
     */
    public function test_mend_older_space(): void {
        global $DB;
        $space = $this->mara->create_space();
        $old = $this->mara->database_of($space, 'invitation');
        course_delete_module($old->cmid);
        $DB->delete_records('local_mara_field', ['databaseid' => $old->id]);
        $DB->delete_records('local_mara_database', ['id' => $old->id]);
        $living = $this->mara->database_of($space);

        $answer = $this->create('mel', 'Maine-et-Loire');
        $this->assertSame(sheets::KINDS, array_column($answer['space']['databases'], 'sheet'));
        $this->assertEquals($living, $this->mara->database_of($space));
        $context = \core\context\module::instance($this->mara->database_of($space, 'invitation')->cmid);
        $this->assertFalse(has_capability('mod/data:viewentry', $context, $this->member($space, roles::CANDIDATE)));
        $this->assertTrue(has_capability('mod/data:writeentry', $context, $this->member($space, roles::REFERENT)));
    }

    /**
     * A space whose course was deleted begins anew when it is asked for again.
     */
    public function test_again_after_deletion(): void {
        $this->preventResetByRollback();
        $space = $this->mara->create_space();
        $old = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')])['state']['id'];
        delete_course($space->courseid, false);
        $answer = $this->create('mel', 'Again');
        $this->assertTrue($answer['created']);
        $this->assertSame(['49', '53'], $answer['space']['departements']);
        $this->assertCount(1, $this->mara->snapshot('spaces')['items']);
        $result = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')]);
        $this->assertSame('created', $result['outcome']);
        $states = array_column($this->mara->changes()['items'], 'state', 'id');
        $this->assertNull($states[$old]);
    }

    /**
     * The national space has no database, and there is one only.
     */
    public function test_national(): void {
        $answer = $this->create('fr', 'National', '', true);
        $this->assertTrue($answer['space']['national']);
        $this->assertSame([], $answer['space']['databases']);
        $this->assertFalse($this->create('fr', 'National', '', true)['created']);
        $this->expectException(\invalid_parameter_exception::class);
        $this->create('fr2', 'National', '', true);
    }

    /**
     * Codes that are none.
     */
    public function test_arguments(): void {
        $wrongs = [['M', 'x', ''], ['a', 'x', ''], ['a_b', 'x', ''], ["ab\n", 'x', ''], ['ab', '', ''], ['ab', 'x', '4x']];
        foreach ($wrongs as $wrong) {
            try {
                create_space::execute(...$wrong);
                $this->fail('must be refused');
            } catch (\invalid_parameter_exception $e) {
                $this->assertSame('invalidparameter', $e->errorcode);
            }
        }
        $this->setUser($this->getDataGenerator()->create_user());
        $this->expectException(\required_capability_exception::class);
        create_space::execute('mel', 'Maine-et-Loire');
    }

    /**
     * Someone who came in with a role.
     *
     * @param \stdClass $space
     * @param string $role
     * @return \stdClass
     */
    private function member(\stdClass $space, string $role): \stdClass {
        return $this->getDataGenerator()->create_and_enrol(get_course($space->courseid), $role);
    }

    /**
     * Candidates see neither each other nor the sheets, even when someone shows them.
     */
    public function test_candidates(): void {
        $space = $this->mara->create_space();
        $databases = array_map(fn($sheet) => $this->mara->database_of($space, $sheet), sheets::KINDS);
        $course = \core\context\course::instance($space->courseid);
        foreach ($databases as $database) {
            set_coursemodule_visible($database->cmid, 1);
        }
        course_update_section(
            $space->courseid,
            get_fast_modinfo($space->courseid)->get_section_info_by_id($space->sectionreferents),
            ['visible' => 1]
        );
        foreach ([roles::CANDIDATE, 'student'] as $role) {
            $user = $this->member($space, $role);
            $this->assertFalse(has_capability('moodle/course:viewparticipants', $course, $user));
            $this->assertFalse(has_capability('local/mara:viewregion', $course, $user));
            foreach ($databases as $database) {
                $module = \core\context\module::instance($database->cmid);
                $this->assertFalse(has_capability('mod/data:viewentry', $module, $user));
                $this->assertFalse(has_capability('mod/data:writeentry', $module, $user));
                $this->assertFalse(get_fast_modinfo($space->courseid, $user->id)->get_cm($database->cmid)->uservisible);
            }
        }
        foreach ([guest_user(), $this->getDataGenerator()->create_user()] as $outsider) {
            foreach ($databases as $database) {
                $module = \core\context\module::instance($database->cmid);
                $this->assertFalse(has_capability('mod/data:viewentry', $module, $outsider));
            }
            $this->assertFalse(can_access_course(get_course($space->courseid), $outsider));
        }
    }

    /**
     * Moodle's own search finds no sheet for those who may not read it, also when someone shows the activity.
     */
    public function test_search(): void {
        $space = $this->mara->create_space();
        $cmid = $this->mara->database_of($space, 'opening')->cmid;
        $entry = $this->mara->create_entry($space, ['title' => 'Buyer', 'diffusion' => 'Passed on by the network'], 2, 'opening');
        $users = [
            \core_search\manager::ACCESS_DENIED => [
                guest_user(), $this->getDataGenerator()->create_user(), $this->member($space, roles::CANDIDATE),
                $this->member($space, 'student'),
            ],
            \core_search\manager::ACCESS_GRANTED => [
                $this->member($space, roles::REFERENT), $this->member($space, roles::COORDINATOR),
            ],
        ];
        $area = \core_search\manager::get_search_area('mod_data-entry');
        foreach ([0, 1] as $visible) {
            set_coursemodule_visible($cmid, $visible);
            foreach ($users as $access => $people) {
                foreach ($people as $user) {
                    $this->setUser($user);
                    $this->assertSame($access, $area->check_access($entry));
                }
            }
        }
    }

    /**
     * Who looks after a space.
     *
     * @return string[][]
     */
    public static function editors(): array {
        return ['referent' => [roles::REFERENT], 'coordinator' => [roles::COORDINATOR]];
    }

    /**
     * A referent or coordinator edits the sheets and Books of their own space, and nothing else.
     *
     * @dataProvider editors
     * @param string $role
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('editors')]
    public function test_referents(string $role): void {
        $this->preventResetByRollback();
        $space = $this->mara->create_space();
        $other = $this->mara->create_space('var');
        $referent = $this->member($space, $role);
        $database = $this->mara->database_of($space);
        $module = \core\context\module::instance($database->cmid);
        foreach (['view', 'viewentry', 'writeentry', 'manageentries'] as $right) {
            $this->assertTrue(has_capability("mod/data:$right", $module, $referent), $right);
        }
        $this->assertTrue(get_fast_modinfo($space->courseid, $referent->id)->get_cm($database->cmid)->uservisible);
        $book = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')])['state'];
        $bookcontext = \core\context\module::instance($book['cmid']);
        $this->assertTrue(has_capability('mod/book:edit', $bookcontext, $referent));
        $this->assertTrue(has_capability('mod/book:viewhiddenchapters', $bookcontext, $referent));

        $course = \core\context\course::instance($space->courseid);
        foreach (['moodle/course:update', 'moodle/course:manageactivities', 'enrol/manual:enrol', 'moodle/role:assign'] as $right) {
            $this->assertFalse(has_capability($right, $course, $referent), $right);
        }
        $this->assertTrue(has_capability('local/mara:viewregion', $course, $referent));
        $this->assertFalse(has_capability('mod/data:managetemplates', $module, $referent));

        $elsewhere = \core\context\module::instance($this->mara->database_of($other)->cmid);
        foreach (['mod/data:viewentry', 'mod/data:writeentry', 'mod/data:manageentries'] as $right) {
            $this->assertFalse(has_capability($right, $elsewhere, $referent), $right);
        }
        $this->assertFalse(can_access_course(get_course($other->courseid), $referent));
    }

    /**
     * Managers can give the roles, in courses alone.
     */
    public function test_assignable(): void {
        $space = $this->mara->create_space();
        $manager = $this->getDataGenerator()->create_user();
        $this->getDataGenerator()->role_assign('manager', $manager->id);
        $this->setUser($manager);
        $assignable = array_keys(get_assignable_roles(\core\context\course::instance($space->courseid)));
        $this->assertContains(roles::id(roles::REFERENT), $assignable);
        $this->assertContains(roles::id(roles::COORDINATOR), $assignable);
        $this->assertContains(roles::id(roles::CANDIDATE), $assignable);
        $this->assertNotContains(roles::id(roles::SERVICE), $assignable);
        $this->assertSame([CONTEXT_COURSE], array_map('intval', array_values(get_role_contextlevels(roles::id(roles::REFERENT)))));
    }
}
