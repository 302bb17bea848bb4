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
use local_mara\local\ask\ask_body;
use local_mara\local\ask\closing;
use local_mara\local\ask\reach;
use local_mara\local\piece\type\ask;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/asks_testcase.php');

/**
 * What the companion asks, changes and takes back.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\ask
 * @covers     \local_mara\local\ask\ask_body
 * @covers     \local_mara\local\ask\closing
 * @covers     \local_mara\local\ask\reach
 */
#[\PHPUnit\Framework\Attributes\CoversClass(ask::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(ask_body::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(closing::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(reach::class)]
final class asks_test extends asks_testcase {
    /**
     * An ask with its defaults is open, and known by its number.
     */
    public function test_created(): void {
        $result = $this->mara->put_all([$this->mara->ask('mel/ask/1', [$this->member()])])['mel/ask/1'];
        $this->assertSame('created', $result['outcome']);
        $this->assertSame(['status' => 'open', 'closed' => null, 'unreachable' => []], $result['state']['detail']);
        $this->assertStringEndsWith('/local/mara/asks.php?ask=' . $this->mara->ask_id('mel/ask/1'), $result['state']['url']);
        $again = $this->mara->put_all([$this->mara->ask('mel/ask/1', [$this->member()])]);
        $this->assertSame('updated', $again['mel/ask/1']['outcome']);
    }

    /**
     * What a body may not hold.
     *
     * @return array
     */
    public static function wrong_bodies(): array {
        $yes = ['code' => 'yes', 'label' => ['fr' => 'Oui'], 'remark' => 'none'];
        return [
            'no French' => ['about', ['about' => ['en' => 'About']]],
            'long title' => ['title', ['title' => ['fr' => str_repeat('é', 256)]]],
            'empty title' => ['title', ['title' => ['fr' => ' ']]],
            'text is no text' => ['text', ['text' => ['fr' => 7]]],
            'script for a link' => ['link', ['link' => 'javascript:alert(1)']],
            'mail for a link' => ['link', ['link' => 'mailto:a@example.org']],
            'no choice' => ['choices', ['choices' => []]],
            'eleven choices' => ['choices', ['choices' => array_map(fn($i) => ['code' => "c$i"] + $yes, range(1, 11))]],
            'a choice twice' => ['choices', ['choices' => [$yes, $yes]]],
            'code in capitals' => ['choices: code', ['choices' => [['code' => 'Yes'] + $yes]]],
            'code ends a line' => ['choices: code', ['choices' => [['code' => "yes\n"] + $yes]]],
            'unknown remark' => ['choices: remark', ['choices' => [['remark' => 'perhaps'] + $yes]]],
            'no label' => ['choices: label', ['choices' => [['label' => null] + $yes]]],
            'unknown mode' => ['mode', ['mode' => 'last']],
            'change is no boolean' => ['change', ['change' => 1]],
            'never expires' => ['expires', ['expires' => null]],
            'reminded soon' => ['remind', ['remind' => 'soon']],
            'nobody' => ['people', ['people' => []]],
            'a name' => ['people', ['people' => ['jeanne']]],
            'a crowd' => ['people', ['people' => range(1, 501)]],
        ];
    }

