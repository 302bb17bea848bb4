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

use local_mara\local\piece\type\event;

/**
 * Calendar events of the companion, which persons may edit.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\event
 * @covers     \local_mara\local\piece\putter
 */
#[\PHPUnit\Framework\Attributes\CoversClass(event::class)]
final class events_test extends \advanced_testcase {
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

    /**
     * The event mel/event/9 as it is wished for.
     *
     * @param array $more
     * @param string|null $replaces
     * @return array
     */
    private function event(array $more = [], ?string $replaces = null): array {
        return $this->mara->piece('mel/event/9', 'event', $more + [
            'name' => 'Rencontre à Angers',
            'description' => '<p>Venez.</p>',
            'location' => 'Angers',
            'start' => 1795300000,
            'duration' => 7200,
            'group' => null,
        ], $replaces);
    }

    /**
     * Edits the event as the calendar's form does.
     *
     * @param int $id
     * @param array $columns
     */
    private function edit(int $id, array $columns): void {
        global $CFG;
        require_once($CFG->dirroot . '/calendar/lib.php');
        \calendar_event::load($id)->update((object) $columns, false);
    }

    /**
     * An event of the course, made by an account that may not make any.
     */
    public function test_made(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $role = $this->getDataGenerator()->create_role();
        assign_capability('local/mara:put', CAP_ALLOW, $role, \core\context\system::instance());
        role_assign($role, $user->id, \core\context\system::instance());
        $this->setUser($user);
        $result = $this->mara->put_one($this->event());
        $this->assertSame(['created', false, null], [
            $result['outcome'], $result['state']['edited'], $result['state']['text'],
        ]);
        $event = $DB->get_record('event', ['id' => $result['state']['objectid']]);
        $this->assertEquals(
            ['Rencontre à Angers', '<p>Venez.</p>', FORMAT_HTML, 'Angers', 1795300000, 7200, 'course', $this->space->courseid, 0],
            [$event->name, $event->description, $event->format, $event->location, $event->timestart, $event->timeduration,
                $event->eventtype, $event->courseid, $event->groupid]
        );
        $this->assertStringContainsString('/calendar/view.php?view=day', $result['state']['url']);
        $this->assertSame('unchanged', $this->mara->put_one($this->event())['outcome']);
        $this->assertSame('updated', $this->mara->put_one($this->event(['location' => 'Saumur']))['outcome']);
        $this->assertSame('Saumur', $DB->get_field('event', 'location', ['id' => $event->id]));
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/event/9', 'event'))['outcome']);
        $this->assertFalse($DB->record_exists('event', ['id' => $event->id]));
    }

    /**
     * An event of a group goes away with the group, and may become one of the course.
     */
    public function test_group(): void {
        global $DB;
        $group = $this->mara->put_one($this->mara->piece('mel/group/a', 'group', ['name' => 'A', 'members' => []]))['state'];
        $result = $this->mara->put_one($this->event(['group' => 'mel/group/a']));
        $id = $result['state']['objectid'];
        $type = fn() => array_values((array) $DB->get_record('event', ['id' => $id], 'eventtype, groupid'));
        $this->assertEquals(['group', $group['objectid']], $type());
        $this->assertSame('updated', $this->mara->put_one($this->event())['outcome']);
        $this->assertEquals(['course', 0], $type());
        $this->mara->put_one($this->event(['group' => 'mel/group/a']));
        groups_delete_group($group['objectid']);
        $this->assertSame('gone', $this->mara->put_one($this->event(['location' => 'Saumur']))['outcome']);
        $this->assertSame(
            'unknownpiece',
            $this->mara->put_one($this->event(['group' => 'mel/group/a'], 'gone'))['reason']['errorcode']
        );
    }

    /**
     * A person's edit stays, until it is named; saving without editing is no edit.
     */
    public function test_edited(): void {
        global $DB;
        $id = $this->mara->put_one($this->event())['state']['objectid'];
        $this->edit($id, ['description' => "\n<p>Venez.</p>\n"]);
        $this->assertFalse($this->mara->item_of('mel/event/9')['edited']);

        $since = $this->mara->changes()['log']['number'];
        $this->edit($id, ['name' => 'À Angers']);
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces']['state'];
        $this->assertTrue($told['edited']);
        $this->assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $told['text']);

