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

use local_mara\external\publish;
use local_mara\local\publish\batch;
use local_mara\local\site;

/**
 * A batch is refused as a whole before anything is written.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\batch
 * @covers     \local_mara\external\publish
 */
#[\PHPUnit\Framework\Attributes\CoversClass(batch::class)]
final class batch_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
    }

    /**
     * A batch that is right but for what is replaced.
     *
     * @param array $batch
     * @param array $book
     * @param array $chapter
     * @return array
     */
    private static function batch(array $batch = [], array $book = [], array $chapter = []): array {
        $chapter += ['key' => 'mel/b/1', 'title' => 'T', 'html' => '<p>x</p>', 'source' => 's', 'after' => null];
        $book += ['key' => 'mel/b', 'space' => 'mel', 'name' => 'B', 'intro' => '', 'chapters' => [$chapter]];
        return $batch + ['run' => 'r', 'instance' => 'here', 'books' => [$book]];
    }

    /**
     * Batches that are wrong.
     *
     * @return array
     */
    public static function malformed_provider(): array {
        $chapters = fn($count) => array_map(
            fn($i) => ['key' => "mel/b/$i", 'title' => 'T', 'html' => '', 'source' => 's', 'after' => null],
            range(1, $count)
        );
        return [
            'no object' => ['"x"'],
            'no JSON' => ['{'],
            'no run' => [self::batch(['run' => ''])],
            'run of another kind' => [self::batch(['run' => 7])],
            'no list of books' => [self::batch(['books' => ['a' => 1]])],
            'book is no object' => [self::batch(['books' => ['x']])],
            'key with capitals' => [self::batch([], ['key' => 'MEL/b'])],
            'key too long' => [self::batch([], ['key' => 'mel/' . str_repeat('b', 147)])],
            'key of another space' => [self::batch([], ['space' => 'var'])],
            'key without a space' => [self::batch([], ['key' => 'mel'])],
            'no intro' => [self::batch([], ['intro' => null])],
            'chapter key of another book' => [self::batch([], [], ['key' => 'mel/bb/1'])],
            'chapter key is that of the book' => [self::batch([], [], ['key' => 'mel/b'])],
            'no name' => [self::batch([], ['name' => null])],
            'chapter key ends in a slash' => [self::batch([], [], ['key' => 'mel/b/'])],
            'no title' => [self::batch([], [], ['title' => null])],
            'no text' => [self::batch([], [], ['html' => ['x']])],
            'no source' => [self::batch([], [], ['source' => ''])],
            'source too long' => [self::batch([], [], ['source' => str_repeat('s', 65)])],
            'after is no key' => [self::batch([], [], ['after' => ''])],
            'after itself' => [self::batch([], [], ['after' => 'mel/b/1'])],
            'replaces of a chapter is no text' => [self::batch([], [], ['replaces' => true])],
            'replaces of a chapter is empty' => [self::batch([], [], ['replaces' => ''])],
            'replaces of a chapter is too long' => [self::batch([], [], ['replaces' => str_repeat('s', 65)])],
            'replaces of a book is a text' => [self::batch([], ['replaces' => 's'])],
            'replaces of a book is no text' => [self::batch([], ['replaces' => false])],
            'hidden is a number' => [self::batch([], ['hidden' => 1])],
            'hidden is a text' => [self::batch([], ['hidden' => 'true'])],
            'too many chapters' => [self::batch([], ['chapters' => $chapters(101)])],
            'chapter twice' => [self::batch([], ['chapters' => array_merge($chapters(1), $chapters(1))])],
            'too large' => [self::batch([], [], ['html' => str_repeat('x', 4000000)])],
        ];
    }

    /**
     * They are refused.
     *
     * @dataProvider malformed_provider
     * @param array|string $batch
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('malformed_provider')]
    public function test_malformed($batch): void {
        global $DB;
        if (is_array($batch)) {
            $batch['instance'] = site::instance();
            $batch = json_encode($batch);
        }
        try {
            publish::execute($batch);
            $this->fail('must be refused');
        } catch (\invalid_parameter_exception $e) {
            $this->assertSame('invalidparameter', $e->errorcode);
        }
        $this->assertSame(0, $DB->count_records('local_mara_book'));
    }

    /**
     * A batch meant for another Moodle is refused.
     */
    public function test_other_instance(): void {
        $this->expectException(\moodle_exception::class);
        $this->expectExceptionMessage(get_string('otherinstance', 'local_mara'));
        publish::execute(json_encode(self::batch(['instance' => \core\uuid::generate()])));
    }

    /**
     * The largest batch that is right.
     */
    public function test_largest(): void {
        $batch = batch::parse(json_encode(self::batch(['instance' => site::instance()], [], ['title' => 'é 🏠'])));
        $this->assertSame('r', $batch->run);
        $this->assertSame('é 🏠', $batch->books[0]['chapters']['mel/b/1']['title']);
        // A decision may be left out, or null.
        $this->assertSame([null, null], [$batch->books[0]['replaces'], $batch->books[0]['chapters']['mel/b/1']['replaces']]);
        $none = ['replaces' => null];
        batch::parse(json_encode(self::batch(['instance' => site::instance()], $none, $none)));
    }

    /**
     * Only who may publish can.
     */
    public function test_capability(): void {
        $this->setUser($this->getDataGenerator()->create_user());
        $this->expectException(\required_capability_exception::class);
        publish::execute(json_encode(self::batch(['instance' => site::instance()])));
    }
}
