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
use core_privacy\local\request\transform;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;

/**
 * What the plugin keeps about people: references in the change log, for forty days, and a hash of
 * what it last told; and what it tells the companion.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class provider implements
    \core_privacy\local\metadata\provider,
    \core_privacy\local\request\core_userlist_provider,
    \core_privacy\local\request\plugin\provider {
    /** Tables that may name a user. */
    private const TABLES = ['local_mara_change', 'local_mara_seen'];

    /** Rows of them that name a user. */
    private const ABOUT_USER = "kind = 'people' AND objectid = ?";

    #[\Override]
    public static function get_metadata(collection $collection): collection {
        $collection->add_database_table('local_mara_change', [
            'kind' => 'privacy:metadata:change:kind',
            'objectid' => 'privacy:metadata:change:objectid',
            'timecreated' => 'privacy:metadata:change:timecreated',
        ], 'privacy:metadata:change');
        $collection->add_database_table('local_mara_seen', [
            'kind' => 'privacy:metadata:change:kind',
            'objectid' => 'privacy:metadata:change:objectid',
            'fingerprint' => 'privacy:metadata:seen:fingerprint',
        ], 'privacy:metadata:seen');
        $collection->add_external_location_link('companion', [
            'name' => 'privacy:metadata:companion:name',
            'profile' => 'privacy:metadata:companion:profile',
            'enrolments' => 'privacy:metadata:companion:enrolments',
            'roles' => 'privacy:metadata:companion:roles',
            'groups' => 'privacy:metadata:companion:groups',
            'completions' => 'privacy:metadata:companion:completions',
            'accesses' => 'privacy:metadata:companion:accesses',
            'entries' => 'privacy:metadata:companion:entries',
            'chapters' => 'privacy:metadata:companion:chapters',
        ], 'privacy:metadata:companion');
        return $collection;
    }

    #[\Override]
    public static function get_contexts_for_userid(int $userid): contextlist {
        $contextlist = new contextlist();
        $contextlist->add_from_sql(
            "SELECT ctx.id
               FROM {context} ctx
              WHERE ctx.contextlevel = :level AND ctx.instanceid = :userid
                    AND (EXISTS (SELECT 1 FROM {local_mara_change} c WHERE c.kind = 'people' AND c.objectid = ctx.instanceid)
                         OR EXISTS (SELECT 1 FROM {local_mara_seen} f WHERE f.kind = 'people' AND f.objectid = ctx.instanceid))",
            ['level' => CONTEXT_USER, 'userid' => $userid]
        );
        return $contextlist;
    }

    #[\Override]
    public static function get_users_in_context(userlist $userlist): void {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user) {
            foreach (self::TABLES as $table) {
                $userlist->add_from_sql(
                    'objectid',
                    "SELECT objectid FROM {{$table}} WHERE kind = 'people' AND objectid = :userid",
                    ['userid' => $context->instanceid]
                );
            }
        }
    }

    #[\Override]
    public static function export_user_data(approved_contextlist $contextlist): void {
        global $DB;
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_own($context, $contextlist->get_user()->id)) {
                $times = $DB->get_fieldset_select(
                    'local_mara_change',
                    'timecreated',
                    self::ABOUT_USER,
                    [$context->instanceid]
                );
                writer::with_context($context)->export_data(
                    [get_string('pluginname', 'local_mara')],
                    (object) ['noted' => array_map([transform::class, 'datetime'], $times)]
                );
            }
        }
    }

    #[\Override]
    public static function delete_data_for_all_users_in_context(\context $context): void {
        if ($context instanceof \core\context\user) {
            self::delete($context->instanceid);
        }
    }

    #[\Override]
    public static function delete_data_for_user(approved_contextlist $contextlist): void {
        foreach ($contextlist->get_contexts() as $context) {
            if (self::is_own($context, $contextlist->get_user()->id)) {
                self::delete($context->instanceid);
            }
        }
    }

    #[\Override]
    public static function delete_data_for_users(approved_userlist $userlist): void {
        $context = $userlist->get_context();
        if ($context instanceof \core\context\user && in_array($context->instanceid, $userlist->get_userids())) {
            self::delete($context->instanceid);
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

    /**
     * Deletes what is kept about a user.
     *
     * @param int $userid
     */
    private static function delete(int $userid): void {
        global $DB;
        foreach (self::TABLES as $table) {
            $DB->delete_records_select($table, self::ABOUT_USER, [$userid]);
        }
    }
}
