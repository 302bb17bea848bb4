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

use local_mara\admin\setting_cohorts;
use local_mara\admin\setting_roles;
use local_mara\external\get_status;
use local_mara\local\allowed;
use local_mara\local\setup\allowances;
use local_mara\local\setup\report;
use local_mara\local\setup\roles;

/**
 * What the companion is allowed to do: nothing at first, and never what is too strong.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\allowed
 * @covers     \local_mara\local\setup\allowances
 * @covers     \local_mara\admin\setting_roles
 * @covers     \local_mara\admin\setting_cohorts
 */
#[\PHPUnit\Framework\Attributes\CoversClass(allowed::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(allowances::class)]
final class allowed_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        require_once($CFG->libdir . '/adminlib.php');
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->getDataGenerator()->get_plugin_generator('local_mara')->run_setup();
    }

    /**
     * What the status answer tells.
     *
     * @return array
     */
    private function allows(): array {
        return json_decode(get_status::execute(), true)['allows'];
    }

    /**
     * Nothing is allowed on a new site.
     */
    public function test_nothing_at_first(): void {
        $this->assertSame(['roles' => [], 'cohorts' => [], 'accounts' => false], $this->allows());
    }

    /**
     * A role that edits, sees the participants or manages is refused, and so is one that is not given in courses.
     */
    public function test_refused_roles(): void {
        $strong = ['student', 'teacher', 'editingteacher', roles::REFERENT, roles::COORDINATOR];
        foreach ($strong as $role) {
            $this->assertStringContainsString("“{$role}” cannot be given", allowed::refused_roles([roles::CANDIDATE, $role]));
        }
        foreach (['', 'nobody', 'user', roles::SERVICE] as $role) {
            $this->assertSame(get_string('allow_no_role', 'local_mara', $role), allowed::refused_roles([$role]));
        }
        $this->assertNull(allowed::refused_roles([roles::CANDIDATE]));
        $this->assertNull(allowed::refused_roles([]));
    }

    /**
     * The boxes of the settings' page.
     */
    public function test_setting_of_roles(): void {
        $setting = new setting_roles();
        $this->assertArrayHasKey(roles::CANDIDATE, setting_roles::choices());
        $this->assertArrayNotHasKey(roles::SERVICE, setting_roles::choices());
        $refused = $setting->write_setting(['xxxxx' => 1, roles::CANDIDATE => '1', 'student' => '1']);
        $this->assertStringContainsString('moodle/course:viewparticipants', $refused);
        $this->assertSame([], allowed::roles());
        $this->assertSame('', $setting->write_setting(['xxxxx' => 1, roles::CANDIDATE => '1', 'student' => '0']));
        $this->assertSame([roles::CANDIDATE], $this->allows()['roles']);
        $this->assertSame('', $setting->write_setting(['xxxxx' => 1]));
        $this->assertSame([], allowed::roles());
    }

    /**
     * A role that got more rights since, or was deleted, is allowed no more.
     */
    public function test_role_that_became_strong(): void {
        set_config(allowed::ROLES, roles::CANDIDATE, 'local_mara');
        $this->assertSame([roles::CANDIDATE], allowed::roles());
        $system = \core\context\system::instance();
        assign_capability('moodle/course:manageactivities', CAP_ALLOW, roles::id(roles::CANDIDATE), $system);
        $this->assertSame([], $this->allows()['roles']);
        unassign_capability('moodle/course:manageactivities', roles::id(roles::CANDIDATE));
        $this->assertSame([roles::CANDIDATE], allowed::roles());
        delete_role(roles::id(roles::CANDIDATE));
        $this->assertSame([], allowed::roles());
    }

    /**
     * Cohorts must be there, and be kept by people.
     */
    public function test_setting_of_cohorts(): void {
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S26']);
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S27']);
        $this->getDataGenerator()->create_cohort(['idnumber' => 'auto', 'component' => 'auth_db']);
        $setting = new setting_cohorts();
        foreach (['nothing' => 'S26, nothing', 'auto' => 'auto'] as $named => $list) {
            $this->assertSame(get_string('allow_no_cohort', 'local_mara', $named), $setting->write_setting($list));
        }
        $this->assertSame([], allowed::cohorts());
        $this->assertSame('', $setting->write_setting(' S26 ,S27,,'));
        $this->assertSame(['S26', 'S27'], $this->allows()['cohorts']);
    }

    /**
     * The command sets what it is given, tells what it refuses, and leaves the rest.
     */
    public function test_command(): void {
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S26']);
        $report = new report();
        allowances::apply(roles::CANDIDATE, 'S26', true, $report);
        $this->assertSame([true, false], [$report->changed, $report->problems]);
        $all = ['roles' => [roles::CANDIDATE], 'cohorts' => ['S26'], 'accounts' => true];
        $this->assertSame($all, $this->allows());

        $again = new report();
        allowances::apply(roles::CANDIDATE, 'S26', true, $again);
        $this->assertSame([false, false], [$again->changed, $again->problems]);

        $refused = new report();
        allowances::apply('student', null, null, $refused);
        $this->assertSame([false, true], [$refused->changed, $refused->problems]);
        $this->assertSame($all, $this->allows());

        allowances::apply('', '', false, new report());
        $this->assertSame(['roles' => [], 'cohorts' => [], 'accounts' => false], $this->allows());
    }
}
