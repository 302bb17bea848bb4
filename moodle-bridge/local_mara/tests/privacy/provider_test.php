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
 */
#[\PHPUnit\Framework\Attributes\CoversClass(provider::class)]
final class provider_test extends \core_privacy\tests\provider_testcase {
    /**
     * Makes a user who is in the log.
     *
     * @return \stdClass
     */
    private function noted_user(): \stdClass {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $seen = ['objectid' => $user->id, 'fingerprint' => sha1('')];
        $DB->insert_record('local_mara_seen', (object) ($seen + ['kind' => 'people']));
        $DB->insert_record('local_mara_seen', (object) ($seen + ['kind' => 'entries']));
        change_log::append('people', [$user->id]);
        change_log::append('entries', [$user->id]);
        return $user;
    }

    /**
     * What is kept and what is sent is told.
     */
    public function test_metadata(): void {
        $items = provider::get_metadata(new collection('local_mara'))->get_collection();
        $this->assertSame(['local_mara_change', 'local_mara_seen', 'companion'], array_map(fn($item) => $item->get_name(), $items));
        foreach ($items as $item) {
            foreach (array_merge([$item->get_summary()], array_values($item->get_privacy_fields())) as $string) {
                $this->assertTrue(get_string_manager()->string_exists($string, 'local_mara'), $string);
            }
        }
    }

    /**
     * A user finds the rows about them.
     */
    public function test_export(): void {
        $this->resetAfterTest();
        $user = $this->noted_user();
        $context = \core\context\user::instance($user->id);
        $this->assertEquals([$context->id], provider::get_contexts_for_userid($user->id)->get_contextids());
        $other = $this->getDataGenerator()->create_user();
        $this->assertEmpty(provider::get_contexts_for_userid($other->id)->get_contextids());

        $userlist = new userlist($context, 'local_mara');
        provider::get_users_in_context($userlist);
        $this->assertEquals([$user->id], $userlist->get_userids());

        provider::export_user_data(new approved_contextlist($user, 'local_mara', [$context->id]));
        $data = writer::with_context($context)->get_data([get_string('pluginname', 'local_mara')]);
        $this->assertCount(1, $data->noted);
    }

    /**
     * Each way of deleting deletes the rows about that user only.
     */
    public function test_delete(): void {
        global $DB;
        $this->resetAfterTest();
        $left = function () use ($DB): int {
            $left = $DB->count_records('local_mara_change', ['kind' => 'people']);
            $this->assertSame($left, $DB->count_records('local_mara_seen', ['kind' => 'people']));
            return $left;
        };
        [$one, $two, $three, $four] = array_map(fn() => $this->noted_user(), range(1, 4));
        $context = fn($user) => \core\context\user::instance($user->id);
        provider::delete_data_for_all_users_in_context($context($one));
        $this->assertSame(3, $left());
        provider::delete_data_for_user(new approved_contextlist($two, 'local_mara', [$context($two)->id, $context($four)->id]));
        $this->assertSame(2, $left());
        provider::delete_data_for_users(new approved_userlist($context($three), 'local_mara', [$three->id]));
        $this->assertSame(1, $left());
        $this->assertSame(4, $DB->count_records('local_mara_change', ['kind' => 'entries']));
        $this->assertSame(4, $DB->count_records('local_mara_seen', ['kind' => 'entries']));
    }
}
