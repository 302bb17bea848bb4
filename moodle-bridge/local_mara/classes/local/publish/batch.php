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

namespace local_mara\local\publish;

use local_mara\local\batch_check;

/**
 * A batch of Books as the companion sends it, checked as a whole before anything is written.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class batch {
    /** Most bytes of a batch. */
    public const MAX_BYTES = 4000000;

    /** Most chapters of a batch. */
    public const MAX_CHAPTERS = 100;

    /** What to replace when a person deleted it: nothing stands. */
    public const GONE = 'gone';

    /** What a key looks like. */
    private const KEY = '~^[a-z0-9_-]+(/[a-z0-9_-]+)*$~D';

    /**
     * Constructor.
     *
     * @param string $run
     * @param array $books
     */
    private function __construct(
        /** @var string name of the run */
        public readonly string $run,
        /** @var array the Books wished for */
        public readonly array $books,
    ) {
    }

    /**
     * Reads a batch.
     *
     * @param string $json
     * @return self
     */
    public static function parse(string $json): self {
        $batch = batch_check::read($json, self::MAX_BYTES, 'books');
        $books = array_map([self::class, 'book'], $batch['books']);

        $chapterkeys = array_merge([], ...array_map(fn($book) => array_keys($book['chapters']), $books));
        batch_check::that(count($chapterkeys) <= self::MAX_CHAPTERS, 'too many chapters');
        batch_check::each_once($chapterkeys, 'a chapter is named twice');
        batch_check::each_once(array_column($books, 'key'), 'a book is named twice');

        batch_check::is_ours($batch);
        return new self($batch['run'], $books);
    }

    /**
     * Reads one Book.
     *
     * @param mixed $book
     * @return array
     */
    private static function book($book): array {
        batch_check::that(is_array($book), 'a book is not an object');
        batch_check::that(self::is_key($book['key'] ?? null), 'key of a book');
        batch_check::that(is_string($book['space'] ?? null), 'space');
        $own = str_starts_with($book['key'], $book['space'] . '/');
        batch_check::that($own, 'the key of a book starts with the code of its space');
        batch_check::that(is_string($book['name'] ?? null), 'name');
        batch_check::that(is_string($book['intro'] ?? null), 'intro');
        batch_check::that(in_array($book['replaces'] ?? null, [null, self::GONE], true), 'replaces');
        batch_check::that(is_bool($book['hidden'] ?? false), 'hidden');
        batch_check::that(batch_check::is_list($book['chapters'] ?? null), 'chapters');
        $chapters = array_map(fn($chapter) => self::chapter($chapter, $book['key']), $book['chapters']);
        batch_check::each_once(array_column($chapters, 'key'), 'a chapter is named twice');
        return [
            'key' => $book['key'],
            'space' => $book['space'],
            'name' => $book['name'],
            'intro' => $book['intro'],
            'replaces' => $book['replaces'] ?? null,
            'hidden' => $book['hidden'] ?? false,
            'chapters' => array_column($chapters, null, 'key'),
        ];
    }

    /**
     * Reads one chapter.
     *
     * @param mixed $chapter
     * @param string $bookkey
     * @return array
     */
    private static function chapter($chapter, string $bookkey): array {
        batch_check::that(is_array($chapter), 'a chapter is not an object');
        batch_check::that(self::is_key($chapter['key'] ?? null), 'key of a chapter');
        batch_check::that(str_starts_with($chapter['key'], "$bookkey/"), 'the key of a chapter starts with that of its book');
        batch_check::that(is_string($chapter['title'] ?? null), 'title');
        batch_check::that(is_string($chapter['html'] ?? null), 'html');
        batch_check::that(batch_check::is_name($chapter['source'] ?? null), 'source');
        batch_check::that(array_key_exists('after', $chapter), 'after');
        $after = $chapter['after'];
        batch_check::that($after === null || self::is_key($after), 'after');
        batch_check::that($after !== $chapter['key'], 'a chapter cannot stand after itself');
        $replaces = $chapter['replaces'] ?? null;
        batch_check::that($replaces === null || batch_check::is_name($replaces), 'replaces');
        batch_check::that(is_bool($chapter['blend'] ?? false), 'blend');
        return [
            'key' => $chapter['key'],
            'title' => $chapter['title'],
            'html' => $chapter['html'],
            'source' => $chapter['source'],
            'after' => $after,
            'replaces' => $replaces,
            'blend' => $chapter['blend'] ?? false,
        ];
    }

    /**
     * Whether a value is a key.
     *
     * @param mixed $value
     * @return bool
     */
    private static function is_key($value): bool {
        return batch_check::matches($value, self::KEY) && strlen($value) <= 150;
    }
}
