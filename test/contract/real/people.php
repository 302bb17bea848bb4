<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/** Roles, groups and cohorts, as an administrator gives them. Read by fixture.php. */

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/group/lib.php');
require_once($CFG->dirroot . '/cohort/lib.php');

return [
    'giveRole' => function (array $d): int {
        $context = context_course::instance(fixture_course($d['space'])->id);
        return role_assign(fixture_role($d['role']), $d['userId'], $context->id);
    },
    'takeRole' => function (array $d): bool {
        $context = context_course::instance(fixture_course($d['space'])->id);
        role_unassign(fixture_role($d['role']), $d['userId'], $context->id);
        return true;
    },
    'createGroup' => fn(array $d): int => groups_create_group((object)[
        'courseid' => fixture_course($d['space'])->id,
        'name' => $d['name'],
        'visibility' => [
            'all' => GROUPS_VISIBILITY_ALL,
            'members' => GROUPS_VISIBILITY_MEMBERS,
            'own' => GROUPS_VISIBILITY_OWN,
            'none' => GROUPS_VISIBILITY_NONE,
        ][$d['visibility']],
    ]),
    'renameGroup' => function (array $d): bool {
        $group = groups_get_group($d['group'], '*', MUST_EXIST);
        $group->name = $d['name'];
        return groups_update_group($group);
    },
    'deleteGroup' => fn(array $d): bool => groups_delete_group($d['group']),
    'addToGroup' => function (array $d): int {
        global $DB;
        groups_add_member($d['group'], $d['userId']) || throw new moodle_exception('notmember');
        $which = ['groupid' => $d['group'], 'userid' => $d['userId']];
        return $DB->get_field('groups_members', 'id', $which, MUST_EXIST);
    },
    'removeFromGroup' => fn(array $d): bool => groups_remove_member($d['group'], $d['userId']),
    'createCohort' => fn(array $d): int => cohort_add_cohort((object)[
        'contextid' => context_system::instance()->id,
        'name' => $d['name'],
        'idnumber' => $d['idnumber'],
    ]),
    'renameCohort' => function (array $d): bool {
        global $DB;
        $cohort = $DB->get_record('cohort', ['id' => $d['cohort']], '*', MUST_EXIST);
        $cohort->name = $d['name'];
        cohort_update_cohort($cohort);
        return true;
    },
    'deleteCohort' => function (array $d): bool {
        global $DB;
        cohort_delete_cohort($DB->get_record('cohort', ['id' => $d['cohort']], '*', MUST_EXIST));
        return true;
    },
    'addToCohort' => function (array $d): int {
        global $DB;
        cohort_add_member($d['cohort'], $d['userId']);
        $which = ['cohortid' => $d['cohort'], 'userid' => $d['userId']];
        return $DB->get_field('cohort_members', 'id', $which, MUST_EXIST);
    },
    'removeFromCohort' => function (array $d): bool {
        cohort_remove_member($d['cohort'], $d['userId']);
        return true;
    },
];
