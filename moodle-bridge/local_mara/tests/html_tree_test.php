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

use local_mara\local\publish\html_tree;

/**
 * What an editor rewrites is no difference; what a person writes is.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\html_tree
 */
#[\PHPUnit\Framework\Attributes\CoversClass(html_tree::class)]
final class html_tree_test extends \basic_testcase {
    /**
     * Two ways of writing the same.
     *
     * @return array
     */
    public static function same_provider(): array {
        return [
            'line breaks between elements' => ["<div><h3>A</h3><p>b</p></div>", "<div>\n<h3>A</h3>\n<p>b</p>\n</div>\n"],
            'entities' => ['<p>d&eacute;j&agrave; &laquo;&nbsp;vu&nbsp;&raquo; &#x1F3E0;</p>', "<p>déjà «\u{a0}vu\u{a0}» 🏠</p>"],
            'order of attributes' => ['<div id="a" class="b">x</div>', '<div class="b" id="a">x</div>'],
            'space in a line' => ["<p>one\n   two</p>", '<p>one two</p>'],
            'old names' => ['<p><b>a</b> <i>b</i></p>', '<p><strong>a</strong> <em>b</em></p>'],
            'table body' => [
                '<table><tr><td>1</td></tr></table>',
                "<table>\n<tbody>\n<tr>\n<td>1</td>\n</tr>\n</tbody>\n</table>",
            ],
            'filled empty block' => ['<p></p><div></div>', '<p>&nbsp;</p><div>&nbsp;</div>'],
            'last line break' => ['<p>a<br></p>', '<p>a</p>'],
            'line break written as XML' => ['<p>a<br>b</p>', '<p>a<br />b</p>'],
            'lonely words' => ['Hello <b>you</b>', '<p>Hello <strong>you</strong></p>'],
            'style' => ['<p style="color:#FF0000">a</p>', '<p style="color: #ff0000;">a</p>'],
            'missing alternative text' => ['<p><img src="a.png"></p>', '<p><img src="a.png" alt=""></p>'],
            'class of pictures' => ['<p><img src="a.png" alt="A"></p>', '<p><img class="img-fluid" src="a.png" alt="A"></p>'],
            'line ends' => ["<pre>a\n b</pre>", "<pre>a\r\n b</pre>"],
            'ampersand in an address' => ['<p><a href="/?a=1&b=2">x</a></p>', '<p><a href="/?a=1&amp;b=2">x</a></p>'],
            'what the purifier adds' => [
                '<p lang="fr"><a target="_blank" href="/">x</a></p>',
                '<p lang="fr" xml:lang="fr"><a target="_blank" href="/" rel="noreferrer noopener">x</a></p>',
            ],
            'right to left' => ['<p dir="rtl">مرحبا &amp; שלום</p>', "<p dir='rtl'>\nمرحبا &amp; שלום</p>"],
        ];
    }

    /**
     * Both have one hash.
     *
     * @dataProvider same_provider
     * @param string $one
     * @param string $other
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('same_provider')]
    public function test_same(string $one, string $other): void {
        $this->assertSame(html_tree::normalise($one), html_tree::normalise($other));
        $this->assertSame(html_tree::hash($one), html_tree::hash($other));
    }

    /**
     * Two different texts.
     *
     * @return array
     */
    public static function different_provider(): array {
        return [
            'a word' => ['<p>a</p>', '<p>b</p>'],
            'a space between words' => ['<p><em>a</em> b</p>', '<p><em>a</em>b</p>'],
            'a paragraph' => ['<p>a b</p>', '<p>a</p><p>b</p>'],
            'an address' => ['<p><a href="https://a.example">x</a></p>', '<p><a href="https://b.example">x</a></p>'],
            'an emphasis' => ['<p>a</p>', '<p><strong>a</strong></p>'],
            'a case' => ['<p>Angers</p>', '<p>angers</p>'],
            'a class' => ['<p class="a">x</p>', '<p>x</p>'],
            'a picture' => ['<p>a</p>', '<p>a<img src="a.png" alt=""></p>'],
            'escaped markup' => ['<p>&lt;b&gt;a&lt;/b&gt;</p>', '<p><b>a</b></p>'],
            'an emoji' => ['<p>🏠</p>', '<p>🏡</p>'],
        ];
    }

    /**
     * They have two hashes.
     *
     * @dataProvider different_provider
     * @param string $one
     * @param string $other
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('different_provider')]
    public function test_different(string $one, string $other): void {
        $this->assertNotSame(html_tree::normalise($one), html_tree::normalise($other));
    }

    /**
     * Normalising twice changes nothing, and a large deep text is no trouble.
     */
    public function test_stable(): void {
        $html = str_repeat('<div><p>a &amp; b</p>', 200) . str_repeat('</div>', 200) . str_repeat('<p>é</p>', 5000);
        $once = html_tree::normalise($html);
        $this->assertSame($once, html_tree::normalise($once));
        $this->assertSame(5000, substr_count($once, '<p>é</p>'));
        $this->assertSame('', html_tree::normalise(" \n"));
    }
}
