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

namespace local_mara\local\notice;

use local_mara\local\piece\localised;

/**
 * One notification to one person, in that person's language.
 *
 * Of an ask it says what it is about and in which space, never its title, its text or anyone's name:
 * notifications go through mailboxes and telephones that others look at.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class letter {
    /**
     * Sends what waits for someone.
     *
     * @param int $userid
     * @param \stdClass[] $asks of waiting::asks()
     * @param \stdClass[] $messages rows of local_mara_message
     */
    public static function send(int $userid, array $asks, array $messages): void {
        global $CFG;
        $user = \core_user::get_user($userid, '*', MUST_EXIST);
        // A language that is no longer installed would leave the last person's in force.
        $language = get_string_manager()->translation_exists($user->lang, false) ? $user->lang : $CFG->lang;
        $before = force_current_language($language);
        try {
            message_send(self::compose($user, array_values($asks), array_values($messages)));
        } finally {
            force_current_language($before);
        }
    }

    /**
     * Puts the notification together, in the present language.
     *
     * @param \stdClass $user
     * @param \stdClass[] $asks
     * @param \stdClass[] $messages
     * @return \core\message\message
     */
    private static function compose(\stdClass $user, array $asks, array $messages): \core\message\message {
        global $OUTPUT;
        $asklines = array_map([self::class, 'ask_line'], $asks);
        $news = array_map([self::class, 'news'], $messages);
        $subject = self::subject($asklines, $news);

        $message = new \core\message\message();
        $message->component = 'local_mara';
        $message->name = $asks ? 'ask' : 'news';
        $message->courseid = count($asks) === 1 && !$messages ? (int) $asks[0]->courseid : SITEID;
        $message->userfrom = \core_user::get_noreply_user();
        $message->userto = $user;
        $message->notification = 1;
        $message->subject = $subject;
        $message->smallmessage = $subject;
        $message->fullmessage = self::plain($asklines, $news);
        $message->fullmessageformat = FORMAT_PLAIN;
        $message->fullmessagehtml = $OUTPUT->render_from_template('local_mara/notice', [
            'hasasks' => (bool) $asks,
            'asks' => $asklines,
            'news' => $news,
        ]);
        [$url, $name] = self::context($asklines, $news);
        $message->contexturl = $url;
        $message->contexturlname = $name;
        return $message;
    }

    /**
     * What is said of an ask.
     *
     * @param \stdClass $ask of waiting::asks()
     * @return array
     */
    private static function ask_line(\stdClass $ask): array {
        return [
            'about' => localised::pick(json_decode($ask->body, true)['about']),
            'space' => format_string($ask->fullname, true, [
                'context' => \context_course::instance($ask->courseid),
                'escape' => false,
            ]),
            'reminder' => $ask->timenotified !== null,
            'url' => (new \moodle_url('/local/mara/asks.php', ['ask' => $ask->askid]))->out(false),
        ];
    }

    /**
     * What a message says.
     *
     * @param \stdClass $message row of local_mara_message
     * @return array
     */
    private static function news(\stdClass $message): array {
        $body = json_decode($message->body, true);
        return [
            'subject' => localised::pick($body['subject']),
            'text' => localised::pick($body['text']),
            'link' => $body['link'],
        ];
    }

    /**
     * The subject of the notification.
     *
     * @param array $asks lines
     * @param array $news
     * @return string
     */
    private static function subject(array $asks, array $news): string {
        $text = fn(string $case, $a = null) => get_string("notice_subject_$case", 'local_mara', $a);
        if ($asks && $news) {
            $subject = $text('all');
        } else if (count($asks) > 1) {
            $subject = $text('asks', count($asks));
        } else if ($asks) {
            $subject = $text($asks[0]['reminder'] ? 'reminder' : 'ask', $asks[0]['space']);
        } else {
            $subject = count($news) > 1 ? $text('news', count($news)) : $news[0]['subject'];
        }
        return trim(preg_replace('/\s+/u', ' ', $subject));
    }

    /**
     * The notification as plain text.
     *
     * @param array $asks lines
     * @param array $news
     * @return string
     */
    private static function plain(array $asks, array $news): string {
        $parts = [];
        if ($asks) {
            $parts[] = get_string('notice_asks', 'local_mara');
            foreach ($asks as $ask) {
                $line = get_string($ask['reminder'] ? 'notice_line_reminder' : 'notice_line', 'local_mara', (object) $ask);
                $parts[] = "- $line\n  {$ask['url']}";
            }
            $parts[] = get_string('notice_asks_end', 'local_mara');
        }
        foreach ($news as $new) {
            $parts[] = $new['subject'];
            $parts[] = html_to_text($new['text']);
            if ($new['link'] !== null) {
                $parts[] = $new['link'];
            }
        }
        return implode("\n\n", array_filter(array_map('trim', $parts), fn($part) => $part !== '')) . "\n";
    }

    /**
     * Where the notification leads.
     *
     * @param array $asks lines
     * @param array $news
     * @return array address and its name; nulls: nowhere
     */
    private static function context(array $asks, array $news): array {
        $name = get_string('asks_title', 'local_mara');
        if (count($asks) === 1) {
            return [$asks[0]['url'], $name];
        }
        if ($asks) {
            return [(new \moodle_url('/local/mara/asks.php'))->out(false), $name];
        }
        return count($news) === 1 && $news[0]['link'] !== null ? [$news[0]['link'], $news[0]['subject']] : [null, null];
    }
}
