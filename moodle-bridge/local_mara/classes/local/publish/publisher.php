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

use local_mara\local\json;
use local_mara\local\kind\kinds;
use local_mara\local\locks;
use local_mara\local\reason;
use local_mara\local\site;
use local_mara\local\space\space_store;

/**
 * Writes a batch, Book by Book; what fails is told and does not stop the rest.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class publisher {
    /**
     * The answer of local_mara_publish.
     *
     * @param string $json the batch
     * @return string JSON
     */
    public static function publish(string $json): string {
        $batch = batch::parse($json);
        $locks = array_map(fn($book) => space_store::lock_name($book['space']), $batch->books);
        $results = locks::hold($locks, fn() => run::during(
            $batch->run,
            fn() => array_map([self::class, 'publish_book'], $batch->books)
        ));
        return json::encode(site::envelope() + ['results' => $results]);
    }

    /**
     * Writes one Book and its chapters.
     *
     * @param array $wish
     * @return array result
     */
    private static function publish_book(array $wish): array {
        global $DB;
        $row = null;
        try {
            $space = space_store::live($wish['space']);
            if (!$space) {
                throw new \moodle_exception('unknownspace', 'local_mara');
            }
            $row = $DB->get_record('local_mara_book', ['bookkey' => $wish['key']]) ?: null;
            $book = $row ? book_maker::live($row) : null;
            if ($row && !$book && $wish['replaces'] !== batch::GONE) {
                return self::result($wish, 'gone', null, $row, fn() => 'gone');
            }
            $outcome = $book ? 'unchanged' : 'created';
            if (!$book) {
                $row = book_maker::make($wish, $space, $row);
                $book = book_maker::live($row);
            }
        } catch (\Throwable $e) {
            return self::result($wish, 'failed', $e, $row, fn() => throw $e);
        }
        $writer = new chapter_writer($row, $book, $wish['chapters']);
        return self::result($wish, $outcome, null, $row, fn($chapter) => $writer->publish($chapter));
    }

    /**
     * Does the chapters and puts the result of a Book together.
     *
     * @param array $wish
     * @param string $outcome
     * @param \Throwable|null $e why it failed
     * @param \stdClass|null $row
     * @param callable $chapter does one chapter and returns its outcome
     * @return array
     */
    private static function result(array $wish, string $outcome, ?\Throwable $e, ?\stdClass $row, callable $chapter): array {
        $chapters = [];
        foreach ($wish['chapters'] as $key => $chapterwish) {
            try {
                $chapters[] = ['key' => $key, 'outcome' => $chapter($chapterwish), 'reason' => null];
            } catch (\Throwable $failure) {
                $chapters[] = ['key' => $key, 'outcome' => 'failed', 'reason' => reason::of($failure)];
            }
        }
        return [
            'key' => $wish['key'],
            'outcome' => $outcome,
            'reason' => $e ? reason::of($e) : null,
            'chapters' => $chapters,
            'state' => $row ? kinds::reader('books')->states([(int) $row->id])[$row->id] : null,
        ];
    }
}
