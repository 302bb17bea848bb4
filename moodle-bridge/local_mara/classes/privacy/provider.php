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
use core_privacy\local\request\contextlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use local_mara\local\privacy\export;
use local_mara\local\privacy\personal_rows;

/**
 * What the plugin keeps about people, and what it tells the companion.
 *
 * Beside references in the change log and hashes of what it last told, these are questions and their
 * answers, messages, invitations, and whom the companion put where. All of it belongs to the person's
 * own context.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** Table => its columns that say something about people. */
    private const TABLES = [
        'change' => ['kind', 'objectid', 'timecreated'],
        'seen' => ['kind', 'objectid', 'fingerprint'],
        'member' => ['userid', 'state'],
        'ask' => ['body'],
        'ask_person' => ['userid', 'timenotified', 'timereminded'],
        'answer' => ['userid', 'choice', 'remark', 'timeanswered'],
        'message' => ['userid', 'body', 'status', 'timesent'],
        'invitation' => ['userid', 'body', 'status'],
        'page' => ['body'],
    ];

    /** Columns that mean the same in several tables => where their string is. */
    private const SHARED = [
        'kind' => 'change:kind',
        'objectid' => 'change:objectid',
        'userid' => 'userid',
    ];

    /** What the companion reads. */
    private const TOLD = [
        'name', 'profile', 'enrolments', 'roles', 'groups', 'completions', 'accesses', 'entries', 'chapters', 'answers', 'pieces',
    ];

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        foreach (self::TABLES as $table => $columns) {
            $fields = [];
            foreach ($columns as $column) {
                $fields[$column] = 'privacy:metadata:' . (self::SHARED[$column] ?? "$table:$column");
            }
            $collection->add_database_table("local_mara_$table", $fields, "privacy:metadata:$table");
        }
        $collection->add_subsystem_link('core_user', [], 'privacy:metadata:core_user');
        $collection->add_subsystem_link('core_message', [], 'privacy:metadata:core_message');
        $told = array_map(fn($name) => "privacy:metadata:companion:$name", array_combine(self::TOLD, self::TOLD));
        $collection->add_external_location_link('companion', $told, 'privacy:metadata:companion');
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $contextlist = new contextlist();
        if (personal_rows::are_there($userid)) {
            $contextlist->add_user_context($userid);
        }
        return $contextlist;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist): void {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user && personal_rows::are_there($context->instanceid)) {
            $userlist->add_user($context->instanceid);
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist): void {
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_own($context, $contextlist->get_user()->id)) {
                foreach (export::of($context->instanceid) as $heading => $data) {
                    writer::with_context($context)->export_data(
                        [get_string('pluginname', 'local_mara'), get_string("privacy:export:$heading", 'local_mara')],
                        $data
                    );
                }
            }
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(\context $context): void {
        if ($context instanceof \core\context\user) {
            personal_rows::delete($context->instanceid);
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist): void {
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_own($context, $contextlist->get_user()->id)) {
                personal_rows::delete($context->instanceid);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist): void {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user && in_array($context->instanceid, $userlist->get_userids())) {
            personal_rows::delete($context->instanceid);
        }
    }

    /**
     * Whether a context is a user's own.
     *
     * @param \core\context $context
     * @param int $userid
     * @return bool
     */
    private static function is_own(\core\context $context, int $userid): bool {
        return $context instanceof \core\context\user && (int) $context->instanceid === $userid;
    }
}
