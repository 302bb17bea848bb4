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

use local_mara\external\put;
use local_mara\local\invitation\account_maker;
use local_mara\local\invitation\answering;
use local_mara\local\invitation\closer;
use local_mara\local\invitation\invitation_store;
use local_mara\local\invitation\sender;
use local_mara\local\invitation\visit;
use local_mara\local\kind\kinds;
use local_mara\local\piece\type\invitation;
use local_mara\local\site;
use local_mara\output\invitation_end;
use local_mara\output\invitation_page;

/**
 * Invitations: put, sent once, answered once, and forgotten.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\invitation
 * @covers     \local_mara\local\invitation\account_maker
 * @covers     \local_mara\local\invitation\answering
 * @covers     \local_mara\local\invitation\closer
 * @covers     \local_mara\local\invitation\invitation_mail
 * @covers     \local_mara\local\invitation\invitation_store
 * @covers     \local_mara\local\invitation\language
 * @covers     \local_mara\local\invitation\sender
 * @covers     \local_mara\local\invitation\visit
 */
#[\PHPUnit\Framework\Attributes\CoversClass(invitation::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(answering::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(sender::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(visit::class)]
final class invitations_test extends \advanced_testcase {
    /** Whom most of these tests invite. */
    private const EMAIL = 'Jeanne.Moreau@example.org';

    /** A password this site takes. */
    private const PASSWORD = 'Une-clef-2026';

