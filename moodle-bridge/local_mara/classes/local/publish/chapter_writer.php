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

use local_mara\local\atomic;
use local_mara\local\change\change_log;
use local_mara\local\site;

/**
 * Writes the chapters of one Book. A person's edit always wins.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class chapter_writer {
    /**
     * Constructor.
     *
     * @param \stdClass $row row of local_mara_book
     * @param \stdClass $book row of book with cmid
     * @param array $wishes all chapters of the batch for this Book, by key
     */
    public function __construct(
        /** @var \stdClass */
        private readonly \stdClass $row,
        /** @var \stdClass */
        private readonly \stdClass $book,
        /** @var array */
        private readonly array $wishes,
    ) {
        global $CFG;
        require_once($CFG->dirroot . '/mod/book/locallib.php');
    }

    /**
     * Writes one chapter, in a transaction of its own.
     *
     * @param array $wish
     * @return string outcome
     */
    public function publish(array $wish): string {
        $title = cleaner::title($wish['title']);
        $html = cleaner::html($wish['html']);
        $whole = !$wish['blend'] || html_tree::hash($html) === html_tree::hash($wish['html']);
        return atomic::run(fn() => $whole ? $this->write($wish, $title, $html) : $this->refuse($wish));
    }

    /**
     * Decides what to do with a chapter.
     *
     * @param array $wish
     * @param string $title
     * @param string $html
     * @return string outcome
     */
    private function write(array $wish, string $title, string $html): string {
        global $DB;
        // The Book's row is held too, so that pages are not shifted by two at a time.
        $DB->get_record_sql('SELECT id FROM {book} WHERE id = ?' . atomic::for_update(), [$this->book->id]);
        $ours = $this->ours($wish['key']);
        if (!$ours) {
            return $this->create($wish, $title, $html);
        }
        $chapter = $this->present($ours);
        if ($chapter) {
            return $this->update($ours, $chapter, $wish, $title, $html);
        }
        if ($wish['replaces'] !== batch::GONE) {
            return 'gone';
        }
        $DB->delete_records('local_mara_chapter', ['id' => $ours->id]);
        return $this->create($wish, $title, $html);
    }

    /**
     * Writes nothing of a text with a person's words of which Moodle would keep less.
     *
     * @param array $wish
     * @return string outcome
     */
    private function refuse(array $wish): string {
        $ours = $this->ours($wish['key']);
        if ($ours && $wish['replaces'] !== batch::GONE && !$this->present($ours)) {
            return 'gone';
        }
        if ($ours) {
            $this->remember($ours, ['offered' => $wish['source']]);
        }
        return 'conflict';
    }

    /**
     * Our row of a chapter.
     *
     * @param string $key
     * @return \stdClass|null row of local_mara_chapter
     */
    private function ours(string $key): ?\stdClass {
        global $DB;
        $ours = $DB->get_record('local_mara_chapter', ['chapterkey' => $key]) ?: null;
        if ($ours && $ours->marabookid != $this->row->id) {
            throw new \invalid_parameter_exception('this chapter is of another book');
        }
        return $ours;
    }

    /**
     * The chapter that stands, held until the transaction ends.
     *
     * @param \stdClass $ours row of local_mara_chapter
     * @return \stdClass|null row of book_chapters, null when a person deleted it
     */
    private function present(\stdClass $ours): ?\stdClass {
        global $DB;
        return $DB->get_record_sql(
            'SELECT * FROM {book_chapters} WHERE id = ? AND bookid = ?' . atomic::for_update(),
            [$ours->chapterid, $this->book->id]
        ) ?: null;
    }

    /**
     * Brings a chapter that stands up to date, as far as it is still ours.
     *
     * @param \stdClass $ours row of local_mara_chapter
     * @param \stdClass $chapter row of book_chapters
     * @param array $wish
     * @param string $title
     * @param string $html
     * @return string outcome
     */
    private function update(\stdClass $ours, \stdClass $chapter, array $wish, string $title, string $html): string {
        $present = html_tree::name($chapter->content, $ours);
        $wanted = html_tree::hash($html);
        // A text may be replaced that is ours alone, that is the wanted one already, or that the wish names.
        $alone = $ours->blended ? null : $ours->treehash;
        if (!in_array($present, [$wanted, $alone, $wish['replaces']], true)) {
            $this->remember($ours, ['offered' => $wish['source']]);
            return 'conflict';
        }

        $write = [];
        if ($present !== $wanted) {
            $write = ['content' => $html, 'contentformat' => FORMAT_HTML];
        }
        if ($chapter->title === $ours->title && $title !== $chapter->title) {
            $write['title'] = $title;
        }
        if ($write) {
            $chapter = $this->save($chapter, $write);
            \mod_book\event\chapter_updated::create_from_chapter($this->book, $this->context(), $chapter)->trigger();
        }
        $this->remember($ours, [
            'title' => $chapter->title === $title ? $title : $ours->title,
            'treehash' => $wanted,
            'rawhash' => html_tree::raw_hash($chapter->content),
            'source' => $wish['source'],
            'offered' => null,
            'blended' => $wish['blend'] ? '1' : '0',
        ]);
        return $write ? 'updated' : 'unchanged';
    }

    /**
     * Makes a chapter.
     *
     * @param array $wish
     * @param string $title
     * @param string $html
     * @return string outcome
     */
    private function create(array $wish, string $title, string $html): string {
        global $DB;
        book_preload_chapters($this->book);
        $pages = array_map('intval', $DB->get_records_menu(
            'book_chapters',
            ['bookid' => $this->book->id],
            'pagenum, id',
            'id, pagenum'
        ));
        $ours = $DB->get_records('local_mara_chapter', ['marabookid' => $this->row->id], 'position, id');
        $behind = $this->predecessor($wish, $ours, $pages);
        $position = $behind ? (int) $behind->position + 1 : 1;
        $page = chapter_order::page_behind(
            $pages,
            array_map('intval', array_column($ours, 'chapterid')),
            $behind ? (int) $behind->chapterid : null
        );

        $now = site::now();
        $DB->execute(
            'UPDATE {book_chapters} SET pagenum = pagenum + 1 WHERE bookid = ? AND pagenum >= ?',
            [$this->book->id, $page]
        );
        $id = $DB->insert_record('book_chapters', (object) [
            'bookid' => $this->book->id,
            'pagenum' => $page,
            'subchapter' => 0,
            'title' => $title,
            'content' => $html,
            'contentformat' => FORMAT_HTML,
            'hidden' => 0,
            'timecreated' => $now,
            'timemodified' => $now,
            'importsrc' => '',
        ]);
        $chapter = $this->settle($id, ['title' => $title, 'content' => $html]);

        $DB->execute(
            'UPDATE {local_mara_chapter} SET position = position + 1 WHERE marabookid = ? AND position >= ?',
            [$this->row->id, $position]
        );
        $DB->insert_record('local_mara_chapter', (object) [
            'marabookid' => $this->row->id,
            'chapterkey' => $wish['key'],
            'chapterid' => $id,
            'title' => $title,
            'treehash' => html_tree::hash($html),
            'rawhash' => html_tree::raw_hash($html),
            'position' => $position,
            'hidden' => 0,
            'source' => $wish['source'],
            'offered' => null,
            'blended' => (int) $wish['blend'],
            'run' => run::current(),
            'timecreated' => $now,
            'timemodified' => $now,
        ]);
        \mod_book\event\chapter_created::create_from_chapter($this->book, $this->context(), $chapter)->trigger();
        return 'created';
    }

    /**
     * The chapter of ours a new one goes behind: the one it names, else the nearest before it.
     *
     * @param array $wish
     * @param \stdClass[] $ours rows of local_mara_chapter in our order
     * @param int[] $pages chapter id => page
     * @return \stdClass|null row of local_mara_chapter, null for the front
     */
    private function predecessor(array $wish, array $ours, array $pages): ?\stdClass {
        $named = array_column($ours, null, 'chapterkey')[$wish['after'] ?? ''] ?? null;
        $nearest = null;
        $live = [];
        foreach ($ours as $row) {
            if (isset($pages[$row->chapterid])) {
                $live[$row->chapterkey] = $row;
                if ($named && $row->position <= $named->position) {
                    $nearest = $row;
                }
            }
        }
        if ($nearest) {
            return $nearest;
        }
        // It names none that was ever written: the order of the batch says what stands before it.
        foreach (array_keys($this->wishes) as $key) {
            if ($key === $wish['key']) {
                break;
            }
            $nearest = $live[$key] ?? $nearest;
        }
        return $nearest;
    }

    /**
     * Writes columns of a chapter.
     *
     * @param \stdClass $chapter
     * @param array $columns
     * @return \stdClass the chapter as it is now
     */
    private function save(\stdClass $chapter, array $columns): \stdClass {
        global $DB;
        $DB->update_record('book_chapters', (object) (['id' => $chapter->id, 'timemodified' => site::now()] + $columns));
        return $this->settle($chapter->id, $columns);
    }

    /**
     * Does what Moodle does after a chapter was saved, and reads back what was written.
     *
     * @param int $id
     * @param array $written columns
     * @return \stdClass the chapter as it is now
     */
    private function settle(int $id, array $written): \stdClass {
        global $DB;
        $DB->execute('UPDATE {book} SET revision = revision + 1 WHERE id = ?', [$this->book->id]);
        book_preload_chapters($this->book);
        $chapter = $DB->get_record('book_chapters', ['id' => $id], '*', MUST_EXIST);
        foreach ($written as $column => $value) {
            if ((string) $chapter->$column !== (string) $value) {
                throw new \moodle_exception('readback', 'local_mara');
            }
        }
        return $chapter;
    }

    /**
     * Changes our row where it differs, and tells that the Book's state changed.
     *
     * @param \stdClass $ours
     * @param array $columns
     */
    private function remember(\stdClass $ours, array $columns): void {
        global $DB;
        $different = array_filter($columns, fn($value, $column) => $ours->$column !== $value, ARRAY_FILTER_USE_BOTH);
        if ($different) {
            $different += ['id' => $ours->id, 'run' => run::current(), 'timemodified' => site::now()];
            $DB->update_record('local_mara_chapter', (object) $different);
            change_log::append('books', [$this->row->id]);
        }
    }

    /**
     * The context of the Book.
     *
     * @return \core\context\module
     */
    private function context(): \core\context\module {
        return \core\context\module::instance($this->book->cmid);
    }
}