    /**
     * A wrong body fails, and the message names the property.
     *
     * @dataProvider wrong_bodies
     * @param string $property
     * @param array $wrong
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('wrong_bodies')]
    public function test_refused(string $property, array $wrong): void {
        global $DB;
        $result = $this->mara->put_all([$this->mara->ask('mel/ask/1', [2], $wrong)])['mel/ask/1'];
        $this->assertSame('failed', $result['outcome']);
        $this->assertSame('invalidbody', $result['reason']['errorcode']);
        $this->assertStringContainsString($property, $result['reason']['message']);
        $this->assertSame(0, $DB->count_records('local_mara_ask'));
    }

    /**
     * Texts are purified before they are kept.
     */
    public function test_purified(): void {
        global $DB;
        $text = ['fr' => '<p>Bonjour<script>alert(1)</script> <em onclick="x()">vous</em></p>'];
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [2], ['text' => $text, 'unknown' => 1])]);
        $body = json_decode($DB->get_field('local_mara_ask', 'body', []), true);
        $this->assertSame('<p>Bonjour <em>vous</em></p>', $body['text']['fr']);
        $this->assertSame(['about', 'title', 'text', 'link', 'choices'], array_keys($body));
    }

    /**
     * Who could not answer now, and nobody else.
     */
    public function test_unreachable(): void {
        global $DB;
        $generator = $this->getDataGenerator();
        $course = get_course($this->space->courseid);
        $referent = $generator->create_user();
        $editor = $DB->get_field('role', 'id', ['shortname' => 'editingteacher']);
        role_assign($editor, $referent->id, \context_course::instance($course->id));
        $fine = [$this->member(), (int) $referent->id];

        $suspended = $this->member(['suspended' => 1]);
        $deleted = $generator->create_and_enrol($course);
        delete_user($deleted);
        $stranger = $generator->create_user();
        $over = $generator->create_user();
        $generator->enrol_user($over->id, $course->id, 'student', 'manual', 0, 1700000000);
        $later = $generator->create_user();
        $generator->enrol_user($later->id, $course->id, 'student', 'manual', 1900000000);
        $paused = $generator->create_user();
        $generator->enrol_user($paused->id, $course->id, 'editingteacher', 'manual', 0, 0, ENROL_USER_SUSPENDED);
        $out = array_map('intval', [$suspended, $deleted->id, $stranger->id, $over->id, $later->id, $paused->id, 987654321]);

        $wish = $this->mara->ask('mel/ask/1', array_merge($fine, $out));
        $detail = $this->mara->put_all([$wish])['mel/ask/1']['state']['detail'];
        $this->assertSame($out, $detail['unreachable']);

        $DB->set_field('enrol', 'status', ENROL_INSTANCE_DISABLED, ['courseid' => $course->id]);
        $this->assertContains($fine[0], $this->detail('mel/ask/1')['unreachable']);
        $this->assertNotContains($fine[1], $this->detail('mel/ask/1')['unreachable']);
    }

    /**
     * An update changes the text and takes people on and off; who stays keeps having been told.
     */
    public function test_updated(): void {
        global $DB;
        [$first, $second, $third] = [$this->member(), $this->member(), $this->member()];
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$first, $second], ['mode' => 'each'])]);
        $DB->set_field('local_mara_ask_person', 'timenotified', 1800000000, []);
        answering::answer($this->mara->ask_id('mel/ask/1'), $first, 'keep', '');
        $wish = $this->mara->ask('mel/ask/1', [$second, $third], ['mode' => 'each', 'title' => ['fr' => 'Autre']]);
        $this->assertSame('updated', $this->mara->put_all([$wish])['mel/ask/1']['outcome']);
        $told = $DB->get_records_menu('local_mara_ask_person', [], 'userid', 'userid, timenotified');
        $this->assertEquals([$second => 1800000000, $third => null], $told);
        $this->assertEquals([$first], $DB->get_fieldset('local_mara_answer', 'userid', []));
    }

    /**
     * Once the last who had not answered is taken off, all have.
     */
    public function test_closed_by_update(): void {
        [$first, $second] = [$this->member(), $this->member()];
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$first, $second], ['mode' => 'each'])]);
        answering::answer($this->mara->ask_id('mel/ask/1'), $first, 'keep', '');
        $result = $this->mara->put_all([$this->mara->ask('mel/ask/1', [$first], ['mode' => 'each'])])['mel/ask/1'];
        $this->assertSame('closed', $result['state']['state']);
        $this->assertSame('answered', $result['state']['detail']['status']);
    }

    /**
     * Withdrawn, an ask stays closed; removed once more, it is forgotten with its answers.
     */
    public function test_withdrawn_and_forgotten(): void {
        global $DB;
        [$first, $second] = [$this->member(), $this->member()];
        $wish = $this->mara->ask('mel/ask/1', [$first, $second], ['mode' => 'each']);
        $this->mara->put_all([$wish]);
        answering::answer($this->mara->ask_id('mel/ask/1'), $first, 'keep', '');
        $result = $this->mara->put_removal('mel/ask/1', 'ask');
        $this->assertSame('removed', $result['outcome']);
        $this->assertSame('closed', $result['state']['state']);
        $closed = ['status' => 'withdrawn', 'closed' => 1800000000, 'unreachable' => []];
        $this->assertSame($closed, $result['state']['detail']);
        $this->assertSame('closed', $this->mara->put_all([['source' => 'x'] + $wish])['mel/ask/1']['outcome']);
        $this->assertSame(answering::FINAL, answering::answer($this->mara->ask_id('mel/ask/1'), $first, 'maybe', ''));
        $this->assertSame('withdrawn', answering::answer($this->mara->ask_id('mel/ask/1'), $second, 'keep', ''));

        $answerid = $DB->get_field('local_mara_answer', 'id', []);
        $since = $this->mara->changes()['log']['number'];
        $this->assertSame(['removed', null], $this->outcome_and_state($this->mara->put_removal('mel/ask/1', 'ask')));
        foreach (['ask', 'ask_person', 'answer', 'piece'] as $table) {
            $this->assertSame(0, $DB->count_records("local_mara_$table"), $table);
        }
        $told = array_column($this->mara->changes($since)['items'], 'id', 'kind');
        $this->assertEquals($answerid, $told['answers']);
    }

    /**
     * Its time over, an ask is closed by the clock, whether or not a task noted it.
     */
    public function test_expired(): void {
        $wish = $this->mara->ask('mel/ask/1', [$this->member()], ['expires' => 1800000100]);
        $this->mara->put_all([$wish]);
        $this->clock->bump(100);
        $expired = ['status' => 'expired', 'closed' => 1800000100, 'unreachable' => []];
        $this->assertSame($expired, $this->detail('mel/ask/1'));

        // An update comes too late, and finds it out.
        $longer = $this->mara->ask('mel/ask/1', [$this->member()], ['expires' => 1800009999]);
        $this->mara->put_all([$longer]);
        $this->assertSame($expired, $this->detail('mel/ask/1'));
        $this->assertSame('closed', $this->mara->put_all([['source' => 'x'] + $longer])['mel/ask/1']['outcome']);
    }

    /**
     * The task closes what is over, tells it, and leaves the rest.
     */
    public function test_close_due(): void {
        $over = $this->mara->ask('mel/ask/over', [$this->member()], ['expires' => 1800000100]);
        $this->mara->put_all([$over, $this->mara->ask('mel/ask/open', [$this->member()])]);
        $since = $this->mara->changes()['log']['number'];
        $this->clock->bump(200);
        $this->assertSame(1, closing::close_due());
        $this->assertSame(0, closing::close_due());
        $told = array_column(array_column($this->mara->changes($since)['items'], 'state'), null, 'key');
        $this->assertSame('closed', $told['mel/ask/over']['state']);
        $this->assertSame(1800000100, $told['mel/ask/over']['detail']['closed']);
        $this->assertSame('open', $this->detail('mel/ask/open')['status']);
    }

    /**
     * A withdrawal that comes after the time is over changes nothing of that.
     */
    public function test_withdrawn_too_late(): void {
        $this->mara->put_all([$this->mara->ask('mel/ask/1', [$this->member()], ['expires' => 1800000100])]);
        $this->clock->bump(100);
        $result = $this->mara->put_removal('mel/ask/1', 'ask');
        $this->assertSame(['closed', 'expired'], [$result['state']['state'], $result['state']['detail']['status']]);
    }

    /**
     * Details ask the database a fixed number of questions.
     */
    public function test_queries(): void {
        global $DB;
        $count = function (int $asks) use ($DB): int {
            $wishes = array_map(fn($i) => $this->mara->ask("mel/ask/$asks-$i", [2, 3]), range(1, $asks));
            $this->mara->put_all($wishes);
            $before = $DB->perf_get_reads();
            $this->mara->snapshot('pieces');
            return $DB->perf_get_reads() - $before;
        };
        $count(2);
        $this->assertSame($count(1), $count(20));
    }

    /**
     * What the companion reads of an ask beside its state.
     *
     * @param string $key
     * @return array
     */
    private function detail(string $key): array {
        return array_column($this->mara->snapshot('pieces')['items'], 'detail', 'key')[$key];
    }

    /**
     * The two that say what became of a removal.
     *
     * @param array $result
     * @return array
     */
    private function outcome_and_state(array $result): array {
        return [$result['outcome'], $result['state']];
    }
}
