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

namespace local_mara\local\kind;

use local_mara\local\publish\chapter_order;
use local_mara\local\publish\html_tree;

/**
 * The Books the companion published, with all their chapters.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class books extends kind_reader {
    /** A longer text of a person's is not told. */
    public const MAX_HTML = 262144;

    #[\Override]
    protected function columns(): string {
        return 't.bookkey, t.name AS madename, t.cmid, s.code, a.id AS liveid, a.name, cm.visible';
    }

    #[\Override]
    protected function from(): string {
        return '{local_mara_book} t
           JOIN {local_mara_space} s ON s.id = t.spaceid
      LEFT JOIN {course_modules} cm ON cm.id = t.cmid AND cm.instance = t.bookid AND cm.deletioninprogress = 0
      LEFT JOIN {book} a ON a.id = t.bookid AND cm.id IS NOT NULL';
    }

    #[\Override]
    public function weights(array $ids): array {
        global $DB;
        if (!$ids) {
            return [];
        }
        // Only a text that holds a person's words is told; where it is not blended, nearly always its date says so.
        [$in, $params] = $DB->get_in_or_equal($ids);
        $from = "{local_mara_chapter} m
            JOIN {book_chapters} ch ON ch.id = m.chapterid
           WHERE m.marabookid $in AND (m.blended = 1 OR ch.timemodified > m.timemodified OR m.offered IS NOT NULL)";
        return self::bytes('m.marabookid', 'ch.content', $from, $params);
    }

    #[\Override]
    protected function items(array $rows): array {
        global $DB;
        if (!$rows) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_keys($rows));
        $ours = [];
        foreach ($DB->get_records_select('local_mara_chapter', "marabookid $in", $params, 'position, id') as $row) {
            $ours[$row->marabookid][$row->chapterid] = $row;
        }
        $live = self::live_chapters($rows, $ours);
        return array_map(fn($row) => self::book($row, $ours[$row->id] ?? [], $live[$row->id] ?? []), $rows);
    }

    /**
     * The item of a Book.
     *
     * @param \stdClass $row
     * @param \stdClass[] $ours our rows of its chapters
     * @param array $live items of the chapters that stand
     * @return array
     */
    private static function book(\stdClass $row, array $ours, array $live): array {
        $gone = $row->liveid === null;
        return [
            'id' => (int) $row->id,
            'key' => $row->bookkey,
            'space' => $row->code,
            'state' => $gone ? 'gone' : 'live',
            'cmid' => $gone ? null : (int) $row->cmid,
            'bookid' => $gone ? null : (int) $row->liveid,
            'name' => $gone ? $row->madename : $row->name,
            'visible' => !$gone && $row->visible,
            'url' => $gone ? null : self::url('/mod/book/view.php', ['id' => $row->cmid]),
            'chapters' => array_merge($live, self::gone_chapters($ours, array_column($live, 'id'))),
        ];
    }

    /**
     * The chapters that stand, in their order.
     *
     * They are read one by one: their texts together may be larger than PHP's memory.
     *
     * @param \stdClass[] $books
     * @param array $ours our rows, by our book's id and the chapter's id
     * @return array our book's id => items
     */
    private static function live_chapters(array $books, array $ours): array {
        global $DB;
        $byinstance = [];
        foreach ($books as $book) {
            if ($book->liveid !== null) {
                $byinstance[$book->liveid] = $book;
            }
        }
        if (!$byinstance) {
            return [];
        }
        [$in, $params] = $DB->get_in_or_equal(array_keys($byinstance));
        $found = $DB->get_recordset_sql(
            "SELECT ch.id, ch.bookid, ch.title, ch.pagenum, ch.hidden, ch.content, ch.timemodified
               FROM {book_chapters} ch
              WHERE ch.bookid $in
           ORDER BY ch.bookid, ch.pagenum, ch.id",
            $params
        );
        $items = [];
        foreach ($found as $chapter) {
            $book = $byinstance[$chapter->bookid];
            $items[$book->id][] = self::live_chapter($book, $chapter, $ours[$book->id][$chapter->id] ?? null);
        }
        $found->close();
        foreach ($items as $bookid => $chapters) {
            $items[$bookid] = self::with_moved($chapters, $ours[$bookid] ?? []);
        }
        return $items;
    }

    /**
     * The item of a chapter that stands.
     *
     * @param \stdClass $book
     * @param \stdClass $chapter
     * @param \stdClass|null $row ours, if it is ours
     * @return array
     */
    private static function live_chapter(\stdClass $book, \stdClass $chapter, ?\stdClass $row): array {
        $text = $row ? html_tree::name($chapter->content, $row) : null;
        $edited = $row && $text !== $row->treehash;
        $blended = $row && $row->blended;
        $told = $edited || $blended;
        $kept = [];
        if ($row && $chapter->title !== $row->title) {
            $kept[] = 'title';
        }
        if ($row && (int) $chapter->hidden !== (int) $row->hidden) {
            $kept[] = 'hidden';
        }
        return [
            'id' => (int) $chapter->id,
            'key' => $row->chapterkey ?? null,
            'state' => 'live',
            'title' => $chapter->title,
            'position' => (int) $chapter->pagenum,
            'hidden' => (bool) $chapter->hidden,
            'source' => $row->source ?? null,
            'offered' => $row->offered ?? null,
            'edited' => $edited,
            'blended' => $blended,
            'text' => $told ? $text : null,
            'kept' => $kept,
            'html' => $told && strlen($chapter->content) <= self::MAX_HTML ? $chapter->content : null,
            'url' => self::url('/mod/book/view.php', ['id' => $book->cmid, 'chapterid' => $chapter->id]),
            'timemodified' => (int) $chapter->timemodified,
        ];
    }

    /**
     * Marks the chapters of ours that a person moved.
     *
     * @param array $chapters items in their present order
     * @param \stdClass[] $ours our rows by chapter id, in the order we gave them
     * @return array
     */
    private static function with_moved(array $chapters, array $ours): array {
        $present = array_values(array_filter(array_column($chapters, 'id'), fn($id) => isset($ours[$id])));
        $moved = chapter_order::moved(array_keys($ours), $present);
        foreach ($chapters as $index => $chapter) {
            if (in_array($chapter['id'], $moved, true)) {
                $chapters[$index]['kept'][] = 'position';
            }
        }
        return $chapters;
    }

    /**
     * The items of the chapters of ours that a person deleted.
     *
     * @param \stdClass[] $ours
     * @param int[] $live ids of the chapters that stand
     * @return array
     */
    private static function gone_chapters(array $ours, array $live): array {
        $items = [];
        foreach ($ours as $row) {
            if (!in_array((int) $row->chapterid, $live, true)) {
                $items[] = [
                    'id' => (int) $row->chapterid,
                    'key' => $row->chapterkey,
                    'state' => 'gone',
                    'title' => $row->title,
                    'position' => null,
                    'hidden' => (bool) $row->hidden,
                    'source' => $row->source,
                    'offered' => $row->offered,
                    'edited' => false,
                    'blended' => false,
                    'text' => null,
                    'kept' => [],
                    'html' => null,
                    'url' => null,
                    'timemodified' => (int) $row->timemodified,
                ];
            }
        }
        return $items;
    }
}
