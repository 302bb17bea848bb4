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

use local_mara\local\site;

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

    /** What the opaque name of a text looks like. */
    private const NAME = '~^.{1,64}$~suD';

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
        self::check(strlen($json) <= self::MAX_BYTES, 'the batch is too large');
        $batch = json_decode($json, true);
        self::check(is_array($batch), 'the batch is not a JSON object');
        self::check(self::matches($batch['run'] ?? null, '~^[A-Za-z0-9_-]{1,64}$~D'), 'run');
        self::check(is_string($batch['instance'] ?? null), 'instance');
        self::check(self::is_list($batch['books'] ?? null), 'books');
        $books = array_map([self::class, 'book'], $batch['books']);

        $chapterkeys = array_merge([], ...array_map(fn($book) => array_keys($book['chapters']), $books));
        self::check(count($chapterkeys) <= self::MAX_CHAPTERS, 'too many chapters');
        self::check_unique($chapterkeys, 'a chapter is named twice');
        self::check_unique(array_column($books, 'key'), 'a book is named twice');

        if ($batch['instance'] !== site::instance()) {
            throw new \moodle_exception('otherinstance', 'local_mara');
        }
        return new self($batch['run'], $books);
    }

    /**
     * Reads one Book.
     *
     * @param mixed $book
     * @return array
     */
    private static function book($book): array {
        self::check(is_array($book), 'a book is not an object');
        self::check(self::is_key($book['key'] ?? null), 'key of a book');
        self::check(is_string($book['space'] ?? null), 'space');
        self::check(str_starts_with($book['key'], $book['space'] . '/'), 'the key of a book starts with the code of its space');
        self::check(is_string($book['name'] ?? null), 'name');
        self::check(is_string($book['intro'] ?? null), 'intro');
        self::check(in_array($book['replaces'] ?? null, [null, self::GONE], true), 'replaces');
        self::check(self::is_list($book['chapters'] ?? null), 'chapters');
        $chapters = array_map(fn($chapter) => self::chapter($chapter, $book['key']), $book['chapters']);
        self::check_unique(array_column($chapters, 'key'), 'a chapter is named twice');
        return [
            'key' => $book['key'],
            'space' => $book['space'],
            'name' => $book['name'],
            'intro' => $book['intro'],
            'replaces' => $book['replaces'] ?? null,
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
        self::check(is_array($chapter), 'a chapter is not an object');
        self::check(self::is_key($chapter['key'] ?? null), 'key of a chapter');
        self::check(str_starts_with($chapter['key'], "$bookkey/"), 'the key of a chapter starts with that of its book');
        self::check(is_string($chapter['title'] ?? null), 'title');
        self::check(is_string($chapter['html'] ?? null), 'html');
        self::check(self::matches($chapter['source'] ?? null, self::NAME), 'source');
        self::check(array_key_exists('after', $chapter), 'after');
        $after = $chapter['after'];
        self::check($after === null || self::is_key($after), 'after');
        self::check($after !== $chapter['key'], 'a chapter cannot stand after itself');
        $replaces = $chapter['replaces'] ?? null;
        self::check($replaces === null || self::matches($replaces, self::NAME), 'replaces');
        return [
            'key' => $chapter['key'],
            'title' => $chapter['title'],
            'html' => $chapter['html'],
            'source' => $chapter['source'],
            'after' => $after,
            'replaces' => $replaces,
        ];
    }

    /**
     * Refuses the batch unless something holds.
     *
     * @param bool $holds
     * @param string $what
     */
    private static function check(bool $holds, string $what): void {
        if (!$holds) {
            throw new \invalid_parameter_exception('batch: ' . $what);
        }
    }

    /**
     * Refuses the batch when a key comes twice.
     *
     * @param string[] $keys
     * @param string $what
     */
    private static function check_unique(array $keys, string $what): void {
        self::check(count(array_unique($keys)) === count($keys), $what);
    }

    /**
     * Whether a value is a list.
     *
     * @param mixed $value
     * @return bool
     */
    private static function is_list($value): bool {
        return is_array($value) && array_is_list($value);
    }

    /**
     * Whether a value is a key.
     *
     * @param mixed $value
     * @return bool
     */
    private static function is_key($value): bool {
        return self::matches($value, self::KEY) && strlen($value) <= 150;
    }

    /**
     * Whether a value is a text of a pattern.
     *
     * @param mixed $value
     * @param string $pattern
     * @return bool
     */
    private static function matches($value, string $pattern): bool {
        return is_string($value) && preg_match($pattern, $value) === 1;
    }
}