    /** Now. */
    private const NOW = 1795300000;

    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \core\clock */
    private \core\clock $clock;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->clock = $this->mock_clock_with_frozen(self::NOW);
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->run_setup();
        $this->mara->create_space();
        set_config('accounts', 1, 'local_mara');
    }

    /**
     * Puts one piece.
     *
     * @param array $more
     * @return array result
     */
    private function put(array $more): array {
        $piece = $more + ['key' => 'mel/invitation/1', 'type' => 'invitation', 'replaces' => null];
        $batch = ['run' => 'run1', 'instance' => site::instance(), 'pieces' => [$piece]];
        return json_decode(put::execute(json_encode($batch)), true)['results'][0];
    }

    /**
     * Puts an invitation.
     *
     * @param array $more of its body
     * @param string $key
     * @return array result
     */
    private function invite(array $more = [], string $key = 'mel/invitation/1'): array {
        $body = $more + [
            'email' => self::EMAIL,
            'firstname' => 'Jeanne',
            'lastname' => 'Moreau',
            'lang' => 'en',
            'expires' => self::NOW + WEEKSECS,
            'quality' => 'mentor',
        ];
        return $this->put(['key' => $key, 'source' => sha1(json_encode($body)), 'body' => $body]);
    }

    /**
     * Sends what waits.
     *
     * @return \stdClass[] the e-mails
     */
    private function send(): array {
        $sink = $this->redirectEmails();
        $count = sender::send_due();
        $mails = $sink->get_messages();
        $sink->close();
        $this->assertCount($count, $mails);
        return $mails;
    }

    /**
     * The token in an e-mail's link.
     *
     * @param \stdClass $mail
     * @return string
     */
    private function token(\stdClass $mail): string {
        $body = quoted_printable_decode($mail->body);
        $this->assertSame(1, preg_match('~/local/mara/invitation\.php\?token=(\w+)~', $body, $match));
        $this->assertGreaterThanOrEqual(32, strlen($match[1]));
        return $match[1];
    }

    /**
     * Invites and sends.
     *
     * @param array $more of the body
     * @param string $key
     * @return string the token
     */
    private function invited(array $more = [], string $key = 'mel/invitation/1'): string {
        $this->assertSame('created', $this->invite($more, $key)['outcome']);
        return $this->token($this->send()[0]);
    }

    /**
     * The only row of an invitation.
     *
     * @return \stdClass
     */
    private function row(): \stdClass {
        global $DB;
        return $DB->get_record('local_mara_invitation', [], '*', MUST_EXIST);
    }

    /**
     * What the piece tells.
     *
     * @return array state, and its detail's status and userid
     */
    private function told(): array {
        global $DB;
        $id = $DB->get_field('local_mara_piece', 'id', [], MUST_EXIST);
        $item = kinds::reader('pieces')->states([$id])[$id];
        return [$item['state'], $item['detail']->status, $item['detail']->userid];
    }

    /**
     * Asserts that the invitation is closed and that nothing says any more whom it was for.
     *
     * @param string $status
     * @param int|null $userid
     */
    private function assert_closed(string $status, ?int $userid = null): void {
        $this->assertSame(['closed', $status, $userid], $this->told());
        $row = $this->row();
        $this->assertSame([null, null], [$row->body, $row->tokenhash]);
        $this->assertEquals($this->clock->time(), $row->timeclosed);
    }

    /**
     * Putting sends nothing; the same again changes nothing.
     */
    public function test_put_sends_nothing(): void {
        $sink = $this->redirectEmails();
        $result = $this->invite();
        $this->assertSame('created', $result['outcome']);
        $this->assertSame(['status' => 'queued', 'userid' => null], $result['state']['detail']);
        $this->assertSame('unchanged', $this->invite()['outcome']);
        $this->assertSame(0, $sink->count());
        $this->assertNull($this->row()->tokenhash);
    }

    /**
     * What cannot be invited.
     */
    public function test_refused(): void {
        $wrongs = [
            'email' => ['', 'jeanne', 'a@b', str_repeat('a', 95) . '@example.org', null],
            'firstname' => ['', ' ', str_repeat('a', 101), '<b>J</b>', 3],
            'lastname' => ['', null],
            'lang' => ['', 'FR', 'fr-fr', "fr\n", null],
            'expires' => ['1795300000', -1, null],
            'quality' => ['candidate', '', 1],
        ];
        foreach ($wrongs as $property => $values) {
            foreach ($values as $value) {
                $result = $this->invite([$property => $value]);
                $this->assertSame(['failed', 'invalidbody'], [$result['outcome'], $result['reason']['errorcode']], $property);
                $this->assertStringContainsString($property, $result['reason']['message']);
                $this->assertStringNotContainsString('example.org', $result['reason']['message']);
            }
        }
        set_config('denyemailaddresses', 'example.org');
        $this->assertSame('notallowed', $this->invite()['reason']['errorcode']);
        set_config('denyemailaddresses', '');
        set_config('accounts', 0, 'local_mara');
        $this->assertSame('notallowed', $this->invite()['reason']['errorcode']);
        $this->assertSame([], $this->mara->snapshot('pieces')['items']);
    }

    /**
     * One e-mail goes to the address alone, and of its token only a hash is kept.
     */
    public function test_sent_once(): void {
        global $DB;
        $this->invite();
        $since = $this->mara->changes()['log']['number'];
        [$mail] = $this->send();
        $this->assertSame(self::EMAIL, $mail->to);
        $text = quoted_printable_decode($mail->body);
        foreach (['Jeanne Moreau', 'Space mel', userdate(self::NOW + WEEKSECS)] as $told) {
            $this->assertStringContainsString($told, $text);
        }
        $token = $this->token($mail);
        $this->assertSame(hash('sha256', $token), $this->row()->tokenhash);
        $this->assertSame(['live', 'sent', null], $this->told());
        $this->assertSame(['sent'], array_column(array_column(array_column(
            $this->mara->changes($since)['items'],
            'state'
        ), 'detail'), 'status'));
        $this->assertSame([], $this->send());
        $this->assertFalse($DB->record_exists_select('logstore_standard_log', $DB->sql_like('other', '?'), ["%$token%"]));
    }

    /**
     * It waits while the site makes no accounts, and is not sent when its time is over.
     */
    public function test_not_sent(): void {
        $this->invite();
        set_config('accounts', 0, 'local_mara');
        $this->assertSame([], $this->send());
        $this->assertSame(['live', 'queued', null], $this->told());
        set_config('accounts', 1, 'local_mara');
        $this->clock->bump(WEEKSECS);
        $this->assertSame([], $this->send());
        $this->assertSame(1, closer::close_due());
        $this->assert_closed('expired');
    }

    /**
     * One that the mail server refuses is tried again an hour later; the token that Moodle may have logged opens nothing.
     */
    public function test_refused_by_the_mail_server(): void {
        global $DB;
        $this->invite();
        // Moodle writes to nobody whose mails came back too often: this stands for a server that refuses.
        set_config('handlebounces', 1);
        $bounces = ['email_bounce_count' => 20, 'email_send_count' => 20];
        foreach ($bounces as $name => $value) {
            $DB->insert_record('user_preferences', (object) ['userid' => -1, 'name' => $name, 'value' => $value]);
        }
        $this->assertSame([], $this->send());
        $this->assertDebuggingCalled();
        $this->assertSame(['live', 'queued', null], $this->told());
        $refused = $this->row()->tokenhash;
        $this->assertNull(invitation_store::open_of_hash($refused));

        set_config('handlebounces', 0);
        $this->clock->bump(HOURSECS - 1);
        $this->assertSame([], $this->send());
        $this->clock->bump(1);
        [$mail] = $this->send();
        $token = $this->token($mail);
        $this->assertNotSame($refused, invitation_store::hash($token));
        $this->assertNotNull((new visit($token))->invitation);
    }

    /**
     * Its time over, the link opens nothing, before the task notes it and after.
     */
    public function test_expired(): void {
        $token = $this->invited();
        $this->clock->bump(WEEKSECS - 1);
        $this->assertNotNull((new visit($token))->invitation);
        $this->assertSame(0, closer::close_due());
        $this->clock->bump(1);
        $this->assertNull((new visit($token))->invitation);
        $this->assertNull(answering::accept_as_new(invitation_store::hash($token), self::PASSWORD));
        $since = $this->mara->changes()['log']['number'];
        $this->assertSame(1, closer::close_due());
        $this->assert_closed('expired');
        $this->assertSame('closed', $this->mara->changes($since)['items'][0]['state']['state']);
        $this->assertSame(0, closer::close_due());
        $this->assertSame('closed', $this->invite(['lastname' => 'Other'])['outcome']);
    }

    /**
     * Who accepts gets an account by the site's rules, once.
     */
    public function test_accepted(): void {
        global $CFG, $DB;
        $token = $this->invited();
        $this->setUser(0);
        $visit = new visit($token);
        $this->assertSame(visit::FRESH, $visit->visitor());
        $events = $this->redirectEvents();
        $next = $visit->act('accept', self::PASSWORD, self::PASSWORD);
        $this->assertContains(\core\event\user_created::class, array_map('get_class', $events->get_events()));
        $events->close();
        $this->assertSame(['done' => '1'], array_map('strval', $next->params()));

        $user = $DB->get_record('user', ['email' => self::EMAIL], '*', MUST_EXIST);
        $this->assertSame(
            ['jeanne.moreau@example.org', 'Jeanne', 'Moreau', 'en', 'manual', '1', (string) $CFG->mnet_localhost_id, '0'],
            [$user->username, $user->firstname, $user->lastname, $user->lang, $user->auth, $user->confirmed, $user->mnethostid,
                $user->maildisplay]
        );
        $this->assertTrue(validate_internal_user_password($user, self::PASSWORD));
        $this->assertSame('mentor', profile_user_record($user->id)->mara_quality);
        $this->assertSame($user->username, visit::answered()->username);
        $this->assert_closed('accepted', (int) $user->id);

        // A second click, and somebody else with the same link.
        $this->assertEquals($next, (new visit($token))->act('accept', self::PASSWORD, self::PASSWORD));
        $GLOBALS['SESSION']->local_mara_answered = null;
        $this->assertNull((new visit($token))->act('accept', self::PASSWORD, self::PASSWORD));
        $this->assertSame(1, $DB->count_records('user', ['email' => self::EMAIL]));
    }

    /**
     * A password is checked by Moodle's policy, and must be given twice.
     */
    public function test_password(): void {
        global $DB;
        $token = $this->invited();
        $this->setUser(0);
        $wrongs = [
            [['', ''], true, false],
            [['short', 'short'], true, false],
            [[self::PASSWORD, 'Une-autre-2026'], false, true],
            [[str_repeat('Aa1-', 33), str_repeat('Aa1-', 33)], true, false],
        ];
        foreach ($wrongs as [$passwords, $policy, $repetition]) {
            $visit = new visit($token);
            $this->assertNull($visit->act('accept', ...$passwords));
            $this->assertSame([$policy, $repetition], [(bool) $visit->passworderrors, (bool) $visit->againerrors]);
            $html = $this->html($visit);
            $this->assertSame(1, substr_count($html, 'aria-invalid="true"'));
            $this->assertStringNotContainsString(self::PASSWORD, $html);
        }
        $visit = new visit($token);
        $visit->act('accept', 'short', 'short');
        $this->assertContains(get_string('errorminpasswordlength', 'auth', 8), $visit->passworderrors);
        $this->assertSame(['live', 'sent', null], $this->told());
        $this->assertFalse($DB->record_exists('user', ['email' => self::EMAIL]));
    }

    /**
     * What the site does not allow when the answer comes is not done, and is said.
     */
    public function test_rules_of_the_site(): void {
        global $DB;
        $token = $this->invited();
        $this->setUser(0);
        foreach (['accounts' => ['local_mara', '0', '1'], 'allowemailaddresses' => [null, 'anocr.example', '']] as $name => $rule) {
            set_config($name, $rule[1], $rule[0]);
            $visit = new visit($token);
            $this->assertNull($visit->act('accept', self::PASSWORD, self::PASSWORD));
            $this->assertNotEmpty($visit->notice);
            $this->assertNull(answering::accept_as_new(invitation_store::hash($token), self::PASSWORD));
            $this->assertStringNotContainsString('type="password"', $this->html($visit));
            set_config($name, $rule[2], $rule[0]);
        }
        $this->assertFalse($DB->record_exists('user', ['email' => self::EMAIL]));
        $this->assertNotNull((new visit($token))->act('accept', self::PASSWORD, self::PASSWORD));
    }

    /**
     * Whoever has an account with the address accepts with it, and nobody else does.
     */
    public function test_existing_account(): void {
        global $DB, $SESSION;
        $known = $this->getDataGenerator()->create_user(['email' => strtolower(self::EMAIL)]);
        profile_save_data((object) ['id' => $known->id, 'profile_field_mara_quality' => 'candidate']);
        $token = $this->invited();

        $this->setUser(0);
        $visit = new visit($token);
        $this->assertSame(visit::KNOWN, $visit->visitor());
        $this->assertStringNotContainsString('type="password"', $this->html($visit));
        $this->assertNull(answering::accept_as_new(invitation_store::hash($token), self::PASSWORD));
        $this->assertStringContainsString('/login/', $visit->act('login', '', '')->out(false));
        // Neither the address to come back to nor the session holds the token.
        $this->assertStringNotContainsString($token, json_encode($SESSION));
        $this->assertStringContainsString('/local/mara/invitation.php', $SESSION->wantsurl);

        $this->setUser($this->getDataGenerator()->create_user());
        $SESSION->local_mara_invitation = invitation_store::hash($token);
        $other = new visit('');
        $this->assertSame(visit::OTHER, $other->visitor());
        $other->act('accept', self::PASSWORD, self::PASSWORD);
        $this->assertSame(['live', 'sent', null], $this->told());

        $this->setUser($known);
        $SESSION->local_mara_invitation = invitation_store::hash($token);
        $same = new visit('');
        $this->assertSame(visit::SAME, $same->visitor());
        $this->assertNotNull($same->act('accept', '', ''));
        $this->setAdminUser();
        $this->assert_closed('accepted', (int) $known->id);
        $this->assertSame('candidate;mentor', profile_user_record($known->id)->mara_quality);
        $this->assertSame(1, $DB->count_records_select('user', 'LOWER(email) = ?', [strtolower(self::EMAIL)]));
    }

    /**
     * Two invitations of one address make one account.
     */
    public function test_two_invitations(): void {
        global $DB;
        $first = invitation_store::hash($this->invited());
        $second = invitation_store::hash($this->invited([], 'mel/invitation/2'));
        $user = answering::accept_as_new($first, self::PASSWORD);
        $this->assertNull(answering::accept_as_new($second, self::PASSWORD));
        $this->assertTrue(answering::accept_as($second, (int) $user->id));
        $this->assertSame(1, $DB->count_records('user', ['email' => self::EMAIL]));
        $this->assertSame('mentor', profile_user_record($user->id)->mara_quality);
    }

    /**
     * A user name that is taken is numbered, and what no user name may hold is left out.
     */
    public function test_username(): void {
        $this->getDataGenerator()->create_user(['username' => 'o.neil@example.org', 'email' => 'x@example.org']);
        $body = ['email' => "O.Ne'il@example.org", 'firstname' => 'O', 'lastname' => 'Neil', 'lang' => 'xx', 'quality' => null];
        $user = account_maker::make((object) $body, self::PASSWORD);
        $this->assertSame(['o.neil@example.org2', 'en'], [$user->username, $user->lang]);
        $this->assertSame('', (string) profile_user_record($user->id)->mara_quality);
    }

    /**
     * Declined: nothing is made, and all is erased.
     */
    public function test_declined(): void {
        global $DB;
        $token = $this->invited();
        $this->setUser(0);
        $this->assertNotNull((new visit($token))->act('decline', '', ''));
        $this->setAdminUser();
        $this->assert_closed('declined');
        $this->assertFalse($DB->record_exists('user', ['email' => self::EMAIL]));
        $this->assertFalse(answering::decline(invitation_store::hash($token)));
    }

    /**
     * Withdrawn: the link opens nothing; removed once more, the piece is forgotten.
     */
    public function test_withdrawn(): void {
        global $DB;
        $token = $this->invited();
        $remove = ['remove' => true];
        $result = $this->put($remove);
        $this->assertSame(['removed', 'closed'], [$result['outcome'], $result['state']['state']]);
        $this->assert_closed('withdrawn');
        $this->assertNull((new visit($token))->invitation);
        $this->assertSame(['removed', null], [$this->put($remove)['outcome'], $this->put($remove)['state']]);
        $this->assertSame(0, $DB->count_records('local_mara_invitation'));
    }

    /**
     * A new date or name keeps the link; another address gets a link of its own, and the old one opens nothing.
     */
    public function test_updated(): void {
        $token = $this->invited();
        $this->assertSame('updated', $this->invite(['lastname' => 'Martin', 'expires' => self::NOW + 2 * WEEKSECS])['outcome']);
        $this->assertSame([], $this->send());
        $this->clock->bump(WEEKSECS + 1);
        $this->assertSame('Martin', (new visit($token))->invitation->body->lastname);
        $moved = ['email' => 'j.martin@example.org', 'expires' => self::NOW + 3 * WEEKSECS];
        $this->assertSame('updated', $this->invite($moved)['outcome']);
        $this->assertNull((new visit($token))->invitation);
        [$mail] = $this->send();
        $this->assertSame('j.martin@example.org', $mail->to);
        $this->assertNotNull((new visit($this->token($mail)))->invitation);
    }

    /**
     * A link that opens nothing is answered with the same words, whatever the reason; opening one does nothing.
     */
    public function test_pages(): void {
        $token = $this->invited(['firstname' => 'J&ne']);
        $this->setUser(0);
        $html = $this->html(new visit($token));
        foreach (['Space mel', 'J&amp;ne Moreau', self::EMAIL, 'value="accept"', 'value="decline"', sesskey()] as $told) {
            $this->assertStringContainsString($told, $html);
        }
        $this->setAdminUser();
        $this->assertSame(['live', 'sent', null], $this->told());
        $this->setUser(0);

        answering::decline(invitation_store::hash($token));
        foreach ([$token, 'never', ''] as $dead) {
            $this->assertNull((new visit($dead))->invitation);
        }
        $end = (new invitation_end(null))->export_for_template($this->renderer());
        $this->assertSame([get_string('invitation_invalid', 'local_mara')], $end['sentences']);
    }

    /**
     * The page of an invitation.
     *
     * @param visit $visit
     * @return string HTML
     */
    private function html(visit $visit): string {
        $output = $this->renderer();
        return $output->render_from_template('local_mara/invitation', (new invitation_page($visit))->export_for_template($output));
    }

    /**
     * What renders.
     *
     * @return \renderer_base
     */
    private function renderer(): \renderer_base {
        global $PAGE;
        return $PAGE->get_renderer('core');
    }
}
