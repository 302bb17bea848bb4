<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/**
 * What the benchmark needs on a real Moodle:
 *   php fixture.php <moodle folder> people <code> <count>   a space with that many candidates
 *   php fixture.php <moodle folder> rename <code> <count>   that many of them get a new first name
 *   php fixture.php <moodle folder> coretoken                a token for the core function
 *   php fixture.php <moodle folder> ids <code>               the user ids of its candidates
 *   php fixture.php <moodle folder> answer <code> <part> <parts> <seconds>
 *                                                            answers that part of its open asks, evenly over that time
 *   php fixture.php <moodle folder> notices                  the task send_notices; what it took (seconds, MB)
 * The last line is the answer. Test support only: never run it on a site that anybody uses.
 */

define('CLI_SCRIPT', true);

[, $folder, $action] = $argv;
require($folder . '/config.php');
require_once($CFG->dirroot . '/user/lib.php');
require_once($CFG->dirroot . '/user/profile/lib.php');
require_once($CFG->libdir . '/enrollib.php');

\core\session\manager::set_user(get_admin());

/** The users of the benchmark in a space, by their number. */
function bench_users(string $code): array {
    global $DB;
    return $DB->get_records_select('user', $DB->sql_like('username', '?'), ["bench-$code-%"], 'id');
}

$actions = [
    'people' => function (string $code, string $count): int {
        global $CFG, $DB;
        $course = $DB->get_record('course', ['idnumber' => "mara:space:$code"], '*', MUST_EXIST);
        $instance = $DB->get_record('enrol', ['courseid' => $course->id, 'enrol' => 'manual'], '*', MUST_EXIST);
        $role = $DB->get_field('role', 'id', ['shortname' => 'mara_candidate'], MUST_EXIST);
        for ($i = count(bench_users($code)) + 1; $i <= (int)$count; $i++) {
            $id = user_create_user((object)[
                'username' => "bench-$code-$i",
                'firstname' => "Prénom $i",
                'lastname' => "Nom $i",
                'email' => "bench-$code-$i@bench.invalid",
                'auth' => 'manual',
                'confirmed' => 1,
                'mnethostid' => $CFG->mnet_localhost_id,
            ], false, false);
            profile_save_data((object)[
                'id' => $id,
                'profile_field_mara_quality' => 'candidate',
                'profile_field_mara_departure' => '2027-09',
                'profile_field_mara_places' => 'mel;fin',
            ]);
            enrol_get_plugin('manual')->enrol_user($instance, $id, $role);
        }
        return (int)$course->id;
    },
    'rename' => function (string $code, string $count): int {
        $renamed = 0;
        foreach (array_slice(bench_users($code), 0, (int)$count) as $user) {
            user_update_user((object)['id' => $user->id, 'firstname' => 'Prénom ' . random_string(6)], false, true);
            $renamed++;
        }
        return $renamed;
    },
    'ids' => fn(string $code): array => array_map('intval', array_keys(bench_users($code))),
    'answer' => function (string $code, string $part, string $parts, string $seconds): int {
        global $DB;
        $asked = $DB->get_records_sql(
            "SELECT p.id, p.askid, p.userid
               FROM {local_mara_ask_person} p
               JOIN {local_mara_ask} a ON a.id = p.askid AND a.status = 'open'
               JOIN {local_mara_piece} t ON t.id = a.pieceid
               JOIN {local_mara_space} s ON s.id = t.spaceid
              WHERE s.code = ?
           ORDER BY p.id",
            [$code],
            0,
            1000
        );
        $mine = array_values(array_filter(array_values($asked), fn($nth) => $nth % $parts === (int)$part, ARRAY_FILTER_USE_KEY));
        $began = microtime(true);
        $given = 0;
        foreach ($mine as $nth => $one) {
            // Evenly over the time, as people do who do not know of each other.
            usleep(max(0, (int)(1e6 * ($began + $nth * $seconds / count($mine) - microtime(true)))));
            $given += (int)(\local_mara\local\ask\answering::answer($one->askid, $one->userid, 'yes', '') === 'noted');
        }
        return $given;
    },
    'notices' => function (): array {
        $began = microtime(true);
        ob_start();
        (new \local_mara\task\send_notices())->execute();
        ob_end_clean();
        return [microtime(true) - $began, memory_get_peak_usage() / 1048576];
    },
    'coretoken' => function (): string {
        global $DB;
        $service = $DB->get_record('external_services', ['shortname' => 'mara_bench']);
        if (!$service) {
            $id = $DB->insert_record('external_services', (object)[
                'name' => 'MARA benchmark',
                'shortname' => 'mara_bench',
                'enabled' => 1,
                'restrictedusers' => 0,
                'timecreated' => time(),
            ]);
            $service = $DB->get_record('external_services', ['id' => $id]);
            $DB->insert_record('external_services_functions', (object)[
                'externalserviceid' => $id,
                'functionname' => 'core_enrol_get_enrolled_users',
            ]);
        }
        return \core_external\util::generate_token(
            EXTERNAL_TOKEN_PERMANENT,
            $service,
            get_admin()->id,
            \context_system::instance()
        );
    },
];

echo json_encode($actions[$action](...array_slice($argv, 3))), "\n";
