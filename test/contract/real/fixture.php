<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/**
 * What an administrator does to a real Moodle under test, by Moodle's own functions:
 * php fixture.php <moodle folder> <action> <details as JSON>. The last line is the answer.
 *
 * Test support only: it creates people with known passwords. Never ship it, never run it on
 * a site that anybody uses.
 */

define('CLI_SCRIPT', true);

[, $folder, $action, $json] = $argv;
$details = json_decode($json, true, 16, JSON_THROW_ON_ERROR);

require($folder . '/config.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/user/profile/lib.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->libdir . '/enrollib.php');

\core\session\manager::set_user(get_admin());

/** Fills a new person, or an existing one, the way user/editadvanced.php does. */
function fixture_fields(int $userid, array $fields): void {
    $values = ['id' => $userid];
    foreach ($fields as $shortname => $value) {
        $values['profile_field_' . $shortname] = $value;
    }
    profile_save_data((object)$values);
}

/** The course of a space: copies have its idnumber too, so the plugin's row says which. */
function fixture_course(string $code): stdClass {
    global $DB;
    return get_course($DB->get_field('local_mara_space', 'courseid', ['code' => $code], MUST_EXIST));
}

/** The role of Moodle's that stands for a name of the suite's. */
function fixture_role(string $name): int {
    global $DB;
    $shortname = ['candidate' => 'student', 'referent' => 'mara_referent', 'coordinator' => 'mara_coordinator'][$name];
    return $DB->get_field('role', 'id', ['shortname' => $shortname], MUST_EXIST);
}

/** The manual enrolment instance of a space. */
function fixture_instance(string $code): stdClass {
    global $DB;
    $instances = $DB->get_records(
        'enrol',
        ['courseid' => fixture_course($code)->id, 'enrol' => 'manual'],
        'id',
        '*',
        0,
        1
    );
    return reset($instances) ?: throw new moodle_exception('noinstance');
}

$actions = [
    'createUser' => function (array $d): int {
        global $CFG;
        $userid = user_create_user((object)[
            'username' => $d['username'],
            'password' => $d['password'],
            'firstname' => $d['firstname'],
            'lastname' => $d['lastname'],
            'email' => $d['email'] ?? $d['username'] . '@contract.invalid',
            'lang' => $d['lang'] ?? $CFG->lang,
            'auth' => 'manual',
            'confirmed' => 1,
            'mnethostid' => $CFG->mnet_localhost_id,
        ], true, false);
        fixture_fields($userid, $d['fields'] ?? []);
        \core\event\user_created::create_from_userid($userid)->trigger();
        return $userid;
    },
    'updateUser' => function (array $d): bool {
        $user = ['id' => $d['userId']];
        foreach (['firstname', 'lastname'] as $key) {
            if (isset($d[$key])) {
                $user[$key] = $d[$key];
            }
        }
        if (isset($d['suspended'])) {
            $user['suspended'] = (int)$d['suspended'];
        }
        user_update_user((object)$user, false, false);
        fixture_fields($d['userId'], $d['fields'] ?? []);
        \core\event\user_updated::create_from_userid($d['userId'])->trigger();
        return true;
    },
    'deleteUser' => function (array $d): bool {
        global $DB;
        return delete_user($DB->get_record('user', ['id' => $d['userId']], '*', MUST_EXIST));
    },
    'enrol' => function (array $d): bool {
        $status = empty($d['suspended']) ? ENROL_USER_ACTIVE : ENROL_USER_SUSPENDED;
        enrol_get_plugin('manual')->enrol_user(
            fixture_instance($d['space']),
            $d['userId'],
            fixture_role($d['role']),
            $d['timestart'] ?? 0,
            $d['timeend'] ?? 0,
            $status
        );
        return true;
    },
    'unenrol' => function (array $d): bool {
        enrol_get_plugin('manual')->unenrol_user(fixture_instance($d['space']), $d['userId']);
        return true;
    },
    // Everything but the plugin's own capabilities is granted, so that they alone refuse.
    'createToken' => function (array $d): string {
        global $DB;
        $system = context_system::instance();
        $service = $DB->get_record('external_services', ['shortname' => 'mara_companion'], '*', MUST_EXIST);
        $shortname = 'contract_' . substr(md5(implode(' ', $d['capabilities'])), 0, 8);
        $roleid = $DB->get_field('role', 'id', ['shortname' => $shortname])
            ?: create_role("Contract suite: $shortname", $shortname, 'May speak REST and little else.');
        foreach (['webservice/rest:use', ...$d['capabilities']] as $capability) {
            assign_capability($capability, CAP_ALLOW, $roleid, $system->id, true);
        }
        role_assign($roleid, $d['userId'], $system->id);
        $DB->insert_record('external_services_users', (object)[
            'externalserviceid' => $service->id,
            'userid' => $d['userId'],
            'timecreated' => time(),
        ]);
        // generate_token() would refuse: the service asks for a capability nobody here has.
        $token = random_string(32);
        $DB->insert_record('external_tokens', (object)[
            'token' => $token,
            'userid' => $d['userId'],
            'tokentype' => EXTERNAL_TOKEN_PERMANENT,
            'contextid' => $system->id,
            'externalserviceid' => $service->id,
            'creatorid' => $d['userId'],
            'timecreated' => time(),
        ]);
        return $token;
    },
    'setMaintenance' => function (array $d): bool {
        set_config('maintenance_enabled', (int)$d['on']);
        return true;
    },
    'deleteSpace' => function (array $d): bool {
        return delete_course(fixture_course($d['space']), false);
    },
    'setActivityVisible' => function (array $d): bool {
        set_coursemodule_visible($d['cmid'], (int)$d['visible']);
        $cm = get_coursemodule_from_id('', $d['cmid'], 0, false, MUST_EXIST);
        \core\event\course_module_updated::create_from_cm($cm)->trigger();
        return true;
    },
    'setGuestAccess' => function (array $d): bool {
        global $DB;
        $guest = enrol_get_plugin('guest');
        $course = fixture_course($d['space']);
        $status = $d['open'] ? ENROL_INSTANCE_ENABLED : ENROL_INSTANCE_DISABLED;
        $instances = $DB->get_records('enrol', ['courseid' => $course->id, 'enrol' => 'guest']);
        if (!$instances) {
            $guest->add_instance($course, ['status' => $status]);
        }
        foreach ($instances as $instance) {
            $guest->update_status($instance, $status);
        }
        return true;
    },
    'deleteActivity' => function (array $d): bool {
        course_delete_module($d['cmid']);
        return true;
    },
    ...require(__DIR__ . '/people.php'),
    ...require(__DIR__ . '/progress.php'),
    ...require(__DIR__ . '/lifecycle.php'),
    ...require(__DIR__ . '/plugin.php'),
    ...require(__DIR__ . '/pieces.php'),
];

$answer = $actions[$action]($details);
echo "\n", json_encode($answer, JSON_THROW_ON_ERROR), "\n";
