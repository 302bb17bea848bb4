<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/**
 * A person, an administrator or another transaction in a real Moodle, one process for a whole test:
 * php real-fixture.php <moodle folder>. Reads one JSON object a line, { "do": …, … }, and answers
 * one line each, { "answer": … } or { "error": … }.
 *
 * Test support only: never run it on a site that anybody uses.
 */

define('CLI_SCRIPT', true);

require($argv[1] . '/config.php');
require_once($CFG->dirroot . '/course/lib.php');
require_once($CFG->dirroot . '/mod/data/locallib.php');

\core\session\manager::set_user(get_admin());

/** The transaction that holds rows, while there is one. */
$held = null;

/** What a person's save of a chapter changes in the database, before anything is told. */
function fixture_change(string $deed, int $chapterid, string $words): void {
    global $DB;
    $columns = [
        'text' => ['content' => "<p>$words</p>"],
        'title' => ['title' => $words],
        'hide' => ['hidden' => 1],
    ];
    if ($deed === 'delete') {
        $DB->delete_records('book_chapters', ['id' => $chapterid]);
        return;
    }
    $DB->update_record('book_chapters', (object)(['id' => $chapterid, 'timemodified' => time()] + $columns[$deed]));
}

/** What mod/book does after a save, outside any transaction. */
function fixture_tell(string $deed, stdClass $chapter): void {
    global $DB;
    $book = $DB->get_record('book', ['id' => $chapter->bookid], '*', MUST_EXIST);
    $DB->set_field('book', 'revision', $book->revision + 1, ['id' => $book->id]);
    $cm = get_coursemodule_from_instance('book', $book->id, 0, false, MUST_EXIST);
    $event = $deed === 'delete' ? \mod_book\event\chapter_deleted::class : \mod_book\event\chapter_updated::class;
    $now = $DB->get_record('book_chapters', ['id' => $chapter->id]) ?: $chapter;
    $event::create_from_chapter($book, context_module::instance($cm->id), $now)->trigger();
}

