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

namespace local_mara\local\setup;

use core_external\util;
use local_mara\local\site;

/**
 * The user the companion is here, and its token.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class service_account {
    /** User name. */
    public const USERNAME = 'mara_service';

    /** Short name of the service. */
    public const SERVICE = 'mara_companion';

    /**
     * The user, if there is one.
     *
     * @return \stdClass|null
     */
    public static function user(): ?\stdClass {
        global $CFG, $DB;
        $conditions = ['username' => self::USERNAME, 'mnethostid' => $CFG->mnet_localhost_id, 'deleted' => 0];
        return $DB->get_record('user', $conditions) ?: null;
    }

    /**
     * Switches on what the companion speaks through.
     *
     * @param report $report
     */
    public static function ensure_web_services(report $report): void {
        global $CFG;
        if (empty($CFG->enablewebservices)) {
            set_config('enablewebservices', 1);
            $report->made(get_string('setup_webservices', 'local_mara'));
        } else {
            $report->there(get_string('setup_webservices', 'local_mara'));
        }
        if (\core\plugininfo\webservice::enable_plugin('rest', 1)) {
            $report->made(get_string('setup_rest', 'local_mara'));
        } else {
            $report->there(get_string('setup_rest', 'local_mara'));
        }
    }

    /**
     * Makes the user and lets it use the service.
     *
     * @param report $report
     */
    public static function ensure(report $report): void {
        global $DB;
        $user = self::user();
        if ($user) {
            $report->there(get_string('setup_user', 'local_mara', self::USERNAME));
        } else {
            $user = self::create();
            $report->made(get_string('setup_user', 'local_mara', self::USERNAME));
        }
        if ($user->suspended || $user->auth === 'nologin' || !$user->confirmed) {
            $report->problem(get_string('setup_user_off', 'local_mara', self::USERNAME));
        }

        $context = \core\context\system::instance();
        $roleid = roles::id(roles::SERVICE);
        if (!user_has_role_assignment($user->id, $roleid, $context->id)) {
            role_assign($roleid, $user->id, $context->id);
            $report->made(get_string('setup_assigned', 'local_mara', self::USERNAME));
        }

        $service = self::service();
        if (!$service->enabled) {
            $report->problem(get_string('setup_service_off', 'local_mara', self::SERVICE));
        }
        $allowed = ['externalserviceid' => $service->id, 'userid' => $user->id];
        if (!$DB->record_exists('external_services_users', $allowed)) {
            // Without a date: Moodle reads that column the wrong way round.
            $DB->insert_record('external_services_users', (object) ($allowed + ['timecreated' => site::now()]));
            $report->made(get_string('setup_allowed', 'local_mara', self::SERVICE));
        }
    }

    /**
     * The token that stands and still works.
     *
     * @return string|null
     */
    public static function standing_token(): ?string {
        global $DB;
        $standing = $DB->get_records_select(
            'external_tokens',
            'userid = ? AND externalserviceid = ? AND tokentype = ? AND (validuntil IS NULL OR validuntil = 0 OR validuntil > ?)',
            [self::user()->id, self::service()->id, EXTERNAL_TOKEN_PERMANENT, site::now()],
            'id DESC',
            'id, token',
            0,
            1
        );
        return $standing ? reset($standing)->token : null;
    }

    /**
     * Makes a token; those that stand go on working.
     *
     * @return string
     */
    public static function new_token(): string {
        return util::generate_token(
            EXTERNAL_TOKEN_PERMANENT,
            self::service(),
            self::user()->id,
            \core\context\system::instance(),
            0,
            '',
            'MARA companion'
        );
    }

    /**
     * Ends a token.
     *
     * @param string $token
     */
    public static function end_token(string $token): void {
        global $DB;
        $DB->delete_records('external_tokens', ['token' => $token, 'userid' => self::user()->id]);
    }

    /**
     * Ends all tokens but one.
     *
     * @param string $token
     */
    public static function end_other_tokens(string $token): void {
        global $DB;
        $DB->delete_records_select(
            'external_tokens',
            'userid = ? AND externalserviceid = ? AND token <> ?',
            [self::user()->id, self::service()->id, $token]
        );
    }

    /**
     * The service.
     *
     * @return \stdClass row of external_services
     */
    private static function service(): \stdClass {
        global $DB;
        return $DB->get_record('external_services', ['shortname' => self::SERVICE], '*', MUST_EXIST);
    }

    /**
     * Makes the user: it can use a token and cannot log in.
     *
     * @return \stdClass
     */
    private static function create(): \stdClass {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/user/lib.php');
        $id = user_create_user((object) [
            'username' => self::USERNAME,
            'auth' => 'webservice',
            'firstname' => 'MARA',
            'lastname' => site::text('service_lastname'),
            'email' => self::USERNAME . '@example.invalid',
            'emailstop' => 1,
            'maildisplay' => 0,
            'confirmed' => 1,
            'mnethostid' => $CFG->mnet_localhost_id,
            'description' => site::text('service_description'),
            'descriptionformat' => FORMAT_PLAIN,
        ], false);
        return $DB->get_record('user', ['id' => $id], '*', MUST_EXIST);
    }
}
