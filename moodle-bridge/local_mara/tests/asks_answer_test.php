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
use local_mara\local\ask\closing;
use local_mara\local\ask\own_asks;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/asks_testcase.php');

/**
 * Answering: once, by whom it was put to, while it is open.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\ask\answering
 * @covers     \local_mara\local\ask\own_asks
 */
#[\PHPUnit\Framework\Attributes\CoversClass(answering::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(own_asks::class)]
final class asks_answer_test extends asks_testcase {
    /**
     * The answers, as the companion reads them.
     *
     * @return array user id => choice
     */
    private function answers(): array {
        return array_column($this->mara->snapshot('answers')['items'], 'choice', 'userid');
    }

    /**
     * The first answer closes an ask of that mode for all, and is told.
     */
    public function test_first(): void {
        [$first, $second] = [$this->member(), $this->member()];
        $id = $this->put([$first, $second]);
        $since = $this->mara->changes()['log']['number'];
        $this->assertSame(answering::NOTED, answering::answer($id, $first, 'keep', 'not taken with this choice'));
        $this->assertSame('answered', answering::answer($id, $second, 'maybe', ''));
        $this->assertSame([$first => 'keep'], $this->answers());
        $told = array_column($this->mara->changes($since)['items'], 'state', 'kind');
        $this->assertNull($told['answers']['remark']);
        $this->assertSame(1800000000, $told['answers']['timeanswered']);
        $this->assertSame('closed', $told['pieces']['state']);
        $this->assertSame(['answered', 1800000000], array_slice(array_values($told['pieces']['detail']), 0, 2));
        // A double click is no second answer, and no reproach.
        $this->assertSame(answering::NOTED, answering::answer($id, $first, 'keep', ''));
        $this->assertSame(answering::FINAL, answering::answer($id, $first, 'maybe', ''));
        $this->assertSame([$first => 'keep'], $this->answers());
    }

    /**
     * Where each is asked, the last answer closes it; an answer is final.
     */
    public function test_each(): void {
        [$first, $second] = [$this->member(), $this->member()];
        $id = $this->put([$first, $second], ['mode' => 'each']);
        answering::answer($id, $first, 'keep', '');
        $this->assertSame(answering::FINAL, answering::answer($id, $first, 'maybe', ''));
        $this->assertSame('live', $this->mara->snapshot('pieces')['items'][0]['state']);
        answering::answer($id, $second, 'maybe', ' Plus tard. ');
        $this->assertSame('closed', $this->mara->snapshot('pieces')['items'][0]['state']);
        $this->assertSame([$first => 'keep', $second => 'maybe'], $this->answers());
        $this->assertSame('Plus tard.', $this->mara->snapshot('answers')['items'][1]['remark']);
    }

    /**
     * Where it may be changed, it may until the ask closes; it stays the same answer.
     */
    public function test_changed(): void {
        [$first, $second] = [$this->member(), $this->member()];
        $id = $this->put([$first, $second], ['mode' => 'each', 'change' => true]);
        answering::answer($id, $first, 'other', 'Voir la mairie');
        $before = $this->mara->snapshot('answers')['items'][0];
        $this->clock->bump(60);
        $this->assertSame(answering::CHANGED, answering::answer($id, $first, 'keep', ''));
        $after = $this->mara->snapshot('answers')['items'][0];
        $this->assertSame(['choice' => 'keep', 'remark' => null, 'timeanswered' => 1800000060] + $before, [
            'choice' => $after['choice'], 'remark' => $after['remark'], 'timeanswered' => $after['timeanswered'],
        ] + $after);
        answering::answer($id, $second, 'keep', '');
        $this->assertSame(answering::FINAL, answering::answer($id, $first, 'maybe', ''));
    }

    /**
     * What has to be mended.
     */
    public function test_faults(): void {
        $who = $this->member();
        $id = $this->put([$who]);
        foreach (['', 'no', 'KEEP'] as $choice) {
            $this->assertSame(answering::NO_CHOICE, answering::answer($id, $who, $choice, ''));
        }
        $this->assertSame(answering::REMARK_MISSING, answering::answer($id, $who, 'other', " \n"));
        $this->assertSame(answering::REMARK_TOO_LONG, answering::answer($id, $who, 'maybe', str_repeat('é', 2001)));
        $this->assertSame([], $this->answers());
        $text = str_repeat("é\r\n", 1000);
        $this->assertSame(answering::NOTED, answering::answer($id, $who, 'other', $text));
        $this->assertSame(trim(str_replace("\r", '', $text)), $this->mara->snapshot('answers')['items'][0]['remark']);
    }

    /**
     * Whatever happened since the page was opened counts when the answer comes in.
     */
    public function test_rights(): void {
        global $DB;
        $who = $this->member();
        $id = $this->put([$who]);
        $this->assertSame(answering::NOT_NAMED, answering::answer($id, $this->member(), 'keep', ''));
        $this->assertSame(answering::NOT_NAMED, answering::answer($id + 100, $who, 'keep', ''));
        $DB->set_field('user_enrolments', 'status', ENROL_USER_SUSPENDED, ['userid' => $who]);
        // The session still remembers the enrolment.
        $this->setUser($who);
        $this->assertSame(answering::NOT_REACHED, answering::answer($id, $who, 'keep', ''));
        $DB->set_field('user_enrolments', 'status', ENROL_USER_ACTIVE, ['userid' => $who]);
        $DB->set_field('user', 'suspended', 1, ['id' => $who]);
        $this->assertSame(answering::NOT_REACHED, answering::answer($id, $who, 'keep', ''));
        $DB->set_field('user', 'suspended', 0, ['id' => $who]);
        $this->clock->bump(WEEKSECS);
        $this->assertSame('expired', answering::answer($id, $who, 'keep', ''));
        $this->setAdminUser();
        $this->assertSame([], $this->answers());
    }

    /**
     * The reader's own asks: those that wait, counted and in order, and what was answered of late.
     */
    public function test_own_asks(): void {
        [$who, $other] = [$this->member(), $this->member()];
        $later = $this->put([$who, $other], ['expires' => 1800002000]);
        $sooner = $this->put([$who], ['expires' => 1800001000]);
        $this->put([$other]);
        $this->assertSame([$sooner, $later], array_keys(own_asks::open($who)));
        $this->assertSame(2, own_asks::count_open($who));
        answering::answer($later, $other, 'keep', '');
        $this->assertSame([$sooner], array_keys(own_asks::open($who)));
        $this->assertSame('answered', closing::status(own_asks::one($later, $who)));
        answering::answer($sooner, $who, 'keep', '');
        $this->assertSame([], own_asks::open($who));
        $this->assertSame([$sooner], array_keys(own_asks::answered($who)));
        $this->assertSame(answering::NOT_NAMED, own_asks::one($sooner, $other));
        $this->clock->bump(31 * DAYSECS);
        $this->assertSame([], own_asks::answered($who));
    }
}
