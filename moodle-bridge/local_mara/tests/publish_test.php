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
use local_mara\local\publish\run;

/**
 * Writing Books and chapters: a person's edit always wins.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\publisher
 * @covers     \local_mara\local\publish\chapter_writer
 * @covers     \local_mara\local\publish\book_maker
 * @covers     \local_mara\local\kind\books
 */
#[\PHPUnit\Framework\Attributes\CoversClass(publisher::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(chapter_writer::class)]
final class publish_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        // A chapter that fails is rolled back, which the test's own transaction would not survive.
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /**
     * A Book and its chapters are made, in their section, and told as they stand.
     */
    public function test_create(): void {
        global $DB;
        $result = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>')]);
        $this->assertSame('created', $result['outcome']);
        $this->assertSame(['mel/b/1' => 'created'], $this->mara->outcomes($result));
        $state = $result['state'];
        $this->assertSame('live', $state['state']);
        $this->assertTrue($state['visible']);
        $cm = get_coursemodule_from_id('book', $state['cmid'], $this->space->courseid, true, MUST_EXIST);
        $this->assertSame(
            get_string('section_books', 'local_mara'),
            $DB->get_field('course_sections', 'name', ['course' => $this->space->courseid, 'section' => $cm->sectionnum])
        );
        $chapter = $DB->get_record('book_chapters', ['id' => $state['chapters'][0]['id']]);
        $this->assertSame('<p>one</p>', $chapter->content);
        $this->assertSame((string) FORMAT_HTML, $chapter->contentformat);
        $this->assertSame([], $this->mara->chapter_of($result, 'mel/b/1')['kept']);
        $this->assertFalse($this->mara->chapter_of($result, 'mel/b/1')['edited']);
        $this->assertNull(run::current());
    }

    /**
     * The same batch twice writes nothing the second time.
     */
    public function test_repeat_is_unchanged(): void {
        global $DB;
        $wishes = [$this->mara->wish('mel/b/1', '<p>one</p>'), $this->mara->wish('mel/b/2', '<p>two</p>', 'mel/b/1')];
        $first = $this->mara->publish($wishes);
        $revision = $DB->get_field('book', 'revision', ['id' => $first['state']['bookid']]);
        $rows = $DB->count_records('local_mara_change');
        $sink = $this->redirectEvents();
        $second = $this->mara->publish($wishes, 'run2');
        $this->assertSame('unchanged', $second['outcome']);
        $this->assertSame(['mel/b/1' => 'unchanged', 'mel/b/2' => 'unchanged'], $this->mara->outcomes($second));
        $this->assertSame($first['state'], $second['state']);
        $this->assertCount(0, $sink->get_events());
        $this->assertSame($revision, $DB->get_field('book', 'revision', ['id' => $first['state']['bookid']]));
        $this->assertSame($rows, $DB->count_records('local_mara_change'));
    }

    /**
     * A text and a title that are still ours are brought up to date.
     */
    public function test_update(): void {
        global $DB;
        $first = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>')]);
        $this->assertSame('0', $DB->get_field('local_mara_chapter', 'hidden', ['chapterkey' => 'mel/b/1']));
        $sink = $this->redirectEvents();
        $second = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>new</p>', null, ['title' => 'New'])], 'run2');
        $this->assertSame(['mel/b/1' => 'updated'], $this->mara->outcomes($second));
        $this->assertInstanceOf(\mod_book\event\chapter_updated::class, $sink->get_events()[0]);
        $chapter = $DB->get_record('book_chapters', ['id' => $first['state']['chapters'][0]['id']]);
        $this->assertSame(['<p>new</p>', 'New'], [$chapter->content, $chapter->title]);
        $this->assertSame(sha1('<p>new</p>'), $this->mara->chapter_of($second, 'mel/b/1')['source']);
    }

    /**
     * What an editor rewrites at an untouched save is no edit, and the next text comes through.
     */
    public function test_untouched_save_is_no_edit(): void {
        $first = $this->mara->publish([$this->mara->wish('mel/b/1', '<div id="mara-1"><h3>D&eacute;j&agrave;</h3><p>b</p></div>')]);
        $saved = "<div id=\"mara-1\">\n<h3>Déjà</h3>\n<p>b</p>\n</div>";
        $this->mara->edit_chapter($first['state']['chapters'][0]['id'], ['content' => $saved]);
        $state = $this->mara->snapshot('books')['items'][0];
        $this->assertFalse($state['chapters'][0]['edited']);
        $second = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>new</p>')]);
        $this->assertSame(['mel/b/1' => 'updated'], $this->mara->outcomes($second));
    }

    /**
     * A person's text stays, is told, and the refused source is noted.
     */
    public function test_conflict(): void {
        global $DB;
        $first = $this->mara->publish(
            [$this->mara->wish('mel/b/1', '<p>one</p>'), $this->mara->wish('mel/b/2', '<p>two</p>', 'mel/b/1')]
        );
        $id = $this->mara->chapter_of($first, 'mel/b/1')['id'];
        $this->mara->edit_chapter($id, ['content' => '<p>mine</p>']);
        $second = $this->mara->publish(
            [$this->mara->wish('mel/b/1', '<p>new</p>'), $this->mara->wish('mel/b/2', '<p>new two</p>', 'mel/b/1')]
        );
        $this->assertSame(['mel/b/1' => 'conflict', 'mel/b/2' => 'updated'], $this->mara->outcomes($second));
        $this->assertSame('<p>mine</p>', $DB->get_field('book_chapters', 'content', ['id' => $id]));
        $chapter = $this->mara->chapter_of($second, 'mel/b/1');
        $this->assertTrue($chapter['edited']);
        $this->assertSame('<p>mine</p>', $chapter['html']);
        $this->assertSame(sha1('<p>one</p>'), $chapter['source']);
        $this->assertSame(sha1('<p>new</p>'), $chapter['offered']);
    }

    /**
     * A person's text that equals the desired one becomes ours again.
     */
    public function test_adoption(): void {
        $first = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>')]);
        $this->mara->edit_chapter($first['state']['chapters'][0]['id'], ['content' => "<p>agreed</p>\n"]);
        $second = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>agreed</p>')]);
        $this->assertSame(['mel/b/1' => 'unchanged'], $this->mara->outcomes($second));
        $this->assertFalse($this->mara->chapter_of($second, 'mel/b/1')['edited']);
        $this->assertSame(sha1('<p>agreed</p>'), $this->mara->chapter_of($second, 'mel/b/1')['source']);
        $third = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>next</p>')]);
        $this->assertSame(['mel/b/1' => 'updated'], $this->mara->outcomes($third));
    }

    /**
     * A title, a hiding and a move that a person made are theirs; the text is still brought up to date.
     */
    public function test_title_hidden_and_position_are_kept(): void {
        global $DB;
        $wishes = fn($text) => [
            $this->mara->wish('mel/b/1', "<p>one $text</p>"),
            $this->mara->wish('mel/b/2', "<p>two $text</p>", 'mel/b/1'),
            $this->mara->wish('mel/b/3', "<p>three $text</p>", 'mel/b/2'),
        ];
        $first = $this->mara->publish($wishes('a'));
        [$one, $two, $three] = array_column($first['state']['chapters'], 'id');
        $this->mara->edit_chapter($one, ['title' => 'My title', 'pagenum' => 2]);
        $this->mara->edit_chapter($two, ['hidden' => 1, 'pagenum' => 3]);
        $this->mara->edit_chapter($three, ['pagenum' => 1]);

        $second = $this->mara->publish($wishes('b'));
        $this->assertSame(['updated', 'updated', 'updated'], array_values($this->mara->outcomes($second)));
        $this->assertSame(['mel/b/3', 'My title', 'mel/b/2'], $this->mara->titles($second));
        $this->assertSame(['title'], $this->mara->chapter_of($second, 'mel/b/1')['kept']);
        $this->assertSame(['hidden'], $this->mara->chapter_of($second, 'mel/b/2')['kept']);
        $this->assertTrue($this->mara->chapter_of($second, 'mel/b/2')['hidden']);
        $this->assertSame(['position'], $this->mara->chapter_of($second, 'mel/b/3')['kept']);
        $this->assertSame('<p>one b</p>', $DB->get_field('book_chapters', 'content', ['id' => $one]));
    }

    /**
     * A chapter that a person deleted is not made again.
     */
    public function test_deleted_chapter_stays_gone(): void {
        global $DB;
        $wishes = [$this->mara->wish('mel/b/1', '<p>one</p>'), $this->mara->wish('mel/b/2', '<p>two</p>', 'mel/b/1')];
        $first = $this->mara->publish($wishes);
        $DB->delete_records('book_chapters', ['id' => $this->mara->chapter_of($first, 'mel/b/1')['id']]);
        $second = $this->mara->publish($wishes);
        $this->assertSame(['mel/b/1' => 'gone', 'mel/b/2' => 'unchanged'], $this->mara->outcomes($second));
        $gone = $this->mara->chapter_of($second, 'mel/b/1');
        $this->assertSame(['gone', null, null], [$gone['state'], $gone['position'], $gone['url']]);
        $this->assertSame('mel/b/1', end($second['state']['chapters'])['key']);
    }

    /**
     * A Book that a person deleted is not made again, not even while it waits in the recycle bin.
     */
    public function test_deleted_book_stays_gone(): void {
        global $DB;
        $first = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>')]);
        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $first['state']['cmid']]);
        $second = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>'), $this->mara->wish('mel/b/2', '<p>two</p>')]);
        $this->assertSame('gone', $second['outcome']);
        $this->assertSame(['mel/b/1' => 'gone', 'mel/b/2' => 'gone'], $this->mara->outcomes($second));
        $DB->set_field('course_modules', 'deletioninprogress', 0, ['id' => $first['state']['cmid']]);
        course_delete_module($first['state']['cmid']);
        $third = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>one</p>')]);
        $this->assertSame('gone', $third['outcome']);
        $this->assertSame('gone', $third['state']['state']);
        $this->assertSame('gone', $third['state']['chapters'][0]['state']);
        $this->assertSame(0, $DB->count_records('book', ['course' => $this->space->courseid]));
    }

    /**
     * A new chapter goes behind its predecessor and the foreign chapters that follow it.
     */
    public function test_place_of_a_new_chapter(): void {
        $book = $this->getDataGenerator()->get_plugin_generator('mod_book');
        $first = $this->mara->publish(
            [$this->mara->wish('mel/b/1', '<p>1</p>'), $this->mara->wish('mel/b/3', '<p>3</p>', 'mel/b/1')]
        );
        $bookid = $first['state']['bookid'];
        $book->create_chapter(['bookid' => $bookid, 'title' => 'Foreign', 'content' => 'x', 'pagenum' => 2]);
        $this->assertSame(['mel/b/1', 'Foreign', 'mel/b/3'], $this->mara->titles($first));

        $second = $this->mara->publish([
            $this->mara->wish('mel/b/0', '<p>0</p>', null),
            $this->mara->wish('mel/b/2', '<p>2</p>', 'mel/b/1'),
            $this->mara->wish('mel/b/4', '<p>4</p>', 'mel/b/3'),
        ]);
        $this->assertSame(['mel/b/0', 'mel/b/1', 'Foreign', 'mel/b/2', 'mel/b/3', 'mel/b/4'], $this->mara->titles($second));
        $this->assertSame([], array_merge(...array_column($second['state']['chapters'], 'kept')));
        $foreign = $second['state']['chapters'][2];
        $this->assertSame([null, 'live', null], [$foreign['key'], $foreign['state'], $foreign['source']]);
    }

    /**
     * A chapter that names none, or one that was never written, follows the batch's order.
     */
    public function test_place_by_the_order_of_the_batch(): void {
        $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>'), $this->mara->wish('mel/b/9', '<p>9</p>', 'mel/b/1')]);
        $result = $this->mara->publish([
            $this->mara->wish('mel/b/1', '<p>1</p>'),
            $this->mara->wish('mel/b/2', '<p>2</p>', null),
            $this->mara->wish('mel/b/3', '<p>3</p>', null, ['title' => '']),
            $this->mara->wish('mel/b/4', '<p>4</p>', 'mel/b/3'),
            $this->mara->wish('mel/b/9', '<p>9</p>', 'mel/b/4'),
        ]);
        $this->assertSame(['mel/b/1', 'mel/b/2', 'mel/b/4', 'mel/b/9'], $this->mara->titles($result));
    }

    /**
     * Behind a chapter that is gone means behind the nearest of ours before it.
     */
    public function test_place_behind_a_gone_chapter(): void {
        global $DB;
        $first = $this->mara->publish([
            $this->mara->wish('mel/b/1', '<p>1</p>'),
            $this->mara->wish('mel/b/2', '<p>2</p>', 'mel/b/1'),
            $this->mara->wish('mel/b/4', '<p>4</p>', 'mel/b/2'),
        ]);
        $DB->delete_records('book_chapters', ['id' => $this->mara->chapter_of($first, 'mel/b/2')['id']]);
        $second = $this->mara->publish([$this->mara->wish('mel/b/3', '<p>3</p>', 'mel/b/2')]);
        $this->assertSame(['mel/b/1', 'mel/b/3', 'mel/b/4'], $this->mara->titles($second));
        $DB->delete_records('book_chapters', ['id' => $this->mara->chapter_of($first, 'mel/b/1')['id']]);
        $third = $this->mara->publish([$this->mara->wish('mel/b/5', '<p>5</p>', 'mel/b/1')]);
        $this->assertSame(['mel/b/5', 'mel/b/3', 'mel/b/4'], $this->mara->titles($third));
    }

    /**
     * Our own changes bear their run; a person's have none.
     */
    public function test_run_of_changes(): void {
        global $DB;
        $start = $this->mara->changes()['log']['number'];
        $first = $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')], 'run7');
        $changes = $this->mara->changes($start);
        $this->assertSame([['books', 'run7']], array_map(fn($item) => [$item['kind'], $item['run']], $changes['items']));
        $this->assertSame($first['state'], $changes['items'][0]['state']);

        $book = $this->getDataGenerator()->get_plugin_generator('mod_book');
        $book->create_chapter(['bookid' => $first['state']['bookid'], 'title' => 'Foreign', 'content' => 'x']);
        \mod_book\event\chapter_updated::create_from_chapter(
            $DB->get_record('book', ['id' => $first['state']['bookid']]),
            \core\context\module::instance($first['state']['cmid']),
            $DB->get_record('book_chapters', ['id' => $first['state']['chapters'][0]['id']])
        )->trigger();
        $changes = $this->mara->changes($changes['log']['number']);
        $this->assertNull(end($changes['items'])['run']);
    }
}
