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

use local_mara\local\piece\entry_contents;
use local_mara\local\piece\entry_form;
use local_mara\local\piece\type\entry;

/**
 * Entries that the companion writes, which persons may edit.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\entry
 * @covers     \local_mara\local\piece\entry_form
 * @covers     \local_mara\local\piece\entry_contents
 */
#[\PHPUnit\Framework\Attributes\CoversClass(entry::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entry_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entry_contents::class)]
final class own_entries_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->space = $this->mara->create_space();
    }

    /** Fields of a good entry. */
    private const FIELDS = [
        'name' => 'Angers Loire Habitat',
        'category' => 'Landlord',
        'purpose' => '<p>Louer.</p>',
        'site' => 'https://www.angers.example/habitat?a=1',
        'verified_on' => '2026-11-20',
        'state' => 'To publish',
    ];

    /**
     * The entry mel/entry/1 as it is wished for.
     *
     * @param array $more fields
     * @param string|null $replaces
     * @return array
     */
    private function entry(array $more = [], ?string $replaces = null): array {
        $body = ['sheet' => 'living_area', 'fields' => array_filter($more + self::FIELDS, fn($text) => $text !== null)];
        return $this->mara->piece('mel/entry/1', 'entry', $body, $replaces);
    }

    /**
     * The entry as it is told.
     *
     * @return array
     */
    private function told(): array {
        return $this->mara->snapshot('entries')['items'][0];
    }

    /**
     * Edits one field as a person does.
     *
     * @param string $code
     * @param string $content
     */
    private function edit(string $code, string $content): void {
        global $DB;
        $fieldid = $DB->get_field('local_mara_field', 'fieldid', ['code' => $code], IGNORE_MULTIPLE);
        $DB->set_field('data_content', 'content', $content, ['fieldid' => $fieldid, 'recordid' => $this->told()['id']]);
    }

    /**
     * An entry like one of the form, approved, told as it was written.
     */
    public function test_made(): void {
        global $DB, $USER;
        $database = $this->mara->database_of($this->space);
        $since = $this->mara->changes()['log']['number'];
        $result = $this->mara->put_one($this->entry(), 'run7');
        $this->assertSame(['created', false], [$result['outcome'], $result['state']['edited']]);
        $told = $this->told();
        $this->assertEquals(self::FIELDS, $told['fields']);
        $this->assertSame([$result['state']['objectid'], true, (int) $USER->id, $told['url']], [
            $told['id'], $told['approved'], $told['userid'], $result['state']['url'],
        ]);
        $this->assertSame(
            $DB->count_records('data_fields', ['dataid' => $database->dataid]),
            $DB->count_records('data_content', ['recordid' => $told['id']])
        );
        $runs = array_column($this->mara->changes($since)['items'], 'run', 'kind');
        $this->assertSame(['run7', 'run7'], [$runs['entries'], $runs['pieces']]);

        $this->assertSame('unchanged', $this->mara->put_one($this->entry())['outcome']);
        $result = $this->mara->put_one($this->entry(['site' => null, 'phone' => '02 41 00 00 00']));
        $this->assertSame(['updated', false], [$result['outcome'], $result['state']['edited']]);
        $expected = array_diff_key(self::FIELDS, ['site' => 1]) + ['phone' => '02 41 00 00 00'];
        $this->assertEquals($expected, $this->told()['fields']);
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/entry/1', 'entry'))['outcome']);
        $this->assertSame(0, $DB->count_records('data_records'));
        $this->assertSame(0, $DB->count_records('data_content'));
    }

    /**
     * An entry is approved also where the writer may not approve.
     */
    public function test_approved(): void {
        global $DB;
        $DB->set_field('data', 'approval', 1);
        $user = $this->getDataGenerator()->create_user();
        $role = $this->getDataGenerator()->create_role();
        foreach (['local/mara:put', 'local/mara:read'] as $capability) {
            assign_capability($capability, CAP_ALLOW, $role, \core\context\system::instance());
        }
        role_assign($role, $user->id, \core\context\system::instance());
        $this->setUser($user);
        $this->assertSame('created', $this->mara->put_one($this->entry())['outcome']);
        $this->assertTrue($this->told()['approved']);
    }

    /**
     * Bad fields.
     *
     * @return array
     */
    public static function bad(): array {
        return [
            'left out' => [['name' => null], 'fields.name: required'],
            'empty' => [['name' => ' '], 'fields.name: required'],
            'only tags' => [['name' => '<br>'], 'fields.name: required'],
            'unknown option' => [['category' => 'Dragons'], 'fields.category'],
            'option left out' => [['state' => null], 'fields.state: required'],
            'no address' => [['site' => 'https://'], 'fields.site'],
            'script' => [['site' => 'javascript:alert(1)'], 'fields.site'],
            'no day' => [['verified_on' => '2026-02-30'], 'fields.verified_on'],
            'day with time' => [['verified_on' => '2026-02-03T10:00'], 'fields.verified_on'],
            'unknown code' => [['dragon' => 'x'], 'fields.dragon'],
            'number' => [['phone' => 241000000], 'fields.phone'],
        ];
    }

    /**
     * Bad fields are refused with their code.
     *
     * @dataProvider bad
     * @param array $wrong
     * @param string $message
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('bad')]
    public function test_bad(array $wrong, string $message): void {
        global $DB;
        $result = $this->mara->put_one($this->entry($wrong));
        $this->assertSame(['errorcode' => 'invalidbody', 'message' => $message], $result['reason']);
        $this->assertSame(0, $DB->count_records('data_records'));
    }

    /**
     * A sheet that is not there, or whose database a person deleted.
     */
    public function test_unknown_sheet(): void {
        $wish = $this->mara->piece('mel/entry/1', 'entry', ['sheet' => 'dragons', 'fields' => ['name' => 'A']]);
        $this->assertSame('unknownsheet', $this->mara->put_one($wish)['reason']['errorcode']);
        $this->mara->put_one($this->entry());
        course_delete_module($this->mara->database_of($this->space)->cmid);
        $this->assertSame('gone', $this->mara->item_of('mel/entry/1')['state']);
        $this->assertSame('gone', $this->mara->put_one($this->entry())['outcome']);
        $this->assertSame('unknownsheet', $this->mara->put_one($this->entry([], 'gone'))['reason']['errorcode']);
    }

    /**
     * A person's edit stays, until it is named; saving without editing is no edit.
     */
    public function test_edited(): void {
        $this->mara->put_one($this->entry());
        $this->edit('purpose', "<p>Louer.</p>\n");
        $this->assertFalse($this->mara->item_of('mel/entry/1')['edited']);
        $this->edit('purpose', '<p>Louer et acheter.</p>');
        $item = $this->mara->item_of('mel/entry/1');
        $this->assertTrue($item['edited']);
        $this->assertSame('conflict', $this->mara->put_one($this->entry(['phone' => '1']))['outcome']);
        $this->assertSame('<p>Louer et acheter.</p>', $this->told()['fields']['purpose']);
        $removal = $this->mara->put_one($this->mara->removal('mel/entry/1', 'entry'));
        $this->assertSame(['conflict', 'remove'], [$removal['outcome'], $removal['state']['offered']]);
        $result = $this->mara->put_one($this->entry(['phone' => '1'], $item['text']));
        $this->assertSame(['updated', false, null], [
            $result['outcome'], $result['state']['edited'], $result['state']['offered'],
        ]);
        $this->assertSame('<p>Louer.</p>', $this->told()['fields']['purpose']);
    }

    /**
     * What a person wrote into a field of their own keeps the entry, and an update leaves it alone.
     */
    public function test_own_field(): void {
        global $DB;
        $database = $this->mara->database_of($this->space);
        $data = $DB->get_record('data', ['id' => $database->dataid]);
        $field = $this->getDataGenerator()->get_plugin_generator('mod_data')
            ->create_field((object) ['name' => 'Mine', 'type' => 'text'], $data);
        $this->mara->put_one($this->entry());
        $row = ['fieldid' => $field->field->id, 'recordid' => $this->told()['id']];
        $DB->set_field('data_content', 'content', 'my note', $row);
        $item = $this->mara->item_of('mel/entry/1');
        $this->assertTrue($item['edited']);
        $this->assertSame('conflict', $this->mara->put_one($this->mara->removal('mel/entry/1', 'entry'))['outcome']);
        $result = $this->mara->put_one($this->entry(['phone' => '1'], $item['text']));
        $this->assertSame(['updated', false], [$result['outcome'], $result['state']['edited']]);
        $this->assertSame('my note', $DB->get_field('data_content', 'content', $row));
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/entry/1', 'entry'))['outcome']);
    }

    /**
     * Edits and deletions by Moodle's own pages are told at once.
     */
    public function test_told_at_once(): void {
        global $DB;
        $id = $this->mara->put_one($this->entry())['state']['objectid'];
        $database = $this->mara->database_of($this->space);
        $data = $DB->get_record('data', ['id' => $database->dataid]);
        $since = $this->mara->changes()['log']['number'];
        $this->edit('name', 'Mine');
        \mod_data\event\record_updated::create([
            'objectid' => $id,
            'context' => \core\context\module::instance($database->cmid),
            'courseid' => $this->space->courseid,
            'other' => ['dataid' => $data->id],
        ])->trigger();
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertTrue($told['pieces']['state']['edited']);
        $since = $this->mara->changes()['log']['number'];
        data_delete_record($id, $data, $this->space->courseid, $database->cmid);
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertSame(['gone', null], [$told['pieces']['state']['state'], $told['entries']['state']]);
    }

    /**
     * An address without its beginning is completed, as Moodle does.
     */
    public function test_address(): void {
        $this->mara->put_one($this->entry(['site' => 'www.angers.example']));
        $this->assertSame('http://www.angers.example', $this->told()['fields']['site']);
    }
}
