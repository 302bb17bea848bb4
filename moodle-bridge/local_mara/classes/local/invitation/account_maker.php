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

namespace local_mara\local\invitation;

/**
 * Finds and makes the accounts of those who accept an invitation, by this site's own rules.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class account_maker {
    /** Profile field that says as what someone is here. */
    private const QUALITY = 'mara_quality';

    /** What stands between two qualities. */
    private const SEPARATOR = ';';

    /**
     * The accounts that have an address. One is enough for no other to be made, whatever the site allows elsewhere.
     *
     * @param string $email
     * @return int[]
     */
    public static function of_address(string $email): array {
        global $CFG, $DB;
        // As Moodle's own sign-up asks: the first question may use an index, the second minds the accents.
        $rough = $DB->sql_equal('email', ':rough', false, false);
        $exact = $DB->sql_equal('email', ':exact', false, true);
        return array_map('intval', $DB->get_fieldset_sql(
            "SELECT id
               FROM {user}
              WHERE $exact AND deleted = 0
                    AND id IN (SELECT id FROM {user} WHERE $rough AND mnethostid = :mnethostid)",
            ['rough' => $email, 'exact' => $email, 'mnethostid' => $CFG->mnet_localhost_id]
        ));
    }

    /**
     * What is wrong with a password, in Moodle's own words.
     *
     * @param string $password
     * @param \stdClass $body of the invitation
     * @return string[]
     */
    public static function password_errors(string $password, \stdClass $body): array {
        global $CFG;
        if ($password === '') {
            return [get_string('missingpassword')];
        }
        if (exceeds_password_length($password)) {
            return [get_string('passwordexceeded', 'error', MAX_PASSWORD_CHARACTERS)];
        }
        return empty($CFG->passwordpolicy) ? [] : get_password_policy_errors($password, self::user($body));
    }

    /**
     * Makes the account.
     *
     * @param \stdClass $body of the invitation
     * @param string $password
     * @return \stdClass row of user
     */
    public static function make(\stdClass $body, string $password): \stdClass {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/user/lib.php');
        $user = self::user($body);
        $user->password = $password;
        $id = user_create_user($user, true, false);
        self::write_quality($id, $body->quality);
        \core\event\user_created::create_from_userid($id)->trigger();
        return $DB->get_record('user', ['id' => $id], '*', MUST_EXIST);
    }

    /**
     * Adds a quality to those that someone has.
     *
     * @param int $userid
     * @param string|null $quality
     */
    public static function add_quality(int $userid, ?string $quality): void {
        if (self::write_quality($userid, $quality)) {
            \core\event\user_updated::create_from_userid($userid)->trigger();
        }
    }

    /**
     * Writes a quality beside those that stand.
     *
     * @param int $userid
     * @param string|null $quality
     * @return bool whether it was not there
     */
    private static function write_quality(int $userid, ?string $quality): bool {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        $present = (string) $DB->get_field_sql(
            "SELECT d.data
               FROM {user_info_data} d
               JOIN {user_info_field} f ON f.id = d.fieldid
              WHERE d.userid = ? AND f.shortname = ?",
            [$userid, self::QUALITY]
        );
        $qualities = array_filter(array_map('trim', explode(self::SEPARATOR, $present)), 'strlen');
        if ($quality === null || in_array($quality, $qualities, true)) {
            return false;
        }
        profile_save_custom_fields($userid, [self::QUALITY => implode(self::SEPARATOR, [...$qualities, $quality])]);
        return true;
    }

    /**
     * The account as it is to be.
     *
     * @param \stdClass $body of the invitation
     * @return \stdClass
     */
    private static function user(\stdClass $body): \stdClass {
        global $CFG;
        return (object) [
            'auth' => 'manual',
            'confirmed' => 1,
            'mnethostid' => $CFG->mnet_localhost_id,
            'username' => self::username($body->email),
            'email' => $body->email,
            'firstname' => $body->firstname,
            'lastname' => $body->lastname,
            'lang' => language::known($body->lang),
            // Addresses are shown to others when both sides agreed, not before.
            'maildisplay' => \core_user::MAILDISPLAY_HIDE,
        ];
    }

    /**
     * A user name made of an address, numbered where it is taken.
     *
     * @param string $email
     * @return string
     */
    private static function username(string $email): string {
        global $CFG, $DB;
        $name = \core_user::clean_field(\core_text::strtolower($email), 'username');
        $free = $name;
        for ($n = 2; $DB->record_exists('user', ['username' => $free, 'mnethostid' => $CFG->mnet_localhost_id]); $n++) {
            $free = \core_text::substr($name, 0, 95) . $n;
        }
        return $free;
    }
}
