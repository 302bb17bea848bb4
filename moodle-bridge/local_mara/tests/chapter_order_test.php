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

use local_mara\local\publish\chapter_order;

/**
 * The pure rules about the order of chapters.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\chapter_order
 */
#[\PHPUnit\Framework\Attributes\CoversClass(chapter_order::class)]
final class chapter_order_test extends \basic_testcase {
    /**
     * The fewest moves explain the order.
     */
    public function test_moved(): void {
        $this->assertSame([], chapter_order::moved([], []));
        $this->assertSame([], chapter_order::moved([1, 2, 3], [1, 2, 3]));
        $this->assertSame([3], chapter_order::moved([1, 2, 3], [3, 1, 2]));
        $this->assertSame([1], chapter_order::moved([1, 2, 3], [2, 3, 1]));
        $this->assertSame([], chapter_order::moved([1, 2, 3], [1, 3]));
    }

    /**
     * Foreign chapters stay with the chapter they follow.
     */
    public function test_page_behind(): void {
        $pages = [10 => 1, 90 => 2, 91 => 3, 11 => 4, 92 => 5];
        $this->assertSame(1, chapter_order::page_behind($pages, [10, 11], null));
        $this->assertSame(4, chapter_order::page_behind($pages, [10, 11], 10));
        $this->assertSame(6, chapter_order::page_behind($pages, [10, 11], 11));
        $this->assertSame(1, chapter_order::page_behind([], [], null));
    }
}
