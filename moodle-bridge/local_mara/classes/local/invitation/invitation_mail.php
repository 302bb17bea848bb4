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
 * The e-mail of an invitation, in the language of whom it is for.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class invitation_mail {
    /**
     * Sends it.
     *
     * @param \stdClass $body of the invitation
     * @param string $spacename full name of the course
     * @param string $token
     * @return bool whether Moodle took it
     */
    public static function send(\stdClass $body, string $spacename, string $token): bool {
        // A language that is not installed here is read as the site's.
        $former = force_current_language(language::known($body->lang));
        try {
            $subject = get_string('invitation_mail_subject', 'local_mara', ['site' => self::site_name()]);
            $link = (new \moodle_url('/local/mara/invitation.php', ['token' => $token]))->out(false);
            $paragraphs = self::paragraphs($body, $spacename);
            return email_to_user(
                self::addressee($body),
                \core_user::get_noreply_user(),
                $subject,
                self::text($paragraphs, $link),
                self::html($paragraphs, $link)
            );
        } finally {
            force_current_language($former);
        }
    }

    /**
     * What it says, before and after its link.
     *
     * @param \stdClass $body
     * @param string $spacename
     * @return string[][]
     */
    private static function paragraphs(\stdClass $body, string $spacename): array {
        $context = \core\context\system::instance();
        $about = [
            'space' => format_string($spacename, true, ['context' => $context, 'escape' => false]),
            'site' => self::site_name(),
        ];
        return [
            [
                get_string('invitation_mail_hello', 'local_mara', $body),
                get_string('invitation_mail_invited', 'local_mara', $about),
                get_string('invitation_mara', 'local_mara'),
                get_string('invitation_mail_link', 'local_mara'),
            ],
            [
                get_string('invitation_mail_until', 'local_mara', userdate($body->expires)),
                get_string('invitation_mail_ignore', 'local_mara'),
            ],
        ];
    }

    /**
     * The mail as plain text.
     *
     * @param string[][] $paragraphs
     * @param string $link
     * @return string
     */
    private static function text(array $paragraphs, string $link): string {
        return implode("\n\n", [...$paragraphs[0], $link, ...$paragraphs[1]]) . "\n";
    }

    /**
     * The mail as HTML.
     *
     * @param string[][] $paragraphs
     * @param string $link
     * @return string
     */
    private static function html(array $paragraphs, string $link): string {
        $tag = fn($text) => \html_writer::tag('p', s($text));
        return implode('', array_map($tag, $paragraphs[0]))
            . \html_writer::tag('p', \html_writer::link($link, s($link)))
            . implode('', array_map($tag, $paragraphs[1]));
    }

    /**
     * The name of this site.
     *
     * @return string
     */
    private static function site_name(): string {
        global $SITE;
        return format_string($SITE->fullname, true, ['context' => \core\context\system::instance(), 'escape' => false]);
    }

    /**
     * Whom it goes to: nobody Moodle knows, so all that it asks of a user is put together here.
     *
     * @param \stdClass $body
     * @return \stdClass
     */
    private static function addressee(\stdClass $body): \stdClass {
        return (object) ([
            'id' => -1,
            'email' => $body->email,
            'firstname' => $body->firstname,
            'lastname' => $body->lastname,
            'lang' => language::known($body->lang),
            'mailformat' => 1,
        ] + array_fill_keys(\core_user\fields::get_name_fields(), ''));
    }
}
