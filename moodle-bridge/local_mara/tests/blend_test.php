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

/**
 * Texts that hold a person's words beside ours.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\chapter_writer
 * @covers     \local_mara\local\kind\books
 */
#[\PHPUnit\Framework\Attributes\CoversClass(chapter_writer::class)]
final class blend_test extends \advanced_testcase {
    /** Ours, with an edit of a person's. */
    private const BLENDED = '<p id="mara-1">ours</p><p>mine</p>';

    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->create_space();
    }

    /**
     * Publishes the chapter mel/b/1.
     *
     * @param string $html
     * @param bool|null $blend null: left out
     * @param string|null $replaces
     * @param string|null $source
     * @return array outcome, the chapter's item
     */
    private function publish(string $html, ?bool $blend = null, ?string $replaces = null, ?string $source = null): array {
        $more = ['replaces' => $replaces, 'source' => $source ?? sha1($html)] + ($blend === null ? [] : ['blend' => $blend]);
        $result = $this->mara->publish([$this->mara->wish('mel/b/1', $html, null, $more)]);
        return [$result['chapters'][0]['outcome'], $result['state']['chapters'][0] ?? null];
    }

    /**
     * What stands in Moodle.
     *
     * @return string
     */
    private function stands(): string {
        global $DB;
        return $DB->get_field('book_chapters', 'content', []);
    }

    /**
     * Publishes it, lets a person add words, and writes both with the words' name.
     *
     * @return array the chapter's item
     */
    private function blended(): array {
        [, $item] = $this->publish('<p id="mara-1">old</p>');
        $this->assertFalse($item['blended']);
        $this->mara->edit_chapter($item['id'], ['content' => '<p id="mara-1">old</p><p>mine</p>']);
        $edited = $this->mara->snapshot('books')['items'][0]['chapters'][0];
        $this->assertSame('conflict', $this->publish(self::BLENDED, true)[0]);
        [$outcome, $item] = $this->publish(self::BLENDED, true, $edited['text']);
        $this->assertSame('updated', $outcome);
        return $item;
    }

    /**
     * A blended text is told whole, with its name, and is no edit.
     */
    public function test_told(): void {
        $item = $this->blended();
        $this->assertSame([false, true, self::BLENDED, null], [
            $item['edited'], $item['blended'], $item['html'], $item['offered'],
        ]);
        $this->assertNotNull($item['text']);
        $this->assertSame(self::BLENDED, $this->stands());
    }

    /**
     * A text that is too long is not told.
     */
    public function test_too_long(): void {
        [$outcome, $item] = $this->publish('<p>' . str_repeat('a', 262144) . '</p>', true);
        $this->assertSame(['created', true, null], [$outcome, $item['blended'], $item['html']]);
        $this->assertNotNull($item['text']);
    }

    /**
     * Only its name lets anything else be written over it, with or without blend.
     */
    public function test_counts_as_an_edit(): void {
        $item = $this->blended();
        foreach ([null, false, true] as $blend) {
            [$outcome, $kept] = $this->publish('<p>new</p>', $blend);
            $this->assertSame(['conflict', sha1('<p>new</p>'), true], [$outcome, $kept['offered'], $kept['blended']]);
        }
        $this->assertSame('conflict', $this->publish('<p>new</p>', true, 'another name')[0]);
        $this->assertSame(self::BLENDED, $this->stands());
        [$outcome, $again] = $this->publish('<p>new</p><p>mine</p>', true, $item['text']);
        $this->assertSame(['updated', true, null], [$outcome, $again['blended'], $again['offered']]);
        [$outcome, $ours] = $this->publish('<p>new</p>', null, $again['text']);
        $this->assertSame(['updated', false, null, null], [$outcome, $ours['blended'], $ours['text'], $ours['html']]);
        $this->assertSame('updated', $this->publish('<p>newer</p>')[0]);
    }

    /**
     * The same batch twice has one effect.
     */
    public function test_twice(): void {
        global $DB;
        $item = $this->blended();
        $revision = $DB->get_field('book', 'revision', []);
        foreach ([null, $item['text']] as $replaces) {
            $this->assertSame(['unchanged', $item], $this->publish(self::BLENDED, true, $replaces));
        }
        $this->assertSame($revision, $DB->get_field('book', 'revision', []));
    }

    /**
     * Edited after it was blended: the edit stays.
     */
    public function test_edited_again(): void {
        $item = $this->blended();
        $this->mara->edit_chapter($item['id'], ['content' => '<p>all mine</p>']);
        foreach ([[true, null], [false, null], [true, $item['text']], [false, $item['text']]] as [$blend, $replaces]) {
            [$outcome, $kept] = $this->publish('<p>new</p>', $blend, $replaces);
            $this->assertSame('conflict', $outcome);
        }
        $this->assertSame([true, true, '<p>all mine</p>'], [$kept['edited'], $kept['blended'], $kept['html']]);
        // What the person wrote is wished for, with their words: it is no edit any more.
        [$outcome, $same] = $this->publish('<p>all mine</p>', true);
        $this->assertSame(['unchanged', false, true], [$outcome, $same['edited'], $same['blended']]);
        $this->assertSame($kept['text'], $same['text']);
    }

    /**
     * An equal text is not written, but whose it is changes, and is told.
     */
    public function test_equal_text(): void {
        $this->publish('<p>one</p>');
        foreach ([true, false] as $blend) {
            $since = $this->mara->changes()['log']['number'];
            [$outcome, $item] = $this->publish('<p>one</p>', $blend);
            $this->assertSame(['unchanged', $blend], [$outcome, $item['blended']]);
            $told = $this->mara->changes($since)['items'];
            $this->assertSame([$blend], array_map(fn($change) => $change['state']['chapters'][0]['blended'], $told));
        }
        $this->assertSame('updated', $this->publish('<p>two</p>')[0]);
    }

    /**
     * Texts that purifying would change.
     *
     * @return array
     */
    public static function not_kept_whole(): array {
        return [
            'script' => ['<p>mine</p><script>alert(1)</script>'],
            'handler' => ['<p onclick="alert(1)">mine</p>'],
            'frame' => ['<p>mine</p><iframe src="https://map.example"></iframe>'],
            'address' => ['<p><a href="javascript:alert(1)">mine</a></p>'],
            'form' => ['<form><input name="a"></form><p>mine</p>'],
        ];
    }

    /**
     * Nothing is written of a blended text that Moodle would not keep whole.
     *
     * @dataProvider not_kept_whole
     * @param string $html
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('not_kept_whole')]
    public function test_not_kept_whole(string $html): void {
        global $DB;
        $this->assertSame(['conflict', null], $this->publish($html, true));
        $this->assertSame(0, $DB->count_records('book_chapters') + $DB->count_records('local_mara_chapter'));
        [, $item] = $this->publish('<p>one</p>');
        $this->mara->edit_chapter($item['id'], ['content' => $html]);
        $edited = $this->mara->snapshot('books')['items'][0]['chapters'][0];
        [$outcome, $kept] = $this->publish($html . '<p>ours</p>', true, $edited['text'], 'refused');
        $this->assertSame(['conflict', 'refused', $edited['text']], [$outcome, $kept['offered'], $kept['text']]);
        $this->assertSame($html, $this->stands());
        $DB->delete_records('book_chapters');
        $this->assertSame('gone', $this->publish($html, true)[0]);
        $this->assertSame('conflict', $this->publish($html, true, 'gone')[0]);
        // Without blend it is purified and written as ever.
        $this->assertSame('created', $this->publish($html, false, 'gone')[0]);
        $this->assertNotSame($html, $this->stands());
    }

    /**
     * What Moodle's editor makes of people's usual edits is kept whole.
     */
    public function test_usual_edits(): void {
        $html = '<h3 style="text-align: center;">Titre</h3><p><strong>gras</strong> <em>it</em> '
            . '<span style="text-decoration: underline;">s</span> <span style="color: rgb(224, 62, 45);">rouge</span></p>'
            . '<p style="padding-left: 40px;">retrait</p><ul><li>un<ul><li>deux</li></ul></li></ul>'
            . '<table style="border-collapse: collapse; width: 100%;" border="1"><tbody><tr><td style="width: 50%;">a</td>'
            . '<td style="width: 50%;">&nbsp;</td></tr></tbody></table><p><a href="https://a.example/?b=1&amp;c=2">lien</a> '
            . '<a href="https://a.example" target="_blank" rel="noopener" lang="en">lien</a></p>'
            . '<p><img class="img-fluid" src="https://a.example/a.png" alt="" width="10" height="20"></p>'
            . '<p>l’été « œuvre » 😀</p><blockquote><p>dit</p></blockquote><hr>';
        $this->assertSame('created', $this->publish($html, true)[0]);
    }

    /**
     * Made with a person's words; one that was deleted stays gone until a person decides so.
     */
    public function test_gone(): void {
        global $DB;
        [$outcome, $item] = $this->publish(self::BLENDED, true);
        $this->assertSame(['created', true, self::BLENDED], [$outcome, $item['blended'], $item['html']]);
        $DB->delete_records('book_chapters');
        [$outcome, $gone] = $this->publish(self::BLENDED, true, $item['text']);
        $this->assertSame(['gone', 'gone', false, null], [$outcome, $gone['state'], $gone['blended'], $gone['text']]);
        [$outcome, $item] = $this->publish(self::BLENDED, true, 'gone');
        $this->assertSame(['created', true], [$outcome, $item['blended']]);
    }

    /**
     * The comparison finds an edit of a blended text.
     */
    public function test_compared(): void {
        $item = $this->blended();
        $this->mara->changes();
        $this->mara->compare();
        $this->mara->changes();
        $this->mara->compare();
        $this->mara->edit_chapter($item['id'], ['content' => '<p>other</p>']);
        $this->assertCount(1, $this->mara->compare());
    }

    /**
     * Malformed, the batch is refused.
     */
    public function test_malformed(): void {
        $this->expectException(\invalid_parameter_exception::class);
        $this->mara->publish([$this->mara->wish('mel/b/1', '<p>a</p>', null, ['blend' => 1])]);
    }
}
