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
use local_mara\local\ask\own_asks;
use local_mara\output\asks_page;
use local_mara\task\erase_texts;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/asks_testcase.php');

/**
 * Texts go 30 days after the end; what was decided stays.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\task\erase_texts
 */
#[\PHPUnit\Framework\Attributes\CoversClass(erase_texts::class)]
final class erase_test extends asks_testcase {
    /**
     * Texts of asks, remarks and messages go, and nothing else.
     */
    public function test_erased(): void {
        global $DB;
        [$who, $other] = [$this->member(), $this->member()];
        $this->mara->put_all([
            $this->mara->ask('mel/ask/1', [$who]),
            $this->mara->ask('mel/ask/open', [$who, $other], ['mode' => 'each', 'expires' => 1900000000]),
            $this->mara->message('mel/message/1', $who),
        ]);
        answering::answer($this->mara->ask_id('mel/ask/1'), $who, 'other', 'Entre nous');
        answering::answer($this->mara->ask_id('mel/ask/open'), $who, 'other', 'Encore ouvert');
        $this->mara->put_removal('mel/message/1', 'message');
        $this->clock->bump(30 * DAYSECS - 1);
        $this->run_task('0 asks erased');
        $this->assertSame(0, $DB->count_records_select('local_mara_ask', 'body IS NULL'));

        $since = $this->mara->changes()['log']['number'];
        $this->clock->bump(1);
        $this->run_task('1 asks erased.*1 messages erased');
        $this->assertSame(1, $DB->count_records_select('local_mara_ask', 'body IS NULL'));
        $this->assertSame(1, $DB->count_records_select('local_mara_message', 'body IS NULL'));
        $answers = array_column($this->mara->snapshot('answers')['items'], null, 'ask');
        $this->assertSame(['other', null], [$answers['mel/ask/1']['choice'], $answers['mel/ask/1']['remark']]);
        $this->assertSame('Encore ouvert', $answers['mel/ask/open']['remark']);
        $told = array_filter($this->mara->changes($since)['items'], fn($item) => $item['kind'] === 'answers');
        $this->assertSame([$answers['mel/ask/1']['id']], array_values(array_unique(array_column($told, 'id'))));

        // Whoever comes by an old link is told that it is over.
        $ask = own_asks::one($this->mara->ask_id('mel/ask/1'), $who);
        $this->assertNull($ask->body);
        $page = new asks_page($who, (int) $ask->id);
        $context = $page->export_for_template($GLOBALS['PAGE']->get_renderer('core'));
        $this->assertSame(get_string('asks_said_final', 'local_mara'), $context['said']);
        $pieces = array_column($this->mara->snapshot('pieces')['items'], 'detail', 'key');
        $this->assertSame('answered', $pieces['mel/ask/1']['status']);
    }

    /**
     * Runs the task.
     *
     * @param string $says pattern
     */
    private function run_task(string $says): void {
        ob_start();
        (new erase_texts())->execute();
        $this->assertMatchesRegularExpression("/$says/s", ob_get_clean());
    }
}
