<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/**
 * What an administrator prepares where the plugin cannot be installed, by Moodle's own functions:
 * php core-fixture.php <moodle folder> <action> <details as JSON>. The last line is the answer.
 *
 * Test support only. Never ship it, never run it on a site that anybody uses.
 */

define('CLI_SCRIPT', true);

[, $folder, $action, $json] = $argv;
$details = json_decode($json, true, 16, JSON_THROW_ON_ERROR);

require($folder . '/config.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/group/lib.php');
require_once($CFG->dirroot . '/webservice/lib.php');

\core\session\manager::set_user(get_admin());

/** A role of this name with these rights, held by nobody yet. */
function core_fixture_role(string $shortname, array $rights): int {
    $roleid = create_role("Contract suite: $shortname", $shortname, '');
    foreach ($rights as $right) {
        assign_capability($right, CAP_ALLOW, $roleid, context_system::instance()->id);
    }
    return $roleid;
}

/** The context of a space's course. */
function core_fixture_context(int $courseid): context_course {
    return context_course::instance($courseid);
}

$actions = [
    // The service, the account and its two roles, as docs/without-plugin.md has them made.
    'makeAccount' => function (array $d): array {
        global $CFG, $DB;
        $manager = new webservice();
        $serviceid = $manager->add_external_service((object)[
            'name' => $d['name'],
            'shortname' => $d['name'],
            'enabled' => 1,
            'restrictedusers' => 1,
            'downloadfiles' => 0,
            'uploadfiles' => 0,
        ]);
        foreach ($d['functions'] as $function) {
            $manager->add_external_function_to_service($function, $serviceid);
        }
        $userid = user_create_user((object)[
            'username' => $d['name'],
            'password' => 'Contract-2026!',
            'firstname' => 'Service',
            'lastname' => $d['name'],
            'email' => $d['name'] . '@contract.invalid',
            'auth' => 'manual',
            'confirmed' => 1,
            'mnethostid' => $CFG->mnet_localhost_id,
        ], true, false);
        $siterole = core_fixture_role($d['name'] . '_site', $d['siteRights']);
        $courserole = core_fixture_role($d['name'] . '_course', $d['courseRights']);
        role_assign($siterole, $userid, context_system::instance()->id);
        $manager->add_ws_authorised_user((object)['externalserviceid' => $serviceid, 'userid' => $userid]);
        $service = $DB->get_record('external_services', ['id' => $serviceid], '*', MUST_EXIST);
        $token = \core_external\util::generate_token(
            EXTERNAL_TOKEN_PERMANENT,
            $service,
            $userid,
            context_system::instance()
        );
        return compact('token', 'userid', 'serviceid', 'siterole', 'courserole');
    },
    // The plugin's status would report its roles: they read the sheets.
    'removeAccount' => function (array $d): bool {
        global $DB;
        delete_role($d['siterole']);
        delete_role($d['courserole']);
        $manager = new webservice();
        $DB->delete_records('external_tokens', ['externalserviceid' => $d['serviceid']]);
        $manager->delete_service($d['serviceid']);
        return delete_user($DB->get_record('user', ['id' => $d['userid']], '*', MUST_EXIST));
    },
    'letInto' => function (array $d): bool {
        role_assign($d['role'], $d['userid'], core_fixture_context($d['courseid'])->id);
        return true;
    },
    'shutOut' => function (array $d): bool {
        role_unassign($d['role'], $d['userid'], core_fixture_context($d['courseid'])->id);
        return true;
    },
    'setRight' => function (array $d): bool {
        $system = context_system::instance();
        foreach ($d['roles'] as $role) {
            $d['held']
                ? assign_capability($d['right'], CAP_ALLOW, $role, $system->id, true)
                : unassign_capability($d['right'], $role, $system->id);
        }
        return true;
    },
    'dropFunction' => function (array $d): bool {
        (new webservice())->remove_external_function_from_service($d['function'], $d['serviceid']);
        return true;
    },
    'createGroup' => function (array $d): int {
        return groups_create_group((object)[
            'courseid' => $d['courseid'],
            'name' => $d['name'],
            'visibility' => $d['visibility'],
            'participation' => $d['visibility'] < GROUPS_VISIBILITY_OWN,
        ]);
    },
    'addToGroup' => function (array $d): bool {
        return groups_add_member($d['groupid'], $d['userid']);
    },
    'deleteGroup' => function (array $d): bool {
        return groups_delete_group($d['groupid']);
    },
    'setApproval' => function (array $d): bool {
        global $DB;
        return $DB->set_field('data', 'approval', (int)$d['asked'], ['id' => $d['databaseid']]);
    },
    'approve' => function (array $d): bool {
        global $DB;
        return $DB->set_field('data_records', 'approved', (int)$d['approved'], ['id' => $d['entryid']]);
    },
];

$answer = $actions[$action]($details);
echo "\n", json_encode($answer, JSON_THROW_ON_ERROR), "\n";
