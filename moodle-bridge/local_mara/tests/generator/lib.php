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

use local_mara\external\get_changes;
use local_mara\external\get_snapshot;
use local_mara\external\publish;
use local_mara\external\put;
use local_mara\local\change\comparison;
use local_mara\local\kind\kinds;
use local_mara\local\setup\report;
use local_mara\local\setup\setup;
use local_mara\local\site;
use local_mara\local\space\space_maker;

/**
 * Makes what the tests of this plugin need.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class local_mara_generator extends component_generator_base {
    /**
     * Runs the setup.
     *
     * @param bool $rotate
     * @return report
     */
    public function run_setup(bool $rotate = false): report {
        return setup::run($this->token_path(), $rotate);
    }

    /**
     * Where the setup of the tests puts its file.
     *
     * @return string
     */
    public function token_path(): string {
        return make_request_directory() . '/../mara-test.env';
    }

    /**
     * Makes a space.
     *
     * @param string $code
     * @param bool $national
     * @return stdClass row of local_mara_space
     */
    public function create_space(string $code = 'mel', bool $national = false): stdClass {
        return space_maker::make($code, "Space $code", $national ? '' : '49,53', $national)->space;
    }

    /**
     * A database activity of a space.
     *
     * @param stdClass $space
     * @param string $sheet
     * @return stdClass row of local_mara_database
     */
    public function database_of(stdClass $space, string $sheet = 'living_area'): stdClass {
        global $DB;
        return $DB->get_record('local_mara_database', ['spaceid' => $space->id, 'sheet' => $sheet], '*', MUST_EXIST);
    }

    /**
     * Adds an entry as Moodle's form would.
     *
     * @param stdClass $space
     * @param array $contents code => content; an array for several columns of data_content
     * @param int $userid
     * @param string $sheet
     * @return int
     */
    public function create_entry(stdClass $space, array $contents, int $userid, string $sheet = 'living_area'): int {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/mod/data/lib.php');
        $database = $this->database_of($space, $sheet);
        $data = $DB->get_record('data', ['id' => $database->dataid], '*', MUST_EXIST);
        $id = data_add_record($data, 0, $userid);
        foreach ($contents as $code => $content) {
            $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['databaseid' => $database->id, 'code' => $code], MUST_EXIST);
            $columns = is_array($content) ? $content : ['content' => $content];
            $DB->insert_record('data_content', (object) ($columns + ['recordid' => $id, 'fieldid' => $fieldid]));
        }
        return $id;
    }

    /**
     * Makes someone who has one of everything in a space.
     *
     * @param stdClass $space
     * @return stdClass ids: user, and one for each kind that is about a person
     */
    public function create_follower(stdClass $space): stdClass {
        global $CFG, $DB;
        require_once($CFG->libdir . '/completionlib.php');
        require_once($CFG->dirroot . '/cohort/lib.php');
        $generator = $this->datagenerator;
        $user = $generator->create_and_enrol(get_course($space->courseid));
        $group = $generator->create_group(['courseid' => $space->courseid, 'name' => 'Promotion', 'visibility' => 1]);
        $generator->create_group_member(['groupid' => $group->id, 'userid' => $user->id]);
        $cohort = $generator->create_cohort(['name' => 'Stagiaires', 'idnumber' => 'S26']);
        cohort_add_member($cohort->id, $user->id);
        $page = $this->create_tracked_page($space->courseid);
        $completion = new completion_info(get_course($space->courseid));
        $completion->update_state(get_coursemodule_from_id('page', $page->cmid), COMPLETION_COMPLETE, $user->id);
        (new completion_completion(['userid' => $user->id, 'course' => $space->courseid]))->mark_complete(1795300000);
        $access = ['userid' => $user->id, 'courseid' => $space->courseid];
        return (object) [
            'user' => (int) $user->id,
            'cmid' => (int) $page->cmid,
            'enrolments' => (int) $DB->get_field('user_enrolments', 'id', ['userid' => $user->id], MUST_EXIST),
            'roles' => (int) $DB->get_field('role_assignments', 'id', ['userid' => $user->id], MUST_EXIST),
            'groups' => (int) $group->id,
            'group_members' => (int) $DB->get_field('groups_members', 'id', ['userid' => $user->id], MUST_EXIST),
            'cohorts' => (int) $cohort->id,
            'cohort_members' => (int) $DB->get_field('cohort_members', 'id', ['userid' => $user->id], MUST_EXIST),
            'course_completions' => (int) $DB->get_field('course_completions', 'id', ['userid' => $user->id], MUST_EXIST),
            'activity_completions' => (int) $DB->get_field('course_modules_completion', 'id', ['userid' => $user->id], MUST_EXIST),
            'accesses' => $DB->insert_record('user_lastaccess', (object) ($access + ['timeaccess' => 1795300000])),
        ];
    }

    /**
     * Makes a page whose completion is tracked.
     *
     * @param int $courseid
     * @return stdClass
     */
    public function create_tracked_page(int $courseid): stdClass {
        return $this->datagenerator->create_module(
            'page',
            ['course' => $courseid, 'name' => 'Préparer', 'completion' => COMPLETION_TRACKING_MANUAL]
        );
    }

    /**
     * A chapter as the companion wishes for it.
     *
     * @param string $key
     * @param string $html
     * @param string|null $after
     * @param array $more
     * @return array
     */
    public function wish(string $key, string $html, ?string $after = null, array $more = []): array {
        return $more + ['key' => $key, 'title' => $key, 'html' => $html, 'source' => sha1($html), 'after' => $after];
    }

    /**
     * Publishes chapters in the Book mel/b.
     *
     * @param array $chapters
     * @param string $run
     * @param array $more
     * @return array result of the Book
     */
    public function publish(array $chapters, string $run = 'run1', array $more = []): array {
        $book = $more + ['key' => 'mel/b', 'space' => 'mel', 'name' => 'Book', 'intro' => '<p>Intro</p>', 'chapters' => $chapters];
        return $this->publish_books([$book], $run)[0];
    }

    /**
     * Publishes Books.
     *
     * @param array $books
     * @param string $run
     * @return array results
     */
    public function publish_books(array $books, string $run = 'run1'): array {
        $batch = ['run' => $run, 'instance' => site::instance(), 'books' => $books];
        return json_decode(publish::execute(json_encode($batch)), true)['results'];
    }

    /**
     * The outcomes of a result.
     *
     * @param array $result
     * @return array
     */
    public function outcomes(array $result): array {
        return array_column($result['chapters'], 'outcome', 'key');
    }

    /**
     * A chapter of a result's state.
     *
     * @param array $result
     * @param string $key
     * @return array
     */
    public function chapter_of(array $result, string $key): array {
        return array_column($result['state']['chapters'], null, 'key')[$key];
    }

    /**
     * A piece as the companion wishes for it.
     *
     * @param string $key
     * @param string $type
     * @param array $body
     * @param string|null $replaces
     * @return array
     */
    public function piece(string $key, string $type, array $body, ?string $replaces = null): array {
        $source = sha1(json_encode($body));
        return ['key' => $key, 'type' => $type, 'source' => $source, 'replaces' => $replaces, 'body' => (object) $body];
    }

    /**
     * The wish that a piece be taken away.
     *
     * @param string $key
     * @param string $type
     * @param string|null $replaces
     * @return array
     */
    public function removal(string $key, string $type, ?string $replaces = null): array {
        return ['key' => $key, 'type' => $type, 'remove' => true, 'replaces' => $replaces];
    }

    /**
     * Puts pieces.
     *
     * @param array $pieces
     * @param string $run
     * @return array results in the order of the pieces
     */
    public function put(array $pieces, string $run = 'run1'): array {
        $batch = ['run' => $run, 'instance' => site::instance(), 'pieces' => $pieces];
        return json_decode(put::execute(json_encode($batch)), true)['results'];
    }

    /**
     * Puts one piece, or takes it away.
     *
     * @param array $piece
     * @param string $run
     * @return array result
     */
    public function put_one(array $piece, string $run = 'run1'): array {
        return $this->put([$piece], $run)[0];
    }

    /**
     * The item of a piece, as a reader sees it.
     *
     * @param string $key
     * @return array
     */
    public function item_of(string $key): array {
        return array_column($this->snapshot('pieces')['items'], null, 'key')[$key];
    }

    /**
     * Makes an ask that one of two people answered.
     *
     * @param int $userid
     * @param string $key
     * @return int id of the answer
     */
    public function create_answer(int $userid, string $key = 'mel/ask/1'): int {
        global $DB;
        $this->put_one($this->ask($key, [$userid, 2], ['mode' => 'each']));
        return $DB->insert_record('local_mara_answer', (object) [
            'askid' => $this->ask_id($key),
            'userid' => $userid,
            'choice' => 'keep',
            'remark' => 'Merci.',
            'timeanswered' => site::now(),
        ]);
    }

    /**
     * Changes a chapter as a person would, by Moodle's page.
     *
     * @param int $id
     * @param array $columns
     */
    public function edit_chapter(int $id, array $columns): void {
        global $DB;
        $DB->update_record('book_chapters', (object) (['id' => $id] + $columns));
    }

    /**
     * Titles in the order of their pages.
     *
     * @param array $result
     * @return array
     */
    public function titles(array $result): array {
        global $DB;
        return array_values($DB->get_records_menu(
            'book_chapters',
            ['bookid' => $result['state']['bookid']],
            'pagenum',
            'id, title'
        ));
    }

    /**
     * An ask as the companion wishes for it, open for a week.
     *
     * @param string $key
     * @param int[] $people
     * @param array $more
     * @return array
     */
    public function ask(string $key, array $people, array $more = []): array {
        $body = $more + [
            'about' => ['fr' => "Objet de $key", 'en' => "About $key"],
            'title' => ['fr' => "Titre de $key", 'en' => "Title of $key"],
            'text' => ['fr' => "<p>Texte de $key</p>", 'en' => "<p>Text of $key</p>"],
            'link' => null,
            'choices' => [
                ['code' => 'keep', 'label' => ['fr' => 'Garder', 'en' => 'Keep'], 'remark' => 'none'],
                ['code' => 'maybe', 'label' => ['fr' => 'Peut-être', 'en' => 'Maybe'], 'remark' => 'optional'],
                ['code' => 'other', 'label' => ['fr' => 'Autre', 'en' => 'Other'], 'remark' => 'required'],
            ],
            'mode' => 'first',
            'change' => false,
            'expires' => site::now() + WEEKSECS,
            'remind' => null,
            'people' => array_map('intval', $people),
        ];
        return ['key' => $key, 'type' => 'ask', 'source' => sha1(json_encode($body)), 'body' => $body];
    }

    /**
     * A message as the companion wishes for it.
     *
     * @param string $key
     * @param int $userid
     * @param array $more
     * @return array
     */
    public function message(string $key, int $userid, array $more = []): array {
        $body = $more + [
            'userid' => $userid,
            'subject' => ['fr' => "Sujet de $key", 'en' => "Subject of $key"],
            'text' => ['fr' => "<p>Nouvelle de $key</p>", 'en' => "<p>News of $key</p>"],
            'link' => null,
        ];
        return ['key' => $key, 'type' => 'message', 'source' => sha1(json_encode($body)), 'body' => $body];
    }

    /**
     * Puts pieces as the companion does.
     *
     * @param array $pieces
     * @param string $run
     * @return array key => result
     */
    public function put_all(array $pieces, string $run = 'run1'): array {
        return array_column($this->put($pieces, $run), null, 'key');
    }

    /**
     * Asks the companion's way for a piece to be removed.
     *
     * @param string $key
     * @param string $type
     * @return array result
     */
    public function put_removal(string $key, string $type): array {
        return $this->put_one($this->removal($key, $type));
    }

    /**
     * The number Moodle gave to an ask.
     *
     * @param string $key
     * @return int
     */
    public function ask_id(string $key): int {
        global $DB;
        $sql = 'SELECT a.id FROM {local_mara_ask} a JOIN {local_mara_piece} p ON p.id = a.pieceid WHERE p.piecekey = ?';
        return (int) $DB->get_field_sql($sql, [$key], MUST_EXIST);
    }

    /**
     * Reads changes.
     *
     * @param int $since
     * @param string|null $epoch
     * @param int $maxbytes
     * @return array
     */
    public function changes(int $since = 0, ?string $epoch = null, int $maxbytes = 1000000): array {
        return json_decode(get_changes::execute($since, $epoch ?? site::epoch(), $maxbytes), true);
    }

    /**
     * Compares states as the scheduled task does.
     *
     * @return string[] "kind/id" of what was noted, sorted
     */
    public function compare(): array {
        global $DB;
        $last = (int) $DB->get_field_sql('SELECT MAX(id) FROM {local_mara_change}');
        comparison::all();
        $noted = [];
        foreach ($DB->get_records_select('local_mara_change', 'id > ?', [$last], 'id') as $row) {
            $noted[] = "$row->kind/$row->objectid";
        }
        sort($noted);
        return $noted;
    }

    /**
     * Everything a reader sees: all kinds, all items.
     *
     * @return array kind => id => item
     */
    public function everything(): array {
        $all = [];
        foreach (kinds::names() as $kind) {
            $all[$kind] = array_column($this->snapshot($kind, 0, 5000, 8000000)['items'], null, 'id');
        }
        return $all;
    }

    /**
     * Replays all changes over what a reader has, as the companion does.
     *
     * @param array $mirror kind => id => item
     * @param int $since
     * @return array the mirror, and the number to go on from
     */
    public function replay(array $mirror, int $since): array {
        do {
            $answer = $this->changes($since);
            foreach ($answer['items'] as $item) {
                unset($mirror[$item['kind']][$item['id']]);
                if ($item['state'] !== null) {
                    $mirror[$item['kind']][$item['id']] = $item['state'];
                }
            }
            $since = $answer['log']['number'];
        } while ($answer['log']['more']);
        foreach ($mirror as $kind => $items) {
            ksort($mirror[$kind]);
        }
        return [$mirror, $since];
    }

    /**
     * Reads a page of a snapshot.
     *
     * @param string $kind
     * @param int $after
     * @param int $limit
     * @param int $maxbytes
     * @return array
     */
    public function snapshot(string $kind, int $after = 0, int $limit = 500, int $maxbytes = 1000000): array {
        return json_decode(get_snapshot::execute($kind, $after, $limit, $maxbytes), true);
    }
}
