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

use local_mara\local\kind\kind_reader;
use local_mara\local\kind\kinds;
use local_mara\local\kind\ours;
use local_mara\local\site;

/**
 * Each kind as it is told, and of whom nothing is told.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\kind\kind_reader
 * @covers     \local_mara\local\kind\ours
 * @covers     \local_mara\local\kind\roles
 * @covers     \local_mara\local\kind\groups
 * @covers     \local_mara\local\kind\group_members
 * @covers     \local_mara\local\kind\cohorts
 * @covers     \local_mara\local\kind\cohort_members
 * @covers     \local_mara\local\kind\course_completions
 * @covers     \local_mara\local\kind\activity_completions
 * @covers     \local_mara\local\kind\accesses
 */
#[\PHPUnit\Framework\Attributes\CoversClass(kind_reader::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(ours::class)]
final class kinds_test extends \advanced_testcase {
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
     * One item of each kind, in a snapshot and as a change alike.
     */
    public function test_items(): void {
        global $DB;
        $this->setTimezone('Europe/Paris');
        $has = $this->mara->create_follower($this->space);
        // Shortly before midnight in universal time, the next day in Paris.
        $DB->set_field('user_lastaccess', 'timeaccess', gmmktime(23, 30, 0, 11, 20, 2026), ['id' => $has->accesses]);
        $since = fn($table, $id) => (int) $DB->get_field($table, 'timemodified', ['id' => $id]);
        $expected = [
            'roles' => [
                'id' => $has->roles, 'userid' => $has->user, 'space' => 'mel', 'role' => 'student',
                'timemodified' => $since('role_assignments', $has->roles),
            ],
            'groups' => [
                'id' => $has->groups, 'space' => 'mel', 'name' => 'Promotion', 'idnumber' => '', 'visibility' => 'members',
            ],
            'group_members' => [
                'id' => $has->group_members, 'groupid' => $has->groups, 'userid' => $has->user, 'space' => 'mel',
            ],
            'cohorts' => ['id' => $has->cohorts, 'name' => 'Stagiaires', 'idnumber' => 'S26', 'visible' => true],
            'cohort_members' => ['id' => $has->cohort_members, 'cohortid' => $has->cohorts, 'userid' => $has->user],
            'course_completions' => [
                'id' => $has->course_completions, 'userid' => $has->user, 'space' => 'mel', 'timecompleted' => 1795300000,
            ],
            'activity_completions' => [
                'id' => $has->activity_completions, 'userid' => $has->user, 'space' => 'mel', 'cmid' => $has->cmid,
                'state' => 'complete', 'timemodified' => $since('course_modules_completion', $has->activity_completions),
            ],
            'accesses' => ['id' => $has->accesses, 'userid' => $has->user, 'space' => 'mel', 'day' => '2026-11-21'],
        ];
        $this->mara->compare();
        $changes = [];
        foreach ($this->mara->changes()['items'] as $item) {
            $changes[$item['kind']][$item['id']] = $item['state'];
        }
        foreach ($expected as $kind => $item) {
            $this->assertSame([$item], $this->mara->snapshot($kind)['items'], $kind);
        }
        unset($expected['accesses']);
        foreach ($expected as $kind => $item) {
            $this->assertSame($item, $changes[$kind][$item['id']], $kind);
        }
        $this->assertSame(
            [['cmid' => $has->cmid, 'module' => 'page', 'name' => 'Préparer']],
            $this->mara->snapshot('spaces')['items'][0]['activities']
        );
    }

    /**
     * The states of completion, and the visibility of groups.
     */
    public function test_numbers_of_moodle(): void {
        global $DB;
        $has = $this->mara->create_follower($this->space);
        $states = [];
        foreach ([0, 1, 2, 3, 4] as $number) {
            $DB->set_field('course_modules_completion', 'completionstate', $number, ['id' => $has->activity_completions]);
            $states[] = $this->mara->snapshot('activity_completions')['items'][0]['state'];
        }
        $this->assertSame(['incomplete', 'complete', 'passed', 'failed', 'failed'], $states);
        $visibilities = [];
        foreach ([0, 1, 2, 3] as $number) {
            $DB->set_field('groups', 'visibility', $number, ['id' => $has->groups]);
            $visibilities[] = $this->mara->snapshot('groups')['items'][0]['visibility'];
        }
        $this->assertSame(['all', 'members', 'own', 'none'], $visibilities);
    }

