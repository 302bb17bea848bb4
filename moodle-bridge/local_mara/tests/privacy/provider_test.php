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

namespace local_mara\privacy;

use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_contextlist;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_mara\local\change\change_log;

/**
 * What is kept about people can be told and deleted.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\privacy\provider
 * @covers     \local_mara\local\privacy\export
 * @covers     \local_mara\local\privacy\personal_rows
 */
#[\PHPUnit\Framework\Attributes\CoversClass(provider::class)]
final class provider_test extends \core_privacy\tests\provider_testcase {
    /**
     * Makes a user about whom every table holds a row, and a message that still waits.
     *
     * @param \local_mara_generator $mara
     * @param \stdClass $space
     * @param string $name
     * @return \stdClass
     */
    private function known_user(\local_mara_generator $mara, \stdClass $space, string $name): \stdClass {
        global $DB;
        $user = $this->getDataGenerator()->create_and_enrol(get_course($space->courseid));
        $seen = ['kind' => 'people', 'objectid' => $user->id, 'fingerprint' => sha1('')];
        $DB->insert_record('local_mara_seen', (object) $seen);
        change_log::append('people', [$user->id]);
        $mara->create_answer($user->id, "mel/ask/$name");
        $mara->put_one($mara->piece("mel/group/$name", 'group', ['name' => $name, 'members' => [(int) $user->id]]));
        $mara->put_one($mara->message("mel/message/$name", (int) $user->id));
        $piece = $DB->get_field('local_mara_piece', 'id', ['piecekey' => "mel/group/$name"]);
        $DB->insert_record('local_mara_invitation', (object) [
            'pieceid' => $piece, 'status' => 'accepted', 'userid' => $user->id, 'timeexpires' => 5, 'timeclosed' => 4,
        ]);
        return $user;
    }

    /**
     * A space and its maker.
     *
     * @return array generator, row of local_mara_space
     */
    private function space(): array {
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        return [$mara, $mara->create_space()];
    }

    /**
     * What is kept and what is sent is told.
     */
    public function test_metadata(): void {
        global $DB;
        $items = provider::get_metadata(new collection('local_mara'))->get_collection();
        $names = array_map(fn($item) => $item->get_name(), $items);
        $tables = ['change', 'seen', 'member', 'ask', 'ask_person', 'answer', 'message', 'invitation', 'page'];
        $expected = array_merge(array_map(fn($name) => "local_mara_$name", $tables), ['core_user', 'core_message', 'companion']);
        $this->assertSame($expected, $names);
        foreach ($items as $item) {
            foreach (array_merge([$item->get_summary()], array_values($item->get_privacy_fields() ?? [])) as $string) {
                $this->assertTrue(get_string_manager()->string_exists($string, 'local_mara'), $string);
            }
            if (str_starts_with($item->get_name(), 'local_mara_')) {
                $columns = $DB->get_columns($item->get_name());
                $this->assertSame([], array_diff(array_keys($item->get_privacy_fields()), array_keys($columns)));
            }
        }
        // Whatever table names a user is told.
        foreach ($DB->get_tables() as $table) {
            if (str_starts_with($table, 'local_mara_') && isset($DB->get_columns($table)['userid'])) {
                $this->assertContains($table, $names);
            }
        }
    }

    /**
     * A user finds the rows about them.
     */
    public function test_export(): void {
        [$mara, $space] = $this->space();
        $user = $this->known_user($mara, $space, 'one');
        $other = $this->getDataGenerator()->create_user();
        $context = \core\context\user::instance($user->id);
        $this->assertEquals([$context->id], provider::get_contexts_for_userid($user->id)->get_contextids());
        $this->assertEmpty(provider::get_contexts_for_userid($other->id)->get_contextids());
        $userlist = new userlist($context, 'local_mara');
        provider::get_users_in_context($userlist);
        $this->assertEquals([$user->id], $userlist->get_userids());

        provider::export_user_data(new approved_contextlist($user, 'local_mara', [$context->id]));
        $exported = fn($heading) => writer::with_context($context)->get_data([
            get_string('pluginname', 'local_mara'), get_string("privacy:export:$heading", 'local_mara'),
        ])->items;
        $this->assertNotEmpty($exported('noted'));
        $ask = $exported('asks')[0];
        $this->assertSame(['keep', 'Merci.'], [$ask->choice, $ask->remark]);
        $this->assertNotEmpty($ask->title);
        $this->assertNotNull($ask->answered);
        $this->assertSame('queued', $exported('messages')[0]->status);
        $this->assertNotEmpty($exported('messages')[0]->subject);
        $this->assertEquals([(object) ['space' => 'mel', 'type' => 'group', 'state' => 'in']], $exported('memberships'));
        $this->assertSame('accepted', $exported('invitations')[0]->status);
    }

    /**
     * Each way of deleting deletes what is about that user only, and the companion is told.
     */
    public function test_delete(): void {
        global $DB;
        [$mara, $space] = $this->space();
        $users = array_map(fn($name) => $this->known_user($mara, $space, $name), ['one', 'two', 'three', 'four']);
        [$one, $two, $three, $four] = $users;
        $context = fn($user) => \core\context\user::instance($user->id);
        $known = fn() => array_map(fn($user) => count(provider::get_contexts_for_userid($user->id)), $users);
        $this->assertSame([1, 1, 1, 1], $known());
        $since = $mara->changes()['log']['number'];
        $mirror = $mara->everything();
        provider::delete_data_for_all_users_in_context($context($one));
        $this->assertSame([0, 1, 1, 1], $known());
        provider::delete_data_for_user(new approved_contextlist($two, 'local_mara', [$context($two)->id, $context($four)->id]));
        $this->assertSame([0, 0, 1, 1], $known());
        provider::delete_data_for_users(new approved_userlist($context($three), 'local_mara', [$three->id]));
        $this->assertSame([0, 0, 0, 1], $known());
        $this->assertSame(1, $DB->count_records('local_mara_answer'));
        $this->assertSame(1, $DB->count_records_select('local_mara_message', 'body IS NOT NULL'));
        [$mirror] = $mara->replay($mirror, $since);
        $this->assertSame([$four->id], array_map('strval', array_column($mirror['answers'], 'userid')));
        $messages = array_filter($mirror['pieces'], fn($piece) => $piece['type'] === 'message');
        $this->assertSame(
            ['closed', 'closed', 'closed', 'live'],
            array_column($messages, 'state')
        );
        $this->assertSame(
            ['withdrawn', 'withdrawn', 'withdrawn', 'queued'],
            array_column(array_column($messages, 'detail'), 'status')
        );
    }
}
