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

use local_mara\local\piece\group_members;
use local_mara\local\piece\type\group;

/**
 * Groups and groupings of the companion, in which persons have their say.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\group
 * @covers     \local_mara\local\piece\type\grouping
 * @covers     \local_mara\local\piece\group_members
 * @covers     \local_mara\pieces_observer
 */
#[\PHPUnit\Framework\Attributes\CoversClass(group::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(group_members::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(pieces_observer::class)]
final class groups_test extends \advanced_testcase {
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
     * Puts the group mel/group/a.
     *
     * @param int[] $members
     * @param string $name
     * @param string|null $grouping
     * @return array result
     */
    private function group(array $members, string $name = 'Groupe 7K2F', ?string $grouping = null): array {
        $body = ['name' => $name, 'grouping' => $grouping, 'members' => $members];
        return $this->mara->put_one($this->mara->piece('mel/group/a', 'group', $body));
    }

    /**
     * Someone enrolled in the space.
     *
     * @return int
     */
    private function enrolled(): int {
        return (int) $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid))->id;
    }

    /**
     * What the item of the group tells.
     *
     * @return array members, waiting, takenoff, others
     */
    private function told(): array {
        return array_values($this->mara->item_of('mel/group/a')['detail']);
    }

    /**
     * A group that only its members see, in its grouping.
     */
    public function test_made(): void {
        global $DB;
        $user = $this->enrolled();
        $grouping = $this->mara->put_one($this->mara->piece('mel/grouping/a', 'grouping', ['name' => 'Rencontres']))['state'];
        $result = $this->group([$user], 'Groupe 7K2F', 'mel/grouping/a');
        $id = $result['state']['objectid'];
        $this->assertSame('created', $result['outcome']);
        $this->assertSame(['members' => [$user], 'waiting' => [], 'takenoff' => [], 'others' => 0], $result['state']['detail']);
        $this->assertStringEndsWith("/group/members.php?group=$id", $result['state']['url']);
        $group = $DB->get_record('groups', ['id' => $id]);
        $this->assertEquals(
            [$this->space->courseid, 'Groupe 7K2F', GROUPS_VISIBILITY_MEMBERS],
            [$group->courseid, $group->name, $group->visibility]
        );
        $this->assertTrue(groups_is_member($id, $user));
        $this->assertSame(1, $DB->count_records('groupings_groups', ['groupingid' => $grouping['objectid'], 'groupid' => $id]));
        $this->assertSame(['unchanged', 'updated'], [
            $this->group([$user], 'Groupe 7K2F', 'mel/grouping/a')['outcome'], $this->group([$user])['outcome'],
        ]);
        $this->assertSame(0, $DB->count_records('groupings_groups'));
    }

    /**
     * Who is not enrolled waits, and comes in the moment they are; once.
     */
    public function test_waiting(): void {
        $one = (int) $this->getDataGenerator()->create_user()->id;
        $this->assertSame([], $this->group([$one])['state']['detail']['members']);
        $this->assertSame([[], [$one], [], 0], $this->told());
        $since = $this->mara->changes()['log']['number'];
        $this->getDataGenerator()->enrol_user($one, $this->space->courseid);
        $this->assertSame([[$one], [], [], 0], $this->told());
        $kinds = array_column($this->mara->changes($since)['items'], 'kind');
        $this->assertContains('pieces', $kinds);
        $this->assertSame('unchanged', $this->group([$one])['outcome']);

        // Who leaves the space waits again, and comes back with their next enrolment.
        $this->unenrol($one);
        $this->assertSame([[], [$one], [], 0], $this->told());
        $this->getDataGenerator()->enrol_user($one, $this->space->courseid);
        $this->assertSame([[$one], [], [], 0], $this->told());
        // An enrolment in another course is no reason.
        $two = (int) $this->getDataGenerator()->create_user()->id;
        $this->group([$one, $two]);
        $this->getDataGenerator()->enrol_user($two, $this->getDataGenerator()->create_course()->id);
        $this->assertSame([[$one], [$two], [], 0], $this->told());
    }

    /**
     * Ends an enrolment as a manager does.
     *
     * @param int $userid
     */
    private function unenrol(int $userid): void {
        global $DB;
        $instance = $DB->get_record('enrol', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        enrol_get_plugin('manual')->unenrol_user($instance, $userid);
    }

    /**
     * Someone a person took off is not added again.
     */
    public function test_taken_off(): void {
        [$one, $two] = [$this->enrolled(), $this->enrolled()];
        $id = $this->group([$one, $two])['state']['objectid'];
        groups_remove_member($id, $one);
        $this->assertSame([[$two], [], [$one], 0], $this->told());
        $three = $this->enrolled();
        $this->assertSame('updated', $this->group([$one, $two, $three])['outcome']);
        $this->assertSame([[$two, $three], [], [$one], 0], $this->told());
        // Not even after they left the space and came back.
        $this->unenrol($one);
        $this->getDataGenerator()->enrol_user($one, $this->space->courseid);
        $this->assertFalse(groups_is_member($id, $one));
        // Put in by a person, they are the person's.
        groups_add_member($id, $one);
        $this->assertSame([[$two, $three], [], [], 1], $this->told());
        $this->group([$two]);
        $this->assertTrue(groups_is_member($id, $one));
        $this->assertFalse(groups_is_member($id, $three));
    }

    /**
     * Someone a person added stays, whatever the companion names.
     */
    public function test_added(): void {
        [$one, $two] = [$this->enrolled(), $this->enrolled()];
        $id = $this->group([$one])['state']['objectid'];
        groups_add_member($id, $two);
        $this->assertSame([[$one], [], [], 1], $this->told());
        $this->group([$one, $two]);
        $this->assertSame([[$one], [], [], 1], $this->told());
        $this->group([]);
        $this->assertSame([[], [], [], 1], $this->told());
        $this->assertSame([(string) $two], array_column(groups_get_members($id, 'u.id'), 'id'));
    }

    /**
     * A membership that went without a word is known at the next look.
     */
    public function test_silent_changes(): void {
        global $DB;
        $one = $this->enrolled();
        $id = $this->group([$one])['state']['objectid'];
        $DB->delete_records('groups_members', ['groupid' => $id]);
        $this->assertSame([[], [], [$one], 0], $this->told());
        $two = $this->enrolled();
        $this->group([$one, $two]);
        $this->assertSame([[$two], [], [$one], 0], $this->told());
        $DB->delete_records('groups', ['id' => $id]);
        $this->assertSame('gone', $this->mara->item_of('mel/group/a')['state']);
    }

    /**
     * A name that a person gave is theirs.
     */
    public function test_renamed(): void {
        global $DB;
        $id = $this->group([])['state']['objectid'];
        $this->group([], 'Groupe 8');
        $name = fn() => $DB->get_field('groups', 'name', ['id' => $id]);
        $this->assertSame('Groupe 8', $name());
        $DB->set_field('groups', 'name', 'Les amis', ['id' => $id]);
        $this->assertSame('updated', $this->group([], 'Groupe 9')['outcome']);
        $this->assertSame('Les amis', $name());
        $this->group([], 'Les amis');
        $this->group([], 'Groupe 10');
        $this->assertSame('Groupe 10', $name());
    }

    /**
     * A group is deleted when nobody but ours is in it, else our people leave it.
     */
    public function test_removed(): void {
        global $DB;
        [$one, $two] = [$this->enrolled(), $this->enrolled()];
        $id = $this->group([$one])['state']['objectid'];
        groups_add_member($id, $two);
        $result = $this->mara->put_one($this->mara->removal('mel/group/a', 'group'));
        $this->assertSame(['released', null], [$result['outcome'], $result['state']]);
        $this->assertSame([false, true], [groups_is_member($id, $one), groups_is_member($id, $two)]);

        $id = $this->group([$one])['state']['objectid'];
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/group/a', 'group'))['outcome']);
        $this->assertFalse($DB->record_exists('groups', ['id' => $id]));
        $this->assertSame(0, $DB->count_records('local_mara_member'));
    }

    /**
     * A grouping that holds a person's group is left to them; its name, once changed, too.
     */
    public function test_grouping(): void {
        global $DB;
        $put = fn($name) => $this->mara->put_one($this->mara->piece('mel/grouping/a', 'grouping', ['name' => $name]));
        $id = $put('Rencontres')['state']['objectid'];
        $DB->set_field('groupings', 'name', 'Les nôtres', ['id' => $id]);
        $put('Ateliers');
        $this->assertSame('Les nôtres', $DB->get_field('groupings', 'name', ['id' => $id]));
        $this->group([], 'A', 'mel/grouping/a');
        $other = $this->getDataGenerator()->create_group(['courseid' => $this->space->courseid]);
        groups_assign_grouping($id, $other->id);
        $removal = $this->mara->removal('mel/grouping/a', 'grouping');
        $this->assertSame('released', $this->mara->put_one($removal)['outcome']);
        $this->assertTrue($DB->record_exists('groupings', ['id' => $id]));
        $id = $put('Ateliers')['state']['objectid'];
        $this->group([], 'A', 'mel/grouping/a');
        $this->assertSame('removed', $this->mara->put_one($removal)['outcome']);
        $this->assertFalse($DB->record_exists('groupings', ['id' => $id]));
    }

    /**
     * Who never had an account is unknown; who had one waits without end.
     */
    public function test_unknown_people(): void {
        global $CFG, $DB;
        foreach ([[999999], [(int) $CFG->siteguest]] as $members) {
            $this->assertSame('unknownuser', $this->group($members)['reason']['errorcode']);
        }
        foreach ([['x'], 'x', null] as $members) {
            $wish = $this->mara->piece('mel/group/a', 'group', ['name' => 'A', 'members' => $members]);
            $this->assertSame(
                ['errorcode' => 'invalidbody', 'message' => 'members'],
                $this->mara->put_one($wish)['reason']
            );
        }
        [$one, $two] = [$this->enrolled(), $this->enrolled()];
        $this->group([$one, $two]);
        delete_user($DB->get_record('user', ['id' => $one]));
        $this->assertSame([[$two], [], [], 0], $this->told());
        $this->group([$one, $two], 'Groupe 8');
        $this->assertSame([[$two], [$one], [], 0], $this->told());
    }
}