        $wish = $this->event(['location' => 'Saumur']);
        $result = $this->mara->put_one($wish);
        $this->assertSame(['conflict', $wish['source'], $told['text']], [
            $result['outcome'], $result['state']['offered'], $result['state']['text'],
        ]);
        $this->assertSame('À Angers', $DB->get_field('event', 'name', ['id' => $id]));
        // Not as decided: it was edited again since.
        $this->edit($id, ['name' => 'À Angers, enfin']);
        $this->assertSame('conflict', $this->mara->put_one($this->event(['location' => 'Saumur'], $told['text']))['outcome']);
        $text = $this->mara->item_of('mel/event/9')['text'];
        $result = $this->mara->put_one($this->event(['location' => 'Saumur'], $text));
        $this->assertSame(['updated', false, null], [
            $result['outcome'], $result['state']['edited'], $result['state']['offered'],
        ]);
        $this->assertSame('Rencontre à Angers', $DB->get_field('event', 'name', ['id' => $id]));
    }

    /**
     * What a person made to be as it is wished for is ours again.
     */
    public function test_edited_as_wished(): void {
        $id = $this->mara->put_one($this->event())['state']['objectid'];
        $this->edit($id, ['location' => 'Saumur']);
        $result = $this->mara->put_one($this->event(['location' => 'Saumur']));
        $this->assertSame(['unchanged', false], [$result['outcome'], $result['state']['edited']]);
        $this->assertSame('updated', $this->mara->put_one($this->event(['location' => 'Cholet']))['outcome']);
    }

    /**
     * An edited event is not removed, until its edit is named.
     */
    public function test_removal_of_an_edited_event(): void {
        global $DB;
        $id = $this->mara->put_one($this->event())['state']['objectid'];
        $this->edit($id, ['name' => 'À Angers']);
        $result = $this->mara->put_one($this->mara->removal('mel/event/9', 'event'));
        $this->assertSame(['conflict', 'remove'], [$result['outcome'], $result['state']['offered']]);
        $this->assertTrue($DB->record_exists('event', ['id' => $id]));
        $removal = $this->mara->removal('mel/event/9', 'event', $result['state']['text']);
        $this->assertSame('removed', $this->mara->put_one($removal)['outcome']);
        $this->assertFalse($DB->record_exists('event', ['id' => $id]));
    }

    /**
     * A deleted event is told at once, and not made again.
     */
    public function test_deleted(): void {
        $id = $this->mara->put_one($this->event())['state']['objectid'];
        $since = $this->mara->changes()['log']['number'];
        \calendar_event::load($id)->delete();
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces']['state'];
        $this->assertSame(['gone', false, null], [$told['state'], $told['edited'], $told['url']]);
        $this->assertSame('gone', $this->mara->put_one($this->event())['outcome']);
        $this->assertSame('created', $this->mara->put_one($this->event([], 'gone'))['outcome']);
    }

    /**
     * Bad bodies.
     *
     * @return array
     */
    public static function bad(): array {
        return [
            [['name' => ''], 'name'],
            [['name' => str_repeat('a', 256)], 'name'],
            [['description' => 5], 'description'],
            [['location' => str_repeat('a', 256)], 'location'],
            [['start' => '1795300000'], 'start'],
            [['start' => 0], 'start'],
            [['duration' => -1], 'duration'],
            [['group' => 5], 'group'],
        ];
    }

    /**
     * Bad bodies are refused with the name of the property.
     *
     * @dataProvider bad
     * @param array $wrong
     * @param string $property
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('bad')]
    public function test_bad(array $wrong, string $property): void {
        $this->assertSame(
            ['errorcode' => 'invalidbody', 'message' => $property],
            $this->mara->put_one($this->event($wrong))['reason']
        );
    }

    /**
     * What could run in a browser is taken out.
     */
    public function test_purified(): void {
        global $DB;
        $wish = ['name' => 'A<script>alert(1)</script>', 'description' => '<p onclick="x()">B</p><script>alert(1)</script>'];
        $id = $this->mara->put_one($this->event($wish))['state']['objectid'];
        $event = $DB->get_record('event', ['id' => $id]);
        $this->assertSame(['Aalert(1)', '<p>B</p>'], [$event->name, $event->description]);
        $this->assertSame('unchanged', $this->mara->put_one($this->event($wish))['outcome']);
    }
}
