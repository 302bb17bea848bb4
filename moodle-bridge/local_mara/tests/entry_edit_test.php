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

use local_mara\local\piece\entry_record;
use local_mara\local\piece\type\entry_edit;

/**
 * Fields of an entry that the companion changes once.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\entry_edit
 * @covers     \local_mara\local\piece\entry_record
 */
#[\PHPUnit\Framework\Attributes\CoversClass(entry_edit::class)]
final class entry_edit_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    /** @var int an entry that a person made */
    private int $entry;

    /** @var int who made it */
    private int $author;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
        $this->author = (int) $this->getDataGenerator()->create_user()->id;
        $this->entry = $this->mara->create_entry($this->space, [
            'name' => 'Angers', 'category' => 'Landlord', 'state' => 'To publish',
            'verified_on' => (string) gmmktime(0, 0, 0, 11, 2, 2025),
            'purpose' => ['content' => '<p>Louer.</p>', 'content1' => FORMAT_HTML],
        ], $this->author);
    }

    /**
     * An edit as it is wished for.
     *
     * @param array $was
     * @param array $fields
     * @param string $key
     * @param int|null $entry
     * @return array
     */
    private function wish(array $was, array $fields, string $key = 'mel/edit/1', ?int $entry = null): array {
        $body = ['entry' => $entry ?? $this->entry, 'was' => (object) $was, 'fields' => (object) $fields];
        return $this->mara->piece($key, 'entry_edit', $body);
    }

    /**
     * Puts one that is carried out, and gives its status.
     *
     * @param array $wish
     * @return string
     */
    private function status(array $wish): string {
        $result = $this->mara->put_one($wish);
        $this->assertNull($result['reason']);
        $this->assertSame(['created', 'closed'], [$result['outcome'], $result['state']['state']]);
        return $result['state']['detail']['status'];
    }

    /**
     * The fields of the entry as they are told.
     *
     * @return array
     */
    private function fields(): array {
        return array_column($this->mara->snapshot('entries')['items'], null, 'id')[$this->entry]['fields'];
    }

    /**
     * The fields are changed, and nothing else; the piece is closed at once.
     */
    public function test_done(): void {
        global $DB;
        $DB->set_field('data_records', 'timemodified', 5, ['id' => $this->entry]);
        $before = $DB->get_record('data_records', ['id' => $this->entry]);
        $since = $this->mara->changes()['log']['number'];
        $wish = $this->wish(['verified_on' => '2025-11-02', 'phone' => ''], ['verified_on' => '2026-11-22', 'phone' => '1']);
        $result = $this->mara->put_one($wish, 'run7');
        $this->assertSame(['created', ['status' => 'done', 'entry' => $this->entry]], [
            $result['outcome'], $result['state']['detail'],
        ]);
        $state = array_intersect_key($result['state'], array_flip(['state', 'objectid', 'url', 'edited', 'text', 'offered']));
        $none = ['objectid' => null, 'url' => null, 'edited' => false, 'text' => null, 'offered' => null];
        $this->assertEquals(['state' => 'closed'] + $none, $state);
        $this->assertEquals([
            'name' => 'Angers', 'category' => 'Landlord', 'state' => 'To publish', 'purpose' => '<p>Louer.</p>',
            'verified_on' => '2026-11-22', 'phone' => '1',
        ], $this->fields());
        $after = $DB->get_record('data_records', ['id' => $this->entry]);
        $this->assertEqualsWithDelta(time(), (int) $after->timemodified, 60);
        $after->timemodified = $before->timemodified;
        $this->assertEquals($before, $after);
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertSame(['run7', 'run7'], [$told['entries']['run'], $told['pieces']['run']]);
    }

    /**
     * Moodle is told as by its form.
     */
    public function test_event(): void {
        $sink = $this->redirectEvents();
        $this->status($this->wish(['name' => 'Angers'], ['name' => 'Saumur']));
        $events = array_values(array_filter($sink->get_events(), fn($e) => $e instanceof \mod_data\event\record_updated));
        $this->assertCount(1, $events);
        $this->assertEquals($this->entry, $events[0]->objectid);
    }

    /**
     * Carried out once: whatever became of the entry, the key does nothing more until it is forgotten.
     */
    public function test_once(): void {
        $wish = $this->wish(['name' => 'Angers'], ['name' => 'Saumur']);
        $this->assertSame('done', $this->status($wish));
        $this->status($this->wish(['name' => 'Saumur'], ['name' => 'Angers'], 'mel/edit/2'));
        foreach ([$wish, $this->wish(['name' => 'Angers'], ['name' => 'Cholet'])] as $again) {
            $result = $this->mara->put_one($again);
            $this->assertSame(['closed', 'done'], [$result['outcome'], $result['state']['detail']['status']]);
        }
        $this->assertSame('Angers', $this->fields()['name']);
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/edit/1', 'entry_edit'))['outcome']);
        $this->assertSame(['mel/edit/2'], array_column($this->mara->snapshot('pieces')['items'], 'key'));
        $this->assertSame('done', $this->status($wish));
        $this->assertSame('othertype', $this->mara->put_one($this->mara->removal('mel/edit/1', 'entry'))['reason']['errorcode']);
    }

    /**
     * Someone changed one of the fields meanwhile: none is written.
     */
    public function test_superseded(): void {
        global $DB;
        $DB->set_field('data_records', 'timemodified', 5, ['id' => $this->entry]);
        $before = $this->mara->snapshot('entries')['items'];
        $sink = $this->redirectEvents();
        foreach ([['name' => 'Nantes', 'phone' => ''], ['name' => 'Angers', 'phone' => '2']] as $i => $was) {
            $wish = $this->wish($was, ['name' => 'Saumur', 'phone' => '1'], "mel/edit/$i");
            $this->assertSame('superseded', $this->status($wish));
        }
        $this->assertSame([], $sink->get_events());
        $this->assertSame($before, $this->mara->snapshot('entries')['items']);
    }

    /**
     * Two in one batch that saw the same: the first wins.
     */
    public function test_two_in_a_row(): void {
        $results = $this->mara->put([
            $this->wish(['name' => 'Angers'], ['name' => 'Saumur'], 'mel/edit/1'),
            $this->wish(['name' => 'Angers'], ['name' => 'Cholet'], 'mel/edit/2'),
            $this->wish(['phone' => ''], ['phone' => '1'], 'mel/edit/3'),
            $this->wish(['name' => 'Angers'], ['name' => 'Saumur'], 'mel/edit/4'),
        ]);
        $this->assertSame(['done', 'superseded', 'done', 'done'], array_map(
            fn($result) => $result['state']['detail']['status'],
            $results
        ));
        $this->assertSame(['Saumur', '1'], [$this->fields()['name'], $this->fields()['phone']]);
    }

    /**
     * As wished already: done, and nothing is written.
     */
    public function test_as_wished(): void {
        $sink = $this->redirectEvents();
        $this->assertSame('done', $this->status($this->wish(['name' => 'Nantes'], ['name' => ' Angers '])));
        $this->assertSame([], $sink->get_events());
    }

    /**
     * Saved again without an edit, a text is what it was.
     */
    public function test_same_text(): void {
        $wish = $this->wish(['purpose' => "<p>Louer.</p>\n"], ['purpose' => '<p>Louer, <script>x</script>acheter.</p>']);
        $this->assertSame('done', $this->status($wish));
        $this->assertSame('<p>Louer, acheter.</p>', $this->fields()['purpose']);
    }

    /**
     * A field is emptied, unless it is required.
     */
    public function test_emptied(): void {
        $this->assertSame('done', $this->status($this->wish(['purpose' => '<p>Louer.</p>'], ['purpose' => ''])));
        $this->assertArrayNotHasKey('purpose', $this->fields());
        $reason = $this->mara->put_one($this->wish(['name' => 'Angers'], ['name' => ' '], 'mel/edit/2'))['reason'];
        $this->assertSame(['errorcode' => 'invalidbody', 'message' => 'fields.name: required'], $reason);
    }

    /**
     * No such entry in this space.
     */
    public function test_lost(): void {
        $other = $this->mara->create_space('sar');
        $foreign = $this->mara->create_entry($other, ['name' => 'Angers'], $this->author);
        $edit = fn(string $key, ?int $entry) => $this->wish(['name' => 'Angers'], ['name' => 'Saumur'], $key, $entry);
        $this->assertSame('lost', $this->status($edit('mel/edit/1', $foreign)));
        $this->assertSame('lost', $this->status($edit('mel/edit/2', 999999)));
        $this->assertSame(['status' => 'lost', 'entry' => 999999], $this->mara->item_of('mel/edit/2')['detail']);
        entry_record::delete($this->entry);
        $this->assertSame('lost', $this->status($edit('mel/edit/3', null)));
        course_delete_module($this->mara->database_of($other)->cmid);
        $this->assertSame('lost', $this->status($edit('sar/edit/1', $foreign)));
    }

    /**
     * Bad bodies.
     *
     * @return array
     */
    public static function bad(): array {
        $good = ['entry' => 1, 'was' => ['name' => 'A'], 'fields' => ['name' => 'B']];
        return [
            'no entry' => [['entry' => null] + $good, 'entry'],
            'text for an entry' => [['entry' => '1'] + $good, 'entry'],
            'nothing to change' => [['fields' => []] + $good, 'fields'],
            'was something else' => [['was' => ['site' => '']] + $good, 'was'],
            'was more' => [['was' => ['name' => 'A', 'site' => '']] + $good, 'was'],
            'was nothing' => [['was' => null] + $good, 'was'],
            'no text' => [['fields' => ['name' => 3]] + $good, 'fields.name'],
            'unknown option' => [['was' => ['state' => 'To publish'], 'fields' => ['state' => 'Dragon']], 'fields.state'],
            'no day' => [['was' => ['verified_on' => ''], 'fields' => ['verified_on' => '2026-02-30']], 'fields.verified_on'],
            'no address' => [['was' => ['site' => ''], 'fields' => ['site' => 'javascript:x']], 'fields.site'],
            'unknown code' => [['was' => ['dragon' => ''], 'fields' => ['dragon' => 'x']], 'fields.dragon'],
        ];
    }

    /**
     * A bad body is refused, and may be put again once it is mended.
     *
     * @dataProvider bad
     * @param array $body
     * @param string $message
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('bad')]
    public function test_bad(array $body, string $message): void {
        $before = $this->fields();
        $body += ['entry' => $this->entry];
        $result = $this->mara->put_one($this->mara->piece('mel/edit/1', 'entry_edit', $body));
        $this->assertSame(['errorcode' => 'invalidbody', 'message' => $message], $result['reason']);
        $this->assertSame([null, $before], [$result['state'], $this->fields()]);
        $this->assertSame('done', $this->status($this->wish(['name' => 'Angers'], ['name' => 'Saumur'])));
    }

    /**
     * What the companion wrote counts as edited from then on.
     */
    public function test_counts_as_an_edit(): void {
        $body = ['sheet' => 'living_area', 'fields' => ['name' => 'A', 'category' => 'Landlord', 'state' => 'To publish']];
        $piece = $this->mara->put_one($this->mara->piece('mel/entry/1', 'entry', $body))['state'];
        $this->mara->put_one($this->mara->piece('mel/import/1', 'entry', $body + ['handover' => true]));
        $brought = max(array_column($this->mara->snapshot('entries')['items'], 'id'));
        $this->status($this->wish(['name' => 'A'], ['name' => 'B'], 'mel/edit/1', $piece['objectid']));
        $this->status($this->wish(['name' => 'A'], ['name' => 'B'], 'mel/edit/2', $brought));
        $this->assertTrue($this->mara->item_of('mel/entry/1')['edited']);
        $items = array_column($this->mara->snapshot('entries')['items'], null, 'id');
        $this->assertTrue($items[$brought]['origin']['edited']);
    }

    /**
     * Of the texts nothing is kept in the plugin's tables.
     */
    public function test_nothing_kept(): void {
        global $DB;
        $this->status($this->wish(['name' => 'Angers'], ['name' => 'Secretville']));
        $this->status($this->wish(['name' => 'Secretville'], ['name' => 'Secretville-sur-Loire'], 'mel/edit/2'));
        foreach ($DB->get_tables() as $table) {
            if (str_starts_with($table, 'local_mara_')) {
                $this->assertStringNotContainsString('Secretville', json_encode($DB->get_records($table)), $table);
            }
        }
    }

    /**
     * Nobody can change the entry between the comparison and the end of the write.
     */
    public function test_held(): void {
        global $CFG, $DB;
        if ($DB->get_dbfamily() !== 'mysql') {
            $this->markTestSkipped('NOWAIT is asked in the words of MariaDB and MySQL.');
        }
        $other = \moodle_database::get_driver_instance($CFG->dbtype, $CFG->dblibrary);
        $other->connect($CFG->dbhost, $CFG->dbuser, $CFG->dbpass, $CFG->dbname, $CFG->prefix, $CFG->dboptions);
        $content = $DB->get_field('data_content', 'MIN(id)', ['recordid' => $this->entry]);
        $locked = fn(string $table, int $id): bool => self::is_locked($other, $table, $id);
        $transaction = $DB->start_delegated_transaction();
        entry_record::hold($this->entry);
        $seen = [$locked('data_records', $this->entry), $locked('data_content', $content)];
        $transaction->allow_commit();
        $this->assertSame([true, true], $seen);
        $this->assertFalse($locked('data_records', $this->entry));
        $other->dispose();
    }

    /**
     * Whether another transaction holds a row.
     *
     * @param \moodle_database $db another connection
     * @param string $table
     * @param int $id
     * @return bool
     */
    private static function is_locked(\moodle_database $db, string $table, int $id): bool {
        try {
            $db->get_records_sql("SELECT id FROM {{$table}} WHERE id = ? FOR UPDATE NOWAIT", [$id]);
            return false;
        } catch (\dml_read_exception $e) {
            return true;
        }
    }
}
