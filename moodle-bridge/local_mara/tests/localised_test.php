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

use local_mara\local\piece\localised;
use local_mara\local\piece\refusal;

/**
 * Texts in French and, mostly, in English.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\localised
 * @covers     \local_mara\local\piece\refusal
 */
#[\PHPUnit\Framework\Attributes\CoversClass(localised::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(refusal::class)]
final class localised_test extends \advanced_testcase {
    /**
     * The reader's language decides; French is the fallback.
     */
    public function test_pick(): void {
        $both = localised::plain(['fr' => ' Bonjour ', 'en' => 'Hello', 'de' => 'Hallo'], 'title');
        $this->assertSame(['fr' => 'Bonjour', 'en' => 'Hello'], $both);
        $this->assertSame('Hello', localised::pick($both));
        $this->assertSame(
            ['Bonjour', 'Hello', 'Bonjour'],
            array_map(fn($language) => localised::pick($both, $language), ['fr', 'en_us', 'de'])
        );
        $this->assertSame('Bonjour', localised::pick(localised::plain(['fr' => 'Bonjour', 'en' => null], 'title')));
    }

    /**
     * What could run in a browser is taken out of HTML; a plain text stays what it is.
     */
    public function test_html(): void {
        $this->resetAfterTest();
        $this->assertSame(['fr' => '<p>A</p>'], localised::html(['fr' => '<p onclick="x()">A</p><script>x()</script>'], 'text'));
        $this->assertSame(['fr' => '1 < 2 <b>'], localised::plain(['fr' => '1 < 2 <b>'], 'title'));
    }

    /**
     * Texts that are refused.
     *
     * @return array
     */
    public static function wrong(): array {
        return [
            'nothing' => [null],
            'plain text' => ['Bonjour'],
            'no French' => [['en' => 'Hello']],
            'empty' => [['fr' => ' ']],
            'too long' => [['fr' => str_repeat('é', 256)]],
            'empty English' => [['fr' => 'Bonjour', 'en' => '']],
            'number' => [['fr' => 'Bonjour', 'en' => 5]],
        ];
    }

    /**
     * They are refused with the name of the property.
     *
     * @dataProvider wrong
     * @param mixed $value
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('wrong')]
    public function test_wrong($value): void {
        try {
            localised::plain($value, 'title');
            $this->fail('must be refused');
        } catch (refusal $e) {
            $this->assertSame(['invalidbody', 'title'], [$e->errorcode, $e->getMessage()]);
        }
    }
}
