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

use local_mara\local\setup\profile_fields;
use local_mara\local\setup\roles;
use local_mara\local\setup\service_account;
use local_mara\local\setup\setup;
use local_mara\local\setup\token_file;

/**
 * The setup, and what it leaves alone.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\setup\setup
 * @covers     \local_mara\local\setup\roles
 * @covers     \local_mara\local\setup\profile_fields
 * @covers     \local_mara\local\setup\service_account
 * @covers     \local_mara\local\setup\token_file
 */
#[\PHPUnit\Framework\Attributes\CoversClass(setup::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(service_account::class)]
final class setup_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
    }

    /**
     * The token in a file.
     *
     * @param string $path
     * @return string
     */
    private function token(string $path): string {
        $this->assertSame(1, preg_match('~^MOODLE_URL=(\S+)\nMOODLE_TOKEN=(\w{32})\n$~D', file_get_contents($path), $match));
        return $match[2];
    }

    /**
     * The first run makes all, the second nothing.
     */
    public function test_repeat(): void {
        global $CFG, $DB;
        $path = make_request_directory() . '/moodle.env';
        $first = setup::run($path);
        $this->assertTrue($first->changed);
        $this->assertFalse($first->problems);
        $this->assertTrue((bool) get_config('core', 'enablewebservices'));
        $this->assertContains('rest', explode(',', $CFG->webserviceprotocols));
        $this->assertSame('600', decoct(fileperms($path) & 0777));
        $token = $this->token($path);
        $this->assertStringNotContainsString($token, implode("\n", $first->lines));
        $this->assertSame(array_keys(profile_fields::FIELDS), array_keys(profile_fields::standing()));

        $second = setup::run($path);
        $this->assertFalse($second->changed);
        $this->assertSame($token, $this->token($path));
        $this->assertSame(1, $DB->count_records('external_tokens'));
        $this->assertNull($DB->get_field('external_services_users', 'validuntil', []));
    }

    /**
     * A renewed token is another, and the old one ends.
     */
    public function test_rotate(): void {
        global $DB;
        $path = make_request_directory() . '/moodle.env';
        setup::run($path);
        $old = $this->token($path);
        setup::run($path, true);
        $new = $this->token($path);
        $this->assertNotSame($old, $new);
        $this->assertSame([$new], array_values($DB->get_fieldset_select('external_tokens', 'token', '1 = 1')));
    }

    /**
     * When the file cannot be written, the old token goes on working.
     */
    public function test_rotate_without_a_file(): void {
        global $DB;
        $path = make_request_directory() . '/moodle.env';
        setup::run($path);
        try {
            setup::run("$path/none", true);
            $this->fail('must be refused');
        } catch (\moodle_exception $e) {
            $this->assertSame('setup_file_failed', $e->errorcode);
        }
        $this->assertSame([$this->token($path)], array_values($DB->get_fieldset_select('external_tokens', 'token', '1 = 1')));
    }

    /**
     * An expired token gives way to a new one.
     */
    public function test_expired_token(): void {
        global $DB;
        $path = make_request_directory() . '/moodle.env';
        setup::run($path);
        $old = $this->token($path);
        $DB->set_field('external_tokens', 'validuntil', time() - 10);
        setup::run($path);
        $this->assertNotSame($old, $this->token($path));
    }

    /**
     * The service user can do what it needs and nothing else of ours or Moodle's.
     */
    public function test_least_rights(): void {
        global $DB;
        $this->mara->run_setup();
        $user = service_account::user();
        $context = \core\context\system::instance();
        foreach (roles::NEEDS[roles::SERVICE][1] as $capability) {
            $this->assertTrue(has_capability($capability, $context, $user), $capability);
        }
        $all = $DB->get_fieldset_select('role_capabilities', 'capability', 'roleid = ?', [roles::id(roles::SERVICE)]);
        $this->assertEqualsCanonicalizing(roles::NEEDS[roles::SERVICE][1], $all);
        $this->assertFalse(has_capability('moodle/user:viewdetails', $context, $user));
        $this->assertSame('webservice', $user->auth);
    }

    /**
     * The service user, with its rights alone, can use all five functions.
     */
    public function test_service_user_can_do_its_work(): void {
        $this->preventResetByRollback();
        $this->mara->run_setup();
        $this->setUser(service_account::user());
        external\create_space::execute('mel', 'Maine-et-Loire', '49');
        $result = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')]);
        $this->assertSame('created', $result['chapters'][0]['outcome']);
        $this->assertNotEmpty($this->mara->changes()['items']);
        $this->assertNotEmpty($this->mara->snapshot('books')['items']);
        $this->assertNotEmpty(external\get_status::execute());
    }

    /**
     * What an administrator decided stays, and is told where it hinders.
     */
    public function test_decisions_of_an_administrator_stay(): void {
        global $DB;
        $this->mara->run_setup();
        $context = \core\context\system::instance();
        $service = roles::id(roles::SERVICE);
        $referent = roles::id(roles::REFERENT);
        assign_capability('local/mara:publish', CAP_PROHIBIT, $service, $context, true);
        assign_capability('mod/forum:replypost', CAP_ALLOW, $referent, $context);
        unassign_capability('mod/book:edit', $referent);
        $DB->set_field('role', 'name', 'Référente', ['id' => $referent]);
        $DB->set_field('user_info_field', 'visible', 2, ['shortname' => 'mara_phase']);
        $DB->set_field('user_info_field', 'name', 'Ma phase', ['shortname' => 'mara_phase']);
        $DB->set_field('user', 'suspended', 1, ['username' => service_account::USERNAME]);
        $DB->set_field('external_services', 'enabled', 0, ['shortname' => service_account::SERVICE]);

        $report = $this->mara->run_setup();
        $this->assertTrue($report->problems);
        $permission = fn($role, $capability) => (int) $DB->get_field(
            'role_capabilities',
            'permission',
            ['roleid' => $role, 'capability' => $capability, 'contextid' => $context->id]
        );
        $this->assertSame(CAP_PROHIBIT, $permission($service, 'local/mara:publish'));
        $this->assertSame(CAP_ALLOW, $permission($referent, 'mod/forum:replypost'));
        $this->assertSame(CAP_ALLOW, $permission($referent, 'mod/book:edit'));
        $this->assertSame('Référente', $DB->get_field('role', 'name', ['id' => $referent]));
        $field = $DB->get_record('user_info_field', ['shortname' => 'mara_phase']);
        $this->assertSame(['2', 'Ma phase'], [$field->visible, $field->name]);
        $this->assertSame('1', service_account::user()->suspended);
        $this->assertSame('0', $DB->get_field('external_services', 'enabled', ['shortname' => service_account::SERVICE]));
    }

    /**
     * A file that others could read before is theirs no more, and a folder is no file.
     */
    public function test_token_file(): void {
        global $CFG;
        $directory = make_request_directory();
        file_put_contents("$directory/moodle.env", 'old');
        chmod("$directory/moodle.env", 0666);
        token_file::write("$directory/moodle.env", str_repeat('a', 32));
        $this->assertSame('600', decoct(fileperms("$directory/moodle.env") & 0777));
        $this->assertSame(str_repeat('a', 32), $this->token("$directory/moodle.env"));
        $this->assertSame(['moodle.env'], array_values(array_diff(scandir($directory), ['.', '..'])));
        $wrongs = [
            $directory => 'setup_file_failed',
            "$directory/none/moodle.env" => 'setup_file_failed',
            "$CFG->dirroot/local/mara/moodle.env" => 'setup_file_served',
        ];
        foreach ($wrongs as $wrong => $errorcode) {
            try {
                token_file::write($wrong, 'x');
                $this->fail('must be refused');
            } catch (\moodle_exception $e) {
                $this->assertSame($errorcode, $e->errorcode);
            }
        }
    }
}