$actions = [
    'dbfamily' => fn(): string => $DB->get_dbfamily(),
    // The ids of a chapter of ours: Moodle's row, and the plugin's.
    'find' => function (array $d) use ($DB): array {
        $ours = $DB->get_record('local_mara_chapter', ['chapterkey' => $d['key']], '*', MUST_EXIST);
        return ['chapter' => (int)$ours->chapterid, 'ours' => (int)$ours->id];
    },
    'read' => function (array $d) use ($DB): ?array {
        $row = $DB->get_record('book_chapters', ['id' => $d['chapter']], 'title, content, hidden');
        return $row ? (array)$row : null;
    },
    // A person saves, and the save is not yet committed.
    'begin' => function (array $d) use ($DB, &$held): bool {
        $chapter = $DB->get_record('book_chapters', ['id' => $d['chapter']], '*', MUST_EXIST);
        $held = [$DB->start_delegated_transaction(), $d['deed'], $chapter];
        fixture_change($d['deed'], $chapter->id, $d['words']);
        return true;
    },
    // Holds the plugin's row: a publish that has locked and written its chapter waits here.
    'hold' => function (array $d) use ($DB, &$held): bool {
        $held = [$DB->start_delegated_transaction(), null, null];
        $DB->get_record_sql('SELECT id FROM {local_mara_chapter} WHERE id = ? FOR UPDATE', [$d['ours']]);
        return true;
    },
    // Waits until another connection stands at a row of the table.
    'waiting' => function (array $d) use ($DB): bool {
        $pattern = '/^\s*(SELECT|UPDATE|DELETE)\b.*' . preg_quote($DB->get_prefix() . $d['table'], '/')
            . '\b.*\bid\s*=\s*\'?' . (int)$d['id'] . '\b/is';
        $until = microtime(true) + 20;
        $before = [];
        while (microtime(true) < $until) {
            $now = [];
            foreach ($DB->get_records_sql('SELECT id, info FROM information_schema.processlist WHERE info IS NOT NULL') as $row) {
                if (preg_match($pattern, $row->info)) {
                    $now[] = $row->id;
                }
            }
            // Seen twice: it stands there, it does not pass by.
            if (array_intersect($before, $now)) {
                return true;
            }
            $before = $now;
            usleep(10000);
        }
        throw new moodle_exception('nobodywaits');
    },
    'commit' => function () use (&$held): bool {
        [$transaction, $deed, $chapter] = $held;
        $transaction->allow_commit();
        $held = null;
        if ($deed !== null) {
            fixture_tell($deed, $chapter);
        }
        return true;
    },
    // A person saves at once, as mod/book does: no transaction.
    'act' => function (array $d) use ($DB): bool {
        $chapter = $DB->get_record('book_chapters', ['id' => $d['chapter']], '*', MUST_EXIST);
        fixture_change($d['deed'], $chapter->id, $d['words']);
        fixture_tell($d['deed'], $chapter);
        return true;
    },
    'chapters' => function (array $d) use ($DB): array {
        $bookid = $DB->get_field('local_mara_book', 'bookid', ['bookkey' => $d['key']], MUST_EXIST);
        return array_values($DB->get_records('book_chapters', ['bookid' => $bookid], 'pagenum, id'));
    },
    // An entry of a space's sheets, by the codes of the fields.
    'entry' => function (array $d) use ($DB): int {
        $space = $DB->get_record('local_mara_space', ['code' => $d['space']], '*', MUST_EXIST);
        $made = $DB->get_record('local_mara_database', ['spaceid' => $space->id, 'sheet' => 'living_area'], '*', MUST_EXIST);
        $data = $DB->get_record('data', ['id' => $made->dataid], '*', MUST_EXIST);
        $id = $d['id'] ?? data_add_record($data);
        foreach ($d['fields'] as $code => $value) {
            $where = ['databaseid' => $made->id, 'code' => $code];
            $fieldid = $DB->get_field('local_mara_field', 'fieldid', $where, MUST_EXIST);
            $where = ['recordid' => $id, 'fieldid' => $fieldid];
            $known = $DB->get_field('data_content', 'id', $where);
            $row = (object)($where + ['content' => $value]);
            $known ? $DB->update_record('data_content', (object)((array)$row + ['id' => $known]))
                : $DB->insert_record('data_content', $row);
        }
        $DB->set_field('data_records', 'timemodified', time(), ['id' => $id]);
        $cm = get_coursemodule_from_instance('data', $data->id, 0, false, MUST_EXIST);
        $event = \mod_data\event\record_updated::create([
            'objectid' => $id,
            'context' => context_module::instance($cm->id),
            'courseid' => $data->course,
            'other' => ['dataid' => $data->id],
        ]);
        $event->trigger();
        return (int)$id;
    },
    'setToken' => function (array $d) use ($DB): bool {
        return $DB->set_field('external_tokens', 'token', $d['to'], ['token' => $d['from']]);
    },
    'setRight' => function (array $d) use ($DB): bool {
        $system = context_system::instance();
        $user = $DB->get_field('external_tokens', 'userid', ['token' => $d['token']], MUST_EXIST);
        foreach (get_user_roles($system, $user) as $role) {
            $d['given'] ? assign_capability($d['right'], CAP_ALLOW, $role->roleid, $system->id, true)
                : unassign_capability($d['right'], $role->roleid, $system->id);
        }
        return true;
    },
    'deleteBook' => function (array $d) use ($DB): bool {
        course_delete_module($DB->get_field('local_mara_book', 'cmid', ['bookkey' => $d['key']], MUST_EXIST));
        return true;
    },
    'deleteCourse' => function (array $d) use ($DB): bool {
        return delete_course($DB->get_field('local_mara_space', 'courseid', ['code' => $d['space']], MUST_EXIST), false);
    },
    'maintenance' => fn(array $d): bool => set_config('maintenance_enabled', (int)$d['on']),
    // How often a space stands in Moodle: its course, its databases, its sections.
    'countSpace' => function (array $d) use ($DB): array {
        $courses = $DB->get_records('course', ['idnumber' => 'mara:space:' . $d['code']], 'id');
        [$in, $ids] = $DB->get_in_or_equal(array_keys($courses) ?: [0]);
        return [
            'courses' => count($courses),
            'databases' => $DB->count_records_select('data', "course $in", $ids),
            'sections' => $DB->count_records_select('course_sections', "course $in", $ids),
            'rows' => $DB->count_records('local_mara_space', ['code' => $d['code']]),
        ];
    },
    // What stands in a space of what was wished for, by name.
    'countPieces' => function (array $d) use ($DB): array {
        $course = $DB->get_field('course', 'id', ['idnumber' => 'mara:space:' . $d['code']], MUST_EXIST);
        $entries = 'SELECT c.id, c.content FROM {data_content} c
                      JOIN {data_records} r ON r.id = c.recordid
                      JOIN {data} d ON d.id = r.dataid
                      JOIN {data_fields} f ON f.id = c.fieldid
                     WHERE d.course = ? AND f.name = ?';
        return [
            'groups' => $DB->get_fieldset_select('groups', 'name', 'courseid = ?', [$course]),
            'events' => $DB->get_fieldset_select('event', 'name', 'courseid = ? AND eventtype = ?', [$course, 'group']),
            'entries' => array_values($DB->get_records_sql_menu($entries, [$course, 'Nom'])),
        ];
    },
];

// A pipe that is a socket would be given up after a quiet minute.
stream_set_timeout(STDIN, 86400);
while (($line = fgets(STDIN)) !== false) {
    $details = json_decode($line, true, 16, JSON_THROW_ON_ERROR);
    try {
        $answer = ['answer' => $actions[$details['do']]($details)];
    } catch (Throwable $error) {
        $answer = ['error' => get_class($error) . ': ' . $error->getMessage() . ' ' . ($error->debuginfo ?? '')];
    }
    echo json_encode($answer, JSON_THROW_ON_ERROR | JSON_PARTIAL_OUTPUT_ON_ERROR), "\n";
}