    /**
     * Only activities whose completion is tracked, in a course and on a site that track it.
     */
    public function test_activities(): void {
        global $CFG, $DB;
        $activities = fn() => array_column($this->mara->snapshot('spaces')['items'][0]['activities'], 'cmid');
        $generator = $this->getDataGenerator();
        $generator->create_module('page', ['course' => $this->space->courseid]);
        $page = (int) $this->mara->create_tracked_page($this->space->courseid)->cmid;
        $url = (int) $generator->create_module('url', ['course' => $this->space->courseid, 'completion' => 2])->cmid;
        $this->assertSame([$page, $url], $activities());
        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $url]);
        $this->assertSame([$page], $activities());
        $DB->set_field('course', 'enablecompletion', 0, ['id' => $this->space->courseid]);
        $this->assertSame([], $activities());
        $DB->set_field('course', 'enablecompletion', 1, ['id' => $this->space->courseid]);
        $CFG->enablecompletion = 0;
        $this->assertSame([], $activities());
    }

    /**
     * Nothing is told of those who are not ours, nor of what ours do elsewhere.
     */
    public function test_who_is_not_told(): void {
        global $DB;
        $generator = $this->getDataGenerator();
        $plain = (object) ['courseid' => $generator->create_course(['enablecompletion' => 1])->id];
        $outsider = $this->mara->create_follower($plain);
        $cohort = $DB->get_record('cohort', ['id' => $outsider->cohorts]);
        $page = $this->mara->create_tracked_page($this->space->courseid);
        // What Moodle keeps in a space of someone who is not enrolled there.
        $completion = ['coursemoduleid' => $page->cmid, 'userid' => $outsider->user, 'completionstate' => 1, 'timemodified' => 5];
        $DB->insert_record('course_modules_completion', (object) $completion);
        $there = ['userid' => $outsider->user, 'course' => $this->space->courseid, 'timecompleted' => 5];
        $DB->insert_record('course_completions', (object) $there);
        $access = ['userid' => $outsider->user, 'courseid' => $this->space->courseid, 'timeaccess' => 5];
        $DB->insert_record('user_lastaccess', (object) $access);
        $kinds = array_diff(kinds::names(), ['spaces']);
        $told = fn() => array_filter(array_map('count', array_intersect_key($this->mara->everything(), array_flip($kinds))));
        $this->assertSame([], $told());
        // Roles beside the course of the space: in its category, in one of its activities, on the site.
        $roleid = $DB->get_field('role', 'id', ['shortname' => 'editingteacher']);
        $course = \core\context\course::instance($this->space->courseid);
        $contexts = [$course->get_parent_context(), \core\context\module::instance($page->cmid), \core\context\system::instance()];
        foreach ($contexts as $context) {
            role_assign($roleid, $outsider->user, $context->id);
            $this->assertSame([], $told());
            role_unassign($roleid, $outsider->user, $context->id);
        }

        // Enrolled in another space, the person and the cohort are ours; what is kept here still is not.
        $other = $this->mara->create_space('var');
        $generator->enrol_user($outsider->user, $other->courseid);
        $this->assertSame(['people' => 1, 'enrolments' => 1, 'roles' => 1, 'cohorts' => 1, 'cohort_members' => 1], $told());
        // A stranger in the same cohort stays one.
        cohort_add_member($cohort->id, $generator->create_user()->id);
        $this->assertCount(1, $this->mara->snapshot('cohort_members')['items']);

        // Whatever the state of the enrolment.
        $generator->enrol_user($outsider->user, $this->space->courseid, 'student', 'manual', 0, 0, ENROL_USER_SUSPENDED);
        $all = $told();
        $this->assertSame(
            [2, 1, 1, 1],
            [$all['enrolments'], $all['course_completions'], $all['activity_completions'], $all['accesses']]
        );
        $DB->set_field('course_modules', 'deletioninprogress', 1, ['id' => $page->cmid]);
        $this->assertSame([], $this->mara->snapshot('activity_completions')['items']);
        $DB->set_field('course_completions', 'timecompleted', null, ['userid' => $outsider->user]);
        $this->assertSame([], $this->mara->snapshot('course_completions')['items']);
        $DB->set_field('user', 'deleted', 1, ['id' => $outsider->user]);
        $this->assertSame(['enrolments' => 2], $told());
    }

    /**
     * The cost of telling a hundred changed people does not grow with the number of those enrolled.
     */
    public function test_cost_of_changes(): void {
        global $DB;
        // Without Moodle's own functions, which would send five hundred letters.
        $method = $DB->get_field('enrol', 'id', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        $enrol = function (int $count) use ($DB, $method): array {
            $ids = array_map(fn() => $this->getDataGenerator()->create_user()->id, range(1, $count));
            $DB->insert_records('user_enrolments', array_map(fn($id) => (object) ['enrolid' => $method, 'userid' => $id], $ids));
            return $ids;
        };
        $cost = function (array $ids) use ($DB): array {
            [, $since] = $this->mara->replay([], 0);
            local\change\change_log::append('people', $ids);
            $before = $DB->perf_get_reads();
            $answer = json_decode(external\get_changes::execute($since, site::epoch()), true);
            return [$DB->perf_get_reads() - $before, count(array_filter(array_column($answer['items'], 'state')))];
        };
        $ids = $enrol(50);
        // A hundred rows about fifty people, as there are no more yet.
        $cost($ids);
        [$few, $told] = $cost(array_merge($ids, $ids));
        $this->assertSame(50, $told);
        $ids = array_merge($ids, $enrol(450));
        [$many, $told] = $cost(array_slice($ids, 0, 100));
        $this->assertSame(100, $told);
        $this->assertSame($few, $many);
        $this->assertLessThan(20, $many);
    }
}
