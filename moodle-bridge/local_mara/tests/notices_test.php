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

namespace local_mara;

use local_mara\local\ask\answering;
use local_mara\local\notice\letter;
use local_mara\local\notice\messages;
use local_mara\local\notice\sender;
use local_mara\local\notice\waiting;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/asks_testcase.php');

/**
 * How asks and messages reach people: once, together, in peace, and without anyone’s name.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\notice\sender
 * @covers     \local_mara\local\notice\waiting
 * @covers     \local_mara\local\notice\letter
 * @covers     \local_mara\local\notice\messages
 * @covers     \local_mara\local\piece\type\message
 * @covers     \local_mara\task\send_notices
 */
#[\PHPUnit\Framework\Attributes\CoversClass(sender::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(waiting::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(letter::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(messages::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(\local_mara\local\piece\type\message::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(\local_mara\task\send_notices::class)]
final class notices_test extends asks_testcase {
    /** Seconds in an hour of peace, and one. */
    private const HOUR = 3600;

    /**
     * What is sent now.
     *
     * @return \stdClass[] rows of notifications
     */
    private function sent(): array {
        $sink = $this->redirectMessages();
        sender::send_due();
        $messages = $sink->get_messages();
        $sink->close();
        return $messages;
    }

    /**
     * An ask is told once, by what it is about and where, and says no more.
     */
    public function test_ask(): void {
        [$who, $other] = [$this->member(), $this->member(['lastname' => 'Lautre'])];
        $more = ['title' => ['fr' => 'Titre de Lautre'], 'text' => ['fr' => '<p>Texte de Lautre</p>']];
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$who, $other], $more)]);
        $sent = $this->sent();
        $this->assertEqualsCanonicalizing([$who, $other], array_map('intval', array_column($sent, 'useridto')));
        foreach ($sent as $notice) {
            $this->assertSame(['local_mara', 'ask'], [$notice->component, $notice->eventtype]);
            $this->assertSame('A question is waiting for you (Space mel)', $notice->subject);
            $all = $notice->subject . $notice->fullmessage . $notice->fullmessagehtml . $notice->smallmessage;
            $this->assertStringContainsString('About mel/ask/1', $notice->fullmessage);
            $this->assertStringContainsString('About mel/ask/1', $notice->fullmessagehtml);
            $this->assertStringNotContainsString('Lautre', $all);
            $this->assertStringNotContainsString('Titre', $all);
            $url = '/local/mara/asks.php?ask=' . $this->mara->ask_id('mel/ask/1');
            $this->assertStringEndsWith($url, $notice->contexturl);
            $this->assertStringContainsString($url, $notice->fullmessage);
        }
        $this->clock->bump(2 * self::HOUR);
        $this->assertSame([], $this->sent());
    }

    /**
     * A message is sent once, and closed.
     */
    public function test_message(): void {
        $who = $this->member();
        $wish = $this->mara->message('mel/message/1', $who, [
            'text' => ['fr' => '<p>Bonjour<script>alert(1)</script></p>'],
            'link' => 'https://example.org/a',
        ]);
        $state = $this->mara->put_all([$wish])['mel/message/1']['state'];
        $this->assertSame(['live', ['status' => 'queued', 'sent' => null]], [$state['state'], $state['detail']]);
        $since = $this->mara->changes()['log']['number'];
        [$notice] = $this->sent();
        $this->assertSame(['news', 'Subject of mel/message/1'], [$notice->eventtype, $notice->subject]);
        $this->assertStringContainsString('<p>Bonjour</p>', $notice->fullmessagehtml);
        $this->assertStringContainsString('https://example.org/a', $notice->fullmessage);
        $this->assertSame('https://example.org/a', $notice->contexturl);
        [$item] = $this->mara->changes($since)['items'];
        $this->assertSame('closed', $item['state']['state']);
        $this->assertSame(['status' => 'sent', 'sent' => 1800000000], $item['state']['detail']);
        $this->assertSame('closed', $this->mara->put_all([['source' => 'x'] + $wish])['mel/message/1']['outcome']);
        $this->clock->bump(2 * self::HOUR);
        $this->assertSame([], $this->sent());
    }

    /**
     * A message that waits is changed or taken back.
     */
    public function test_message_that_waits(): void {
        $who = $this->member();
        $this->mara->put_all([$this->mara->message('mel/message/1', $who), $this->mara->message('mel/message/2', $who)]);
        $changed = $this->mara->message('mel/message/1', $who, ['subject' => ['fr' => 'Autre sujet']]);
        $this->assertSame('updated', $this->mara->put_all([$changed])['mel/message/1']['outcome']);
        $state = $this->mara->put_removal('mel/message/2', 'message')['state'];
        $this->assertSame(['closed', 'withdrawn'], [$state['state'], $state['detail']['status']]);
        [$notice] = $this->sent();
        $this->assertSame('Autre sujet', $notice->subject);
        $this->assertNull($this->mara->put_removal('mel/message/1', 'message')['state']);
    }

    /**
     * Messages go to people of the space only.
     */
    public function test_message_to_a_stranger(): void {
        $stranger = $this->getDataGenerator()->create_user();
        foreach ([(int) $stranger->id, 987654321] as $userid) {
            $result = $this->mara->put_all([$this->mara->message('mel/message/1', $userid)])['mel/message/1'];
            $this->assertSame('unknownuser', $result['reason']['errorcode']);
        }
    }

    /**
     * Whoever went meanwhile gets nothing, and that is told.
     */
    public function test_unreachable(): void {
        global $DB;
        [$gone, $paused, $who] = [$this->member(), $this->member(), $this->member()];
        $this->mara->put_all([
            $this->mara->message('mel/message/1', $gone),
            $this->mara->message('mel/message/2', $paused),
            $this->mara->ask('mel/ask/1', [$gone, $paused, $who]),
        ]);
        delete_user($DB->get_record('user', ['id' => $gone]));
        $DB->set_field('user_enrolments', 'status', ENROL_USER_SUSPENDED, ['userid' => $paused]);
        $this->assertSame(2, messages::close_unreachable());
        $this->assertEquals([$who], array_column($this->sent(), 'useridto'));
        foreach ($this->mara->snapshot('pieces')['items'] as $item) {
            if ($item['type'] === 'message') {
                $this->assertSame(['status' => 'unreachable', 'sent' => null], $item['detail']);
                $this->assertSame('closed', $item['state']);
            }
        }
        // Who can be reached again is told then.
        $DB->set_field('user_enrolments', 'status', ENROL_USER_ACTIVE, ['userid' => $paused]);
        $this->assertEquals([$paused], array_column($this->sent(), 'useridto'));
    }

    /**
     * What waits for one person goes out as one.
     */
    public function test_digest(): void {
        global $DB;
        [$who, $other] = [$this->member(), $this->member()];
        // A language that was uninstalled is no reason to be told nothing.
        $DB->set_field('user', 'lang', 'xx', ['id' => $other]);
        $this->mara->put_all([
            $this->mara->ask('mel/ask/1', [$who, $other]),
            $this->mara->ask('mel/ask/2', [$who, $other]),
            $this->mara->message('mel/message/1', $who),
        ]);
        $sent = array_column($this->sent(), null, 'useridto');
        $this->assertCount(2, $sent);
        $this->assertSame('ask', $sent[$who]->eventtype);
        foreach (['About mel/ask/1', 'About mel/ask/2', 'Subject of mel/message/1', 'News of mel/message/1'] as $part) {
            $this->assertStringContainsString($part, $sent[$who]->fullmessage);
            $this->assertStringContainsString($part, $sent[$who]->fullmessagehtml);
        }
        $this->assertSame('2 questions are waiting for you', $sent[$other]->subject);
        $this->assertStringEndsWith('/local/mara/asks.php', $sent[$other]->contexturl);
    }

    /**
     * Whoever was told something is left in peace for an hour.
     */
    public function test_peace(): void {
        [$who, $other] = [$this->member(), $this->member()];
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$who])]);
        $this->assertCount(1, $this->sent());
        $results = $this->mara->put_all([
            $this->mara->message('mel/message/1', $who),
            $this->mara->message('mel/message/2', $other),
            $this->mara->ask('mel/ask/2', [$who]),
        ]);
        $this->assertSame([null, null, null], array_column($results, 'reason'));
        $this->assertEquals([$other], array_column($this->sent(), 'useridto'));
        $this->clock->bump(self::HOUR - 1);
        $this->assertSame([], $this->sent());
        $this->clock->bump(1);
        [$notice] = $this->sent();
        $this->assertSame(get_string('notice_subject_all', 'local_mara'), $notice->subject);
        // A message counts as well.
        $this->mara->put_all([$this->mara->ask('mel/ask/3', [$who, $other])]);
        $this->assertEquals([$other], array_column($this->sent(), 'useridto'));
    }

    /**
     * A reminder comes once, to those who have not answered.
     */
    public function test_reminder(): void {
        [$who, $done] = [$this->member(), $this->member()];
        $wish = $this->mara->ask('mel/ask/1', [$who, $done], ['mode' => 'each', 'remind' => 1800000000 + 5 * self::HOUR]);
        $this->mara->put_all([$wish]);
        $this->assertCount(2, $this->sent());
        answering::answer($this->mara->ask_id('mel/ask/1'), $done, 'keep', '');
        $this->clock->bump(5 * self::HOUR - 1);
        $this->assertSame([], $this->sent());
        $this->clock->bump(1);
        [$notice] = $this->sent();
        $this->assertEquals($who, $notice->useridto);
        $this->assertSame('Reminder: a question is waiting for you (Space mel)', $notice->subject);
        $this->clock->bump(DAYSECS);
        $this->assertSame([], $this->sent());
    }

    /**
     * Told only after the reminder was due, one is not reminded as well.
     */
    public function test_told_late(): void {
        $who = $this->member();
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$who], ['remind' => 1799999999])]);
        [$notice] = $this->sent();
        $this->assertSame('A question is waiting for you (Space mel)', $notice->subject);
        $this->clock->bump(2 * self::HOUR);
        $this->assertSame([], $this->sent());
    }

    /**
     * What is answered, withdrawn or over is not told.
     */
    public function test_nothing_to_tell(): void {
        [$who, $other] = [$this->member(), $this->member()];
        $this->mara->put_all([
            $this->mara->ask('mel/ask/answered', [$who, $other]),
            $this->mara->ask('mel/ask/withdrawn', [$who]),
            $this->mara->ask('mel/ask/over', [$who], ['expires' => 1800000100]),
            $this->mara->ask('mel/ask/mine', [$who, $other], ['mode' => 'each']),
        ]);
        answering::answer($this->mara->ask_id('mel/ask/answered'), $other, 'keep', '');
        answering::answer($this->mara->ask_id('mel/ask/mine'), $who, 'keep', '');
        $this->mara->put_removal('mel/ask/withdrawn', 'ask');
        $this->clock->bump(200);
        $this->assertEquals([$other], array_column($this->sent(), 'useridto'));
    }

    /**
     * It is noted before it is sent: what goes wrong in between is never sent twice, and stops nobody else.
     */
    public function test_failure(): void {
        [$first, $second] = [$this->member(), $this->member()];
        $this->mara->put_all([$this->mara->message('mel/message/1', $first), $this->mara->message('mel/message/2', $second)]);
        global $DB;
        $DB->set_field('local_mara_message', 'body', 'broken', ['userid' => $first]);
        $this->expectOutputRegex("/user $first could not be told/");
        $this->assertEquals([$second], array_column($this->sent(), 'useridto'));
        $this->clock->bump(2 * self::HOUR);
        $this->assertSame([], $this->sent());
    }

    /**
     * More people than are looked up at once.
     */
    public function test_pages(): void {
        $people = array_map(fn() => $this->member(), range(1, 205));
        $this->mara->put_all([$this->mara->ask('mel/ask/1', $people)]);
        $this->assertEqualsCanonicalizing($people, array_map('intval', array_column($this->sent(), 'useridto')));
    }

    /**
     * The task does it all, and people can switch both kinds off.
     */
    public function test_task(): void {
        global $DB;
        $who = $this->member();
        $this->mara->put_all([
            $this->mara->ask('mel/ask/1', [$who]),
            $this->mara->ask('mel/ask/over', [$who], ['expires' => 1800000010]),
        ]);
        $this->clock->bump(60);
        $sink = $this->redirectMessages();
        $this->expectOutputRegex('/1 asks expired.*1 people told/s');
        (new \local_mara\task\send_notices())->execute();
        $this->assertSame(1, $sink->count());
        $providers = $DB->get_fieldset('message_providers', 'name', ['component' => 'local_mara']);
        $this->assertEqualsCanonicalizing(['ask', 'news'], $providers);
    }
}
