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

use local_mara\local\change\change_log;
use local_mara\task\compare_kinds;

/**
 * What Moodle tells about people is noted, at once or at its next turn.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\people_observer
 * @covers     \local_mara\task\compare_kinds
 * @covers     \local_mara\local\change\change_log
 */
#[\PHPUnit\Framework\Attributes\CoversClass(people_observer::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(compare_kinds::class)]
final class people_observer_test extends \advanced_testcase {
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
     * What the log tells of something that is done, without the scheduled task.
     *
     * @param callable $deed
     * @param bool $turn whether Moodle's cron has its next turn
     * @return array "kind/id" => whether it still is, sorted
     */
    private function told(callable $deed, bool $turn = false): array {
        global $DB;
        if ($turn) {
            // What was asked for before is done before.
            $this->turn();
        }
        $since = $this->mara->changes()['log']['number'];
        $DB->delete_records(change_log::TABLE, ['changenumber' => null]);
        $deed();
        if ($turn) {
            $this->turn();
        }
        $told = [];
        foreach ($this->mara->changes($since)['items'] as $item) {
            $told["$item[kind]/$item[id]"] = $item['state'] !== null;
        }
        ksort($told);
        return $told;
    }

    /**
     * Lets Moodle do what was put off.
     */
    private function turn(): void {
        ob_start();
        $this->runAdhocTasks(compare_kinds::class);
        ob_end_clean();
    }

    /**
     * Roles in the course of a space.
     */
    public function test_roles(): void {
        global $DB;
        $user = $this->getDataGenerator()->create_user();
        $roleid = $DB->get_field('role', 'id', ['shortname' => 'teacher']);
        $context = \core\context\course::instance($this->space->courseid);
        $id = 0;
        $told = $this->told(function () use ($roleid, $user, $context, &$id) {
            $id = role_assign($roleid, $user->id, $context->id);
        });
        $this->assertSame(["roles/$id" => true], $told);
        $this->assertSame(["roles/$id" => false], $this->told(fn() => role_unassign($roleid, $user->id, $context->id)));
        $course = $this->getDataGenerator()->create_course();
        $elsewhere = [\core\context\course::instance($course->id), $context->get_parent_context()];
        foreach ($elsewhere as $other) {
            $this->assertSame([], $this->told(fn() => role_assign($roleid, $user->id, $other->id)));
        }
    }

    /**
     * Groups, and who is in them.
     */
    public function test_groups(): void {
        global $CFG;
        require_once($CFG->dirroot . '/group/lib.php');
        $has = $this->mara->create_follower($this->space);
        $group = "groups/$has->groups";
        $member = "group_members/$has->group_members";
        $new = (object) ['id' => $has->groups, 'courseid' => $this->space->courseid, 'name' => 'New'];
        $this->assertSame([$group => true], $this->told(fn() => groups_update_group($new)));
        $told = $this->told(fn() => groups_remove_member($has->groups, $has->user), true);
        $this->assertFalse($told[$member]);

        $told = $this->told(fn() => groups_add_member($has->groups, $has->user));
        $member = array_key_first($told);
        $this->assertSame([$member => true], $told);
        $this->assertStringStartsWith('group_members/', $member);
        $told = $this->told(fn() => groups_delete_group($has->groups), true);
        $this->assertSame([false, false], [$told[$group], $told[$member]]);

        $course = $this->getDataGenerator()->create_course();
        $this->assertSame([], $this->told(fn() => $this->getDataGenerator()->create_group(['courseid' => $course->id])));
    }

    /**
     * A membership that came and went before anything compared it is a tombstone all the same.
     */
    public function test_short_membership(): void {
        $has = $this->mara->create_follower($this->space);
        $since = $this->mara->changes()['log']['number'];
        groups_remove_member($has->groups, $has->user);
        $this->turn();
        $told = array_column($this->mara->changes($since)['items'], null, 'kind');
        $this->assertSame([$has->group_members, null], [$told['group_members']['id'], $told['group_members']['state']]);
    }

