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

use local_mara\local\atomic;
use local_mara\local\publish\cleaner;
use local_mara\local\publish\publisher;

/**
 * What is hostile, strange, too large or wrong in a batch.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\publisher
 * @covers     \local_mara\local\publish\cleaner
 * @covers     \local_mara\local\atomic
 */
#[\PHPUnit\Framework\Attributes\CoversClass(publisher::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(cleaner::class)]
final class publish_odd_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        // A chapter that fails is rolled back, which the test's own transaction would not survive.
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->create_space();
    }

    /**
     * Nothing hostile reaches a chapter, and the purified text is no edit.
     */
    public function test_hostile_html_is_purified(): void {
        global $DB;
        $html = '<div id="mara-1" onclick="x()"><script>x()</script><p style="background:url(javascript:x())">ok'
            . '<img src="x" onerror="x()"><a href="javascript:x()">a</a><iframe src="https://e.example"></iframe></p></div>';
        $wishes = [$this->mara->wish('mel/b/1', $html, null, ['title' => 'T<script>x()</script>'])];
        $result = $this->mara->publish($wishes);
        $this->assertSame(['mel/b/1' => 'created'], $this->mara->outcomes($result));
        $chapter = $DB->get_record('book_chapters', ['id' => $result['state']['chapters'][0]['id']]);
        $this->assertStringContainsString('id="mara-1"', $chapter->content);
        $this->assertDoesNotMatchRegularExpression('/script|onclick|onerror|iframe/i', $chapter->content . $chapter->title);
        $this->assertSame(['mel/b/1' => 'unchanged'], $this->mara->outcomes($this->mara->publish($wishes)));
    }

    /**
     * Emoji and right-to-left text go and come back whole.
     */
    public function test_every_script(): void {
        $html = '<p dir="rtl">مرحبا שלום</p><p>👩‍👩‍👧 𝒜 é ﬁ</p>';
        $wishes = [$this->mara->wish('mel/b/1', $html, null, ['title' => '🏠 Maison ‏مرحبا'])];
        $result = $this->mara->publish($wishes);
        $this->assertSame('🏠 Maison ‏مرحبا', $result['state']['chapters'][0]['title']);
        $this->assertSame(['mel/b/1' => 'unchanged'], $this->mara->outcomes($this->mara->publish($wishes)));
    }

    /**
     * A chapter that fails does not stop the others, and leaves nothing behind.
     */
    public function test_failed_chapter_does_not_stop_the_others(): void {
        global $DB;
        $result = $this->mara->publish([
            $this->mara->wish('mel/b/1', '<p>1</p>'),
            $this->mara->wish('mel/b/2', '<p>' . str_repeat('a', 524288) . '</p>', 'mel/b/1'),
            $this->mara->wish('mel/b/3', '<p>3</p>', 'mel/b/2', ['title' => str_repeat('é', 256)]),
            $this->mara->wish('mel/b/4', '<p>4</p>', 'mel/b/3', ['title' => ' ']),
            $this->mara->wish('mel/b/5', '<p>5</p>', 'mel/b/4', ['title' => str_repeat('é', 255)]),
        ]);
        $this->assertSame(['created', 'failed', 'failed', 'failed', 'created'], array_values($this->mara->outcomes($result)));
        $reasons = array_column(array_filter(array_column($result['chapters'], 'reason')), 'errorcode');
        $this->assertSame(['toolarge', 'invalidparameter', 'invalidparameter'], $reasons);
        $this->assertSame(['mel/b/1', str_repeat('é', 255)], $this->mara->titles($result));
        $this->assertSame(2, $DB->count_records('local_mara_chapter'));
        $this->assertFalse($DB->is_transaction_started());
    }

    /**
     * A write that goes wrong half-way is undone whole, also when a core function left its transaction open.
     */
    public function test_failed_write_is_undone(): void {
        global $DB;
        try {
            atomic::run(function () {
                global $DB;
                $DB->insert_record('local_mara_field', (object) ['databaseid' => 1, 'code' => 'x', 'fieldid' => 1]);
                $DB->start_delegated_transaction();
                throw new \moodle_exception('readback', 'local_mara');
            });
            $this->fail('the reason is told');
        } catch (\moodle_exception $e) {
            $this->assertSame('readback', $e->errorcode);
        }
        $this->assertFalse($DB->is_transaction_started());
        $this->assertFalse($DB->record_exists('local_mara_field', ['code' => 'x']));
        $this->assertSame('created', $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')])['outcome']);
    }

    /**
     * An unknown space, a name that is none and a chapter of another Book fail alone.
     */
    public function test_failed_books(): void {
        $book = fn($key, $space, $name = 'B') => [
            'key' => $key, 'space' => $space, 'name' => $name, 'intro' => '',
            'chapters' => [$this->mara->wish("$key/1/2", '<p>1</p>')],
        ];
        $results = $this->mara->publish_books([$book('none/b', 'none'), $book('mel/x', 'mel', ' '), $book('mel/b', 'mel')]);
        $this->assertSame(['failed', 'failed', 'created'], array_column($results, 'outcome'));
        $this->assertSame('unknownspace', $results[0]['reason']['errorcode']);
        $this->assertSame('unknownspace', $results[0]['chapters'][0]['reason']['errorcode']);
        $this->assertSame('invalidparameter', $results[1]['reason']['errorcode']);
        $this->assertNull($results[0]['state']);
        $this->assertSame('live', $results[2]['state']['state']);

        $stolen = ['key' => 'mel/b/1', 'chapters' => [$this->mara->wish('mel/b/1/2', '<p>2</p>')]] + $book('mel/b', 'mel');
        $result = $this->mara->publish_books([$stolen])[0];
        $this->assertSame('created', $result['outcome']);
        $this->assertSame('invalidparameter', $result['chapters'][0]['reason']['errorcode']);
    }
}
