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

use local_mara\local\publish\chapter_writer;
use local_mara\local\publish\publisher;

/**
 * A person's decision to let the companion write over an edit, or to make again what was deleted.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\publisher
 * @covers     \local_mara\local\publish\chapter_writer
 * @covers     \local_mara\local\publish\book_maker
 */
#[\PHPUnit\Framework\Attributes\CoversClass(publisher::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(chapter_writer::class)]
final class replaces_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /**
     * The chapter mel/b/1 as it is wished for now.
     *
     * @param string $html
     * @param string|null $replaces
     * @return array
     */
    private function one(string $html, ?string $replaces = null): array {
        return $this->mara->wish('mel/b/1', $html, null, ['replaces' => $replaces]);
    }

    /**
     * Publishes it, and lets a person edit it.
     *
     * @return array the chapter's item
     */
    private function edited(): array {
        $first = $this->mara->publish([$this->one('<p>one</p>')]);
        $this->assertNull($first['state']['chapters'][0]['text']);
        $this->mara->edit_chapter($first['state']['chapters'][0]['id'], ['content' => '<p>mine</p>']);
        return $this->mara->snapshot('books')['items'][0]['chapters'][0];
    }

    /**
     * The outcome for mel/b/1.
     *
     * @param array $result
     * @return string
     */
    private function outcome(array $result): string {
        return $this->mara->outcomes($result)['mel/b/1'];
    }

    /**
     * An edit that is named is written over, and the text is ours again.
     */
    public function test_text(): void {
        global $DB;
        $edited = $this->edited();
        $this->assertTrue($edited['edited']);
        $this->assertMatchesRegularExpression('/^.{1,64}$/', $edited['text']);
        $this->assertSame('conflict', $this->outcome($this->mara->publish([$this->one('<p>new</p>')])));
        $result = $this->mara->publish([$this->one('<p>new</p>', $edited['text'])], 'run2');
        $this->assertSame('updated', $this->outcome($result));
        $chapter = $result['state']['chapters'][0];
        $this->assertSame([false, null, null, sha1('<p>new</p>')], [
            $chapter['edited'], $chapter['text'], $chapter['offered'], $chapter['source'],
        ]);
        $this->assertSame('<p>new</p>', $DB->get_field('book_chapters', 'content', ['id' => $chapter['id']]));
        // The decision stays in the wish: it does nothing more.
        $this->assertSame('unchanged', $this->outcome($this->mara->publish([$this->one('<p>new</p>', $edited['text'])])));
        $this->assertSame('updated', $this->outcome($this->mara->publish([$this->one('<p>newer</p>')])));
    }

    /**
     * The same tree has the same name, whatever the editor made of its bytes; another tree has another.
     */
    public function test_name_of_a_text(): void {
        $edited = $this->edited();
        $this->mara->edit_chapter($edited['id'], ['content' => "\n<p>mine</p>\n"]);
        $this->assertSame($edited['text'], $this->mara->snapshot('books')['items'][0]['chapters'][0]['text']);
        $this->assertSame('updated', $this->outcome($this->mara->publish([$this->one('<p>new</p>', $edited['text'])])));
    }

    /**
     * Edited again since the decision: the edit stays.
     */
    public function test_edited_again(): void {
        global $DB;
        $edited = $this->edited();
        $this->mara->edit_chapter($edited['id'], ['content' => '<p>mine again</p>']);
        $result = $this->mara->publish([$this->one('<p>new</p>', $edited['text'])]);
        $this->assertSame('conflict', $this->outcome($result));
        $chapter = $result['state']['chapters'][0];
        $this->assertSame(['<p>mine again</p>', sha1('<p>new</p>')], [$chapter['html'], $chapter['offered']]);
        $this->assertNotSame($edited['text'], $chapter['text']);
        // Edited back to what the decision was about: it holds again.
        $this->mara->edit_chapter($edited['id'], ['content' => '<p>mine</p>']);
        $this->assertSame('updated', $this->outcome($this->mara->publish([$this->one('<p>new</p>', $edited['text'])])));
        $this->assertSame('<p>new</p>', $DB->get_field('book_chapters', 'content', ['id' => $edited['id']]));
    }

    /**
     * A title a person gave stays theirs.
     */
    public function test_title_stays(): void {
        $edited = $this->edited();
        $this->mara->edit_chapter($edited['id'], ['title' => 'My title']);
        $wish = ['title' => 'New title'] + $this->one('<p>new</p>', $edited['text']);
        $chapter = $this->mara->publish([$wish])['state']['chapters'][0];
        $this->assertSame(['My title', ['title'], false], [$chapter['title'], $chapter['kept'], $chapter['edited']]);
    }

    /**
     * "gone" about what stands changes nothing, a text about what is gone neither.
     */
    public function test_not_what_it_is_about(): void {
        global $DB;
        $edited = $this->edited();
        $this->assertSame('conflict', $this->outcome($this->mara->publish([$this->one('<p>new</p>', 'gone')])));
        $DB->delete_records('book_chapters', ['id' => $edited['id']]);
        $result = $this->mara->publish([$this->one('<p>new</p>', $edited['text'])]);
        $this->assertSame('gone', $this->outcome($result));
        $this->assertSame(['gone', null], [$result['state']['chapters'][0]['state'], $result['state']['chapters'][0]['text']]);

        $gone = ['replaces' => 'gone'];
        $standing = $this->mara->publish([$this->mara->wish('mel/b/2', '<p>2</p>', null, $gone)], 'run2', $gone);
        $this->assertSame('unchanged', $standing['outcome']);
        $this->assertSame(['mel/b/2' => 'created'], $this->mara->outcomes($standing));
        $again = $this->mara->publish([$this->mara->wish('mel/b/2', '<p>2 new</p>', null, $gone)], 'run3', $gone);
        $this->assertSame(['unchanged', ['mel/b/2' => 'updated']], [$again['outcome'], $this->mara->outcomes($again)]);
        $this->assertSame($standing['state']['cmid'], $again['state']['cmid']);
    }

    /**
     * A chapter that was deleted is made again in its place.
     */
    public function test_gone_chapter(): void {
        global $DB;
        $wishes = [
            $this->mara->wish('mel/b/0', '<p>0</p>'),
            $this->mara->wish('mel/b/1', '<p>1</p>', 'mel/b/0'),
            $this->mara->wish('mel/b/2', '<p>2</p>', 'mel/b/1'),
        ];
        $first = $this->mara->publish($wishes);
        $old = $this->mara->chapter_of($first, 'mel/b/1')['id'];
        $DB->delete_records('book_chapters', ['id' => $old]);
        $wishes[1]['replaces'] = 'gone';
        $second = $this->mara->publish($wishes);
        $this->assertSame(['unchanged', 'created', 'unchanged'], array_values($this->mara->outcomes($second)));
        $this->assertSame(['mel/b/0', 'mel/b/1', 'mel/b/2'], $this->mara->titles($second));
        $this->assertCount(3, $second['state']['chapters']);
        $this->assertSame([], array_merge(...array_column($second['state']['chapters'], 'kept')));
        $this->assertNotSame($old, $this->mara->chapter_of($second, 'mel/b/1')['id']);
        $this->assertSame(3, $DB->count_records('local_mara_chapter'));
        $third = $this->mara->publish($wishes);
        $this->assertSame(['unchanged'], array_unique(array_values($this->mara->outcomes($third))));
    }

    /**
     * A Book that was deleted is made again, under the same id, and forgets its former chapters.
     */
    public function test_gone_book(): void {
        global $DB;
        $first = $this->mara->publish([$this->one('<p>one</p>'), $this->mara->wish('mel/b/2', '<p>2</p>', 'mel/b/1')]);
        course_delete_module($first['state']['cmid']);
        // The chapters alone cannot bring it back.
        $this->assertSame('gone', $this->mara->publish([$this->one('<p>one</p>', 'gone')])['outcome']);
        [, $since] = $this->mara->replay([], 0);
        $second = $this->mara->publish([$this->one('<p>one</p>')], 'run2', ['replaces' => 'gone']);
        $this->assertSame(['created', 'created'], [$second['outcome'], $this->outcome($second)]);
        $this->assertSame([$first['state']['id'], 'live'], [$second['state']['id'], $second['state']['state']]);
        $this->assertNotSame($first['state']['cmid'], $second['state']['cmid']);
        $this->assertSame(['mel/b/1'], array_column($second['state']['chapters'], 'key'));
        [$told] = $this->mara->replay([], $since);
        $this->assertSame([$second['state']], array_values($told['books']));
        $third = $this->mara->publish([$this->one('<p>one</p>')], 'run3', ['replaces' => 'gone']);
        $this->assertSame(['unchanged', 'unchanged'], [$third['outcome'], $this->outcome($third)]);
        $this->assertSame(1, $DB->count_records('book'));
    }

    /**
     * A Book that waits in the recycle bin is gone: the one made again is another, which stays when the old one goes.
     */
    public function test_book_in_the_recycle_bin(): void {
        global $DB;
        $first = $this->mara->publish([$this->one('<p>one</p>')]);
        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $first['state']['cmid']]);
        $second = $this->mara->publish([$this->one('<p>one</p>')], 'run2', ['replaces' => 'gone']);
        $this->assertSame('created', $second['outcome']);
        course_delete_module($first['state']['cmid']);
        $this->assertSame([$second['state']], $this->mara->snapshot('books')['items']);
    }

    /**
     * When a Book cannot be made again, all stays as it was.
     */
    public function test_failing_book(): void {
        $first = $this->mara->publish([$this->one('<p>one</p>')]);
        course_delete_module($first['state']['cmid']);
        $before = $this->mara->snapshot('books')['items'];
        $failed = $this->mara->publish([$this->one('<p>one</p>')], 'run2', ['replaces' => 'gone', 'name' => '']);
        $this->assertSame(['failed', 'failed'], [$failed['outcome'], $this->outcome($failed)]);
        $this->assertSame($before, $this->mara->snapshot('books')['items']);
        $this->assertSame($before[0], $failed['state']);
    }
}
