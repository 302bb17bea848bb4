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

use local_mara\local\change\change_log;
use local_mara\local\change\change_reader;
use local_mara\local\change\numbering;
use local_mara\local\site;

/**
 * Numbers are given at reading, and nothing is ever skipped.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\change\change_log
 * @covers     \local_mara\local\change\change_reader
 * @covers     \local_mara\local\change\numbering
 * @covers     \local_mara\external\get_changes
 * @covers     \local_mara\task\prune_changes
 */
#[\PHPUnit\Framework\Attributes\CoversClass(change_reader::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(numbering::class)]
final class changes_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
    }

    /**
     * The ids of an answer.
     *
     * @param array $answer
     * @return array
     */
    private function ids(array $answer): array {
        return array_column($answer['items'], 'id');
    }

    /**
     * A new site has told nothing yet.
     */
    public function test_empty(): void {
        $answer = $this->mara->changes();
        $this->assertSame(['epoch' => site::epoch(), 'number' => 0, 'more' => false, 'resync' => null], $answer['log']);
        $this->assertSame([], $answer['items']);
        $this->assertSame(site::instance(), $answer['site']['instance']);
        $this->assertSame(64, strlen($answer['site']['identifier']));
    }

    /**
     * A row that is committed after rows begun later is told all the same.
     */
    public function test_late_commit_is_not_skipped(): void {
        global $DB;
        change_log::append('people', [101]);
        change_log::append('people', [102]);
        // What a reader sees while the first row's transaction is still open.
        $late = $DB->get_record('local_mara_change', ['objectid' => 101]);
        $DB->delete_records('local_mara_change', ['id' => $late->id]);
        $first = $this->mara->changes();
        $this->assertSame([102], $this->ids($first));

        $DB->insert_record_raw('local_mara_change', $late, false, false, true);
        $second = $this->mara->changes($first['log']['number']);
        $this->assertSame([101], $this->ids($second));
        $this->assertGreaterThan($first['log']['number'], $second['log']['number']);
        $this->assertSame([], $this->mara->changes($second['log']['number'])['items']);
    }

    /**
     * A young row is told again once it is a minute old, and then no more.
     */
    public function test_young_rows_are_told_again(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen(1800000000);
        change_log::append('people', [1]);
        $clock->bump(5);
        $first = $this->mara->changes();
        $this->assertSame([1], $this->ids($first));
        $clock->bump(54);
        $this->assertSame([], $this->mara->changes($first['log']['number'])['items']);
        $clock->bump(1);
        $second = $this->mara->changes($first['log']['number']);
        $this->assertSame([1], $this->ids($second));
        $clock->bump(600);
        $this->assertSame([], $this->mara->changes($second['log']['number'])['items']);
        $this->assertSame(2, $DB->count_records('local_mara_change'));
    }

    /**
     * A row that is a minute old when it is read is told once.
     */
    public function test_old_rows_are_told_once(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen(1800000000);
        change_log::append('people', [1]);
        $clock->bump(60);
        $this->assertSame([1], $this->ids($this->mara->changes()));
        $this->assertSame(1, $DB->count_records('local_mara_change'));
    }

    /**
     * The same object is told once, at its last number.
     */
    public function test_told_once(): void {
        change_log::append('people', [1]);
        change_log::append('people', [2]);
        change_log::append('people', [1]);
        $answer = $this->mara->changes();
        $this->assertSame([2, 1], $this->ids($answer));
        $this->assertSame($answer['log']['number'], end($answer['items'])['number']);
        $this->assertSame([null, null], array_column($answer['items'], 'state'));
    }

    /**
     * When the reader must begin anew.
     */
    public function test_resync(): void {
        $clock = $this->mock_clock_with_frozen(1800000000);
        $resync = fn($answer) => [$answer['log']['resync'], $answer['items']];
        change_log::append('people', [1]);
        $number = $this->mara->changes()['log']['number'];
        $this->assertSame(['epoch', []], $resync($this->mara->changes(0, 'other')));
        $this->assertSame(['future', []], $resync($this->mara->changes($number + 1)));
        $this->assertSame([null, []], $resync($this->mara->changes($number)));

        $clock->bump(40 * DAYSECS + 1);
        change_log::append('people', [2]);
        (new task\prune_changes())->execute();
        $this->expectOutputRegex('/2/');
        $this->assertSame(['pruned', []], $resync($this->mara->changes($number)));
        // Whoever takes a snapshot now goes on from a number that was given.
        $now = $this->mara->snapshot('people')['log']['number'];
        $this->assertSame([null, []], $resync($this->mara->changes($now)));

        site::renew_epoch();
        $this->assertSame('epoch', $this->mara->changes($now, 'old')['log']['resync']);
    }

    /**
     * When the whole log is forgotten, numbers still go up.
     */
    public function test_numbers_go_up_after_pruning(): void {
        $clock = $this->mock_clock_with_frozen(1800000000);
        change_log::append('people', range(1, 50));
        $before = $this->mara->changes()['log']['number'];
        $clock->bump(100 * DAYSECS);
        numbering::prune();
        $this->assertGreaterThanOrEqual($before, numbering::last());
        $last = numbering::last();
        change_log::append('people', [1]);
        $this->assertGreaterThan($last, $this->mara->changes($last)['log']['number']);
    }

    /**
     * An answer ends when it is large enough; the next goes on where it ended.
     */
    public function test_maxbytes(): void {
        $space = $this->mara->create_space();
        $user = $this->getDataGenerator()->create_user();
        for ($i = 0; $i < 12; $i++) {
            $this->mara->create_entry($space, ['name' => "E$i " . str_repeat('x', 3000)], $user->id);
        }
        $told = [];
        $since = 0;
        $answers = 0;
        do {
            $answer = $this->mara->changes($since, null, 10000);
            $this->assertLessThan(14000, strlen(json_encode($answer['items'])));
            $this->assertGreaterThan($since, $answer['log']['number']);
            $told = array_merge($told, array_filter($answer['items'], fn($item) => $item['kind'] === 'entries'));
            $since = $answer['log']['number'];
            $answers++;
        } while ($answer['log']['more']);
        $this->assertCount(12, $told);
        $this->assertGreaterThanOrEqual(4, $answers);
    }

    /**
     * More rows than one answer looks at.
     */
    public function test_many_rows(): void {
        change_log::append('people', range(1, 2500));
        $told = [];
        $since = 0;
        do {
            $answer = $this->mara->changes($since);
            $told = array_merge($told, $this->ids($answer));
            $since = $answer['log']['number'];
        } while ($answer['log']['more']);
        $this->assertSame(range(1, 2500), $told);
    }

    /**
     * Bounds of the arguments, and who may read.
     */
    public function test_arguments(): void {
        foreach ([[-1, 1000000], [0, 9999], [0, 8000001]] as [$since, $maxbytes]) {
            try {
                external\get_changes::execute($since, site::epoch(), $maxbytes);
                $this->fail('must be refused');
            } catch (\invalid_parameter_exception $e) {
                $this->assertSame('invalidparameter', $e->errorcode);
            }
        }
        $this->setUser($this->getDataGenerator()->create_user());
        $this->expectException(\required_capability_exception::class);
        external\get_changes::execute(0, site::epoch());
    }
}