    /**
     * Cohorts are told while one of ours is in them.
     */
    public function test_cohorts(): void {
        global $CFG, $DB;
        // Else Moodle itself complains of the column it leaves out.
        $CFG->allowcohortthemes = 1;
        $has = $this->mara->create_follower($this->space);
        $cohort = $DB->get_record('cohort', ['id' => $has->cohorts]);
        $this->assertSame(["cohorts/$cohort->id" => true], $this->told(fn() => cohort_update_cohort($cohort)));
        $told = $this->told(fn() => cohort_remove_member($cohort->id, $has->user), true);
        $this->assertFalse($told["cohort_members/$has->cohort_members"]);
        $this->assertFalse($told["cohorts/$cohort->id"]);

        $stranger = $this->getDataGenerator()->create_user();
        $this->assertSame([], $this->told(fn() => cohort_add_member($cohort->id, $stranger->id)));
        $told = $this->told(fn() => cohort_add_member($cohort->id, $has->user));
        $member = array_key_first($told);
        $this->assertSame([$member => true, "cohorts/$cohort->id" => true], $told);
        $told = $this->told(fn() => cohort_delete_cohort($cohort), true);
        $this->assertSame([false, false], [$told["cohorts/$cohort->id"], $told[$member]]);
    }

    /**
     * Completion of activities and of the course.
     */
    public function test_completion(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $completion = new \completion_info(get_course($this->space->courseid));
        $cm = get_coursemodule_from_id('page', $has->cmid);
        $told = $this->told(fn() => $completion->update_state($cm, COMPLETION_INCOMPLETE, $has->user));
        $this->assertSame(["activity_completions/$has->activity_completions" => true], $told);
        $this->assertSame('incomplete', $this->mara->snapshot('activity_completions')['items'][0]['state']);

        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid));
        $whole = new \completion_completion(['userid' => $user->id, 'course' => $this->space->courseid]);
        $told = $this->told(fn() => $whole->mark_complete());
        $id = $DB->get_field('course_completions', 'id', ['userid' => $user->id]);
        $this->assertSame(["course_completions/$id" => true], $told);

        $told = $this->told(fn() => course_delete_module($has->cmid));
        $this->assertFalse($told["activity_completions/$has->activity_completions"]);
        $this->assertTrue($told["spaces/{$this->space->courseid}"]);
    }

    /**
     * With the last enrolment all that was ours of a person goes, and comes back with the next.
     */
    public function test_unenrolled_and_enrolled_again(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $instance = $DB->get_record('enrol', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        $kinds = ['enrolments', 'roles', 'group_members', 'cohorts', 'cohort_members', 'course_completions', 'activity_completions',
            'accesses'];
        $told = $this->told(fn() => enrol_get_plugin('manual')->unenrol_user($instance, $has->user));
        $expected = ["people/$has->user" => false];
        foreach ($kinds as $kind) {
            $expected["$kind/{$has->$kind}"] = false;
        }
        ksort($expected);
        $this->assertSame($expected, $told);

        $told = $this->told(fn() => $this->getDataGenerator()->enrol_user($has->user, $this->space->courseid, null));
        foreach (['cohorts', 'cohort_members', 'course_completions', 'activity_completions'] as $kind) {
            $this->assertTrue($told["$kind/{$has->$kind}"], $kind);
        }
        $this->assertTrue($told["people/$has->user"]);
    }

    /**
     * A user who is deleted takes all they had along.
     */
    public function test_deleted_user(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $told = $this->told(fn() => delete_user($DB->get_record('user', ['id' => $has->user])));
        unset($told["groups/$has->groups"]);
        $this->assertCount(9, $told);
        $this->assertSame([false], array_values(array_unique($told)));
    }

    /**
     * The same comparison is asked for once, however much happened.
     */
    public function test_asked_once(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        groups_remove_member($has->groups, $has->user);
        groups_add_member($has->groups, $has->user);
        groups_remove_member($has->groups, $has->user);
        $this->assertSame(1, $DB->count_records('task_adhoc', ['classname' => '\\' . compare_kinds::class]));
    }
}
