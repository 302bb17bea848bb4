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
use local_mara\local\setup\roles;
use local_mara\local\setup\service_account;
use local_mara\local\status\site_findings;
use local_mara\local\status\space_findings;

/**
 * What an administrator should mend is found, with the place to do it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\status\status
 * @covers     \local_mara\local\status\site_findings
 * @covers     \local_mara\local\status\space_findings
 * @covers     \local_mara\local\status\finding
 * @covers     \local_mara\external\get_status
 */
#[\PHPUnit\Framework\Attributes\CoversClass(site_findings::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(space_findings::class)]
final class status_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        // The tests' own settings, as config.php would set them.
        $CFG->config_php_settings['debugdisplay'] = 0;
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->run_setup();
        $this->space = $this->mara->create_space();
    }

    /**
     * The findings.
     *
     * @return array "code space detail" => url
     */
    private function findings(): array {
        $findings = [];
        foreach (json_decode(get_status::execute(), true)['findings'] as $finding) {
            $findings[trim("$finding[code] $finding[space] $finding[detail]")] = $finding['url'];
        }
        return $findings;
    }

    /**
     * A space that was just made lacks its referent only.
     */
    public function test_new_space(): void {
        global $CFG;
        $status = json_decode(get_status::execute(), true);
        $this->assertSame(['release' => '0.5.0', 'version' => 2026112221, 'protocol' => 5], $status['plugin']);
        $this->assertSame($CFG->release, $status['moodle']['release']);
        $this->assertSame(1, $status['spaces']);
        $this->assertSame(['roles' => [], 'cohorts' => [], 'accounts' => false], $status['allows']);
        $this->assertSame(0, $status['log']['number']);
        $url = "$CFG->wwwroot/user/index.php?id={$this->space->courseid}";
        $this->assertSame(['no_referent mel' => $url], $this->findings());

        $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), roles::COORDINATOR);
        $this->assertSame(['no_referent mel' => $url], $this->findings());
        $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), roles::REFERENT);
        $this->mara->create_space('fr', true);
        $this->assertSame([], $this->findings());
    }

    /**
     * Profile fields.
     */
    public function test_profile_fields(): void {
        global $DB;
        $DB->delete_records('user_info_field', ['shortname' => 'mara_needs']);
        $DB->set_field('user_info_field', 'visible', 3, ['shortname' => 'mara_phase']);
        $DB->set_field('user_info_field', 'locked', 0, ['shortname' => 'mara_quality']);
        $DB->set_field('user_info_field', 'locked', 0, ['shortname' => 'mara_consents']);
        // As 0.4.0 made it: a phase says nothing about who someone is.
        $DB->set_field('user_info_field', 'locked', 0, ['shortname' => 'mara_phase']);
        $DB->set_field('user_info_field', 'locked', 0, ['shortname' => 'mara_followed']);
        $findings = $this->findings();
        $this->assertArrayHasKey('profile_field_missing  mara_needs', $findings);
        $id = $DB->get_field('user_info_field', 'id', ['shortname' => 'mara_phase']);
        $this->assertStringEndsWith("?id=$id&action=editfield", $findings['profile_field_exposed  mara_phase']);
        $this->assertArrayHasKey('profile_field_unlocked  mara_quality', $findings);
        $this->assertArrayHasKey('profile_field_unlocked  mara_consents', $findings);
        $this->assertCount(5, $findings);
    }

    /**
     * Roles and rights of the service.
     */
    public function test_roles_and_service(): void {
        global $CFG;
        $context = \core\context\system::instance();
        delete_role(roles::id(roles::CANDIDATE));
        delete_role(roles::id(roles::COORDINATOR));
        assign_capability('moodle/user:update', CAP_ALLOW, roles::id(roles::SERVICE), $context);
        $findings = $this->findings();
        $this->assertArrayHasKey('role_missing  mara_candidate', $findings);
        $this->assertArrayHasKey('role_missing  mara_coordinator', $findings);
        $this->assertArrayHasKey('service_too_strong  moodle/user:update', $findings);
        $this->assertCount(4, $findings);
        set_config('siteadmins', $CFG->siteadmins . ',' . service_account::user()->id);
        $this->assertArrayHasKey('service_too_strong  moodle/site:config', $this->findings());
    }

    /**
     * Messages of PHP on pages.
     */
    public function test_debugging(): void {
        global $CFG;
        unset($CFG->config_php_settings['debugdisplay'], $CFG->config_php_settings['debug']);
        set_config('debugdisplay', 1);
        set_config('debug', DEBUG_DEVELOPER);
        $this->assertArrayHasKey('debug_display', $this->findings());
        set_config('debug', DEBUG_NONE);
        $this->assertArrayNotHasKey('debug_display', $this->findings());
    }

    /**
     * Guests, and candidates who see each other.
     */
    public function test_open_space(): void {
        $course = get_course($this->space->courseid);
        $context = \core\context\course::instance($course->id);
        $guest = enrol_get_plugin('guest');
        set_config('enrol_plugins_enabled', 'manual,guest');
        $id = $guest->add_instance($course, ['status' => ENROL_INSTANCE_ENABLED]);
        assign_capability('moodle/course:viewparticipants', CAP_ALLOW, roles::id(roles::CANDIDATE), $context, true);
        $findings = $this->findings();
        $this->assertStringEndsWith("/enrol/instances.php?id=$course->id", $findings['guest_access mel']);
        $this->assertArrayHasKey('participants_visible mel mara_candidate', $findings);
        $this->assertCount(3, $findings);
        // Repeating does not undo the decision.
        $this->mara->create_space();
        $this->assertCount(3, $this->findings());

        $guest->update_status((object) ((array) $GLOBALS['DB']->get_record('enrol', ['id' => $id])), ENROL_INSTANCE_DISABLED);
        $this->assertArrayNotHasKey('guest_access mel', $this->findings());
    }

    /**
     * What is wrong with a database.
     */
    public function test_database(): void {
        global $DB;
        $database = $this->mara->database_of($this->space);
        $context = \core\context\module::instance($database->cmid);
        set_coursemodule_visible($database->cmid, 1);
        $student = $DB->get_field('role', 'id', ['shortname' => 'student']);
        assign_capability('mod/data:viewentry', CAP_ALLOW, $student, $context, true);
        $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), 'editingteacher');
        $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['databaseid' => $database->id, 'code' => 'hours']);
        $DB->delete_records('data_fields', ['id' => $fieldid]);
        $findings = $this->findings();
        $this->assertStringEndsWith("/course/modedit.php?update=$database->cmid", $findings['database_visible mel living_area']);
        $this->assertStringEndsWith("contextid=$context->id&roleid=$student", $findings['database_readable mel student']);
        $this->assertArrayHasKey('database_readable mel editingteacher', $findings);
        $this->assertArrayHasKey('field_missing mel hours', $findings);

        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $database->cmid]);
        // The other databases stand.
        $left = ['database_missing mel living_area', 'database_readable mel editingteacher', 'no_referent mel'];
        $this->assertSame($left, array_keys($this->findings()));
        foreach (['job_market', 'opening', 'invitation'] as $sheet) {
            $cmid = $this->mara->database_of($this->space, $sheet)->cmid;
            set_coursemodule_visible($cmid, 1);
            $this->assertStringEndsWith("/course/modedit.php?update=$cmid", $this->findings()["database_visible mel $sheet"]);
        }
    }

    /**
     * Only who may read can.
     */
    public function test_capability(): void {
        $this->setUser($this->getDataGenerator()->create_user());
        $this->expectException(\required_capability_exception::class);
        get_status::execute();
    }
}
