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

use local_mara\local\piece\person_type;
use local_mara\local\piece\type\cohort_member;
use local_mara\local\piece\type\enrolment;

/**
 * Enrolments and memberships of cohorts, as far as the site allows them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\person_type
 * @covers     \local_mara\local\piece\type\enrolment
 * @covers     \local_mara\local\piece\type\cohort_member
 */
#[\PHPUnit\Framework\Attributes\CoversClass(person_type::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(enrolment::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(cohort_member::class)]
final class enrolments_test extends \advanced_testcase {
    /** @var int who is enrolled or put into a cohort */
    private int $userid;

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

        $this->userid = (int) $this->getDataGenerator()->create_user()->id;
        foreach (['visitor', 'guided'] as $shortname) {
            $role = $this->getDataGenerator()->create_role(['shortname' => $shortname]);
            set_role_contextlevels($role, [CONTEXT_COURSE]);
        }
        set_config('enrolroles', 'visitor,guided', 'local_mara');
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S26']);
        set_config('cohorts', 'S26, S27', 'local_mara');
    }

    /**
     * The enrolment mel/enrolment/1 as it is wished for.
     *
     * @param array $more
     * @param string|null $replaces
     * @return array
     */
    private function enrolment(array $more = [], ?string $replaces = null): array {
        $body = $more + ['userid' => $this->userid, 'role' => 'visitor', 'start' => 1795300000, 'end' => null];
        return $this->mara->piece('mel/enrolment/1', 'enrolment', $body, $replaces);
    }

    /**
     * The membership mel/cohort/1 as it is wished for.
     *
     * @param array $more
     * @return array
     */
    private function membership(array $more = []): array {
        return $this->mara->piece('mel/cohort/1', 'cohort_member', $more + ['userid' => $this->userid, 'cohort' => 'S26']);
    }

    /**
     * The short names of the roles someone holds in the space.
     *
     * @return string[]
     */
    private function roles(): array {
        global $DB;
        $context = \core\context\course::instance($this->space->courseid);
        return $DB->get_fieldset_sql(
            "SELECT r.shortname FROM {role_assignments} ra JOIN {role} r ON r.id = ra.roleid
              WHERE ra.userid = ? AND ra.contextid = ? ORDER BY r.shortname",
            [$this->userid, $context->id]
        );
    }

    /**
     * The error code of a piece that fails.
     *
     * @param array $piece
     * @return string|null
     */
    private function refused(array $piece): ?string {
        return $this->mara->put_one($piece)['reason']['errorcode'] ?? null;
    }

    /**
     * An enrolment with dates and a role, which changes and ends as it is wished.
     */
    public function test_enrolment(): void {
        global $DB;
        $result = $this->mara->put_one($this->enrolment());
        $this->assertSame(['created', ['ours' => true]], [$result['outcome'], $result['state']['detail']]);
        $row = fn() => $DB->get_record('user_enrolments', ['id' => $result['state']['objectid']]);
        $this->assertEquals([$this->userid, 1795300000, 0], [$row()->userid, $row()->timestart, $row()->timeend]);
        $this->assertSame(['visitor'], $this->roles());
        $this->assertSame('unchanged', $this->mara->put_one($this->enrolment())['outcome']);

        $this->assertSame('updated', $this->mara->put_one($this->enrolment(['role' => 'guided', 'end' => 1795900000]))['outcome']);
        $this->assertEquals(1795900000, $row()->timeend);
        $this->assertSame(['guided'], $this->roles());
        // A date that a person set is theirs.
        $DB->set_field('user_enrolments', 'timeend', 1796000000, ['id' => $row()->id]);
        $this->mara->put_one($this->enrolment(['start' => 1795400000, 'end' => 1795950000]));
        $this->assertEquals([1795400000, 1796000000], [$row()->timestart, $row()->timeend]);

        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/enrolment/1', 'enrolment'))['outcome']);
        $this->assertFalse($row());
        $this->assertSame([], $this->roles());
        $this->assertSame(0, $DB->count_records('local_mara_member'));
    }

    /**
     * An enrolment that a person made before is theirs.
     */
    public function test_enrolment_of_a_person(): void {
        $this->getDataGenerator()->enrol_user($this->userid, $this->space->courseid, 'guided');
        $result = $this->mara->put_one($this->enrolment());
        $this->assertSame(['created', ['ours' => false]], [$result['outcome'], $result['state']['detail']]);
        $this->assertSame(['guided'], $this->roles());
        $this->mara->put_one($this->enrolment(['role' => 'guided', 'end' => 1795900000]));
        $this->assertNull($this->mara->snapshot('enrolments')['items'][0]['timeend']);
        $this->assertSame('released', $this->mara->put_one($this->mara->removal('mel/enrolment/1', 'enrolment'))['outcome']);
        $this->assertCount(1, $this->mara->snapshot('enrolments')['items']);
    }

    /**
     * An enrolment of ours that a person ended is gone, and a role a person gave stays with another enrolment.
     */
    public function test_ended_enrolment(): void {
        global $DB;
        $this->mara->put_one($this->enrolment());
        $instance = $DB->get_record('enrol', ['courseid' => $this->space->courseid, 'enrol' => 'manual']);
        $since = $this->mara->changes()['log']['number'];
        enrol_get_plugin('manual')->unenrol_user($instance, $this->userid);
        $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces']['state'];
        $this->assertSame('gone', $told['state']);
        $this->assertSame('gone', $this->mara->put_one($this->enrolment())['outcome']);
        $this->assertSame('created', $this->mara->put_one($this->enrolment([], 'gone'))['outcome']);

        // Enrolled by another way too, only what we gave is taken back.
        $self = enrol_get_plugin('self');
        $id = $self->add_instance(get_course($this->space->courseid));
        $self->enrol_user($DB->get_record('enrol', ['id' => $id]), $this->userid);
        $this->getDataGenerator()->role_assign('guided', $this->userid, \core\context\course::instance($this->space->courseid));
        $this->mara->put_one($this->mara->removal('mel/enrolment/1', 'enrolment'));
        $this->assertSame(['guided'], $this->roles());
        $this->assertSame(['self'], array_column($this->mara->snapshot('enrolments')['items'], 'method'));
    }

    /**
     * The piece of another person ends the enrolment of the first.
     */
    public function test_other_person(): void {
        $this->mara->put_one($this->enrolment());
        $other = (int) $this->getDataGenerator()->create_user()->id;
        $this->assertSame('updated', $this->mara->put_one($this->enrolment(['userid' => $other]))['outcome']);
        $this->assertSame([$other], array_column($this->mara->snapshot('enrolments')['items'], 'userid'));
        $this->assertSame('live', $this->mara->item_of('mel/enrolment/1')['state']);
    }

    /**
     * Only what the site allows, for people who have an account.
     */
    public function test_refused_enrolments(): void {
        global $DB;
        $deleted = $this->getDataGenerator()->create_user(['deleted' => 1]);
        $this->assertSame('notallowed', $this->refused($this->enrolment(['role' => 'student'])));
        $this->assertSame('notallowed', $this->refused($this->enrolment(['role' => 'dragon'])));
        $this->assertSame('unknownuser', $this->refused($this->enrolment(['userid' => 999999])));
        $this->assertSame('unknownuser', $this->refused($this->enrolment(['userid' => (int) $deleted->id])));
        $this->assertSame('invalidbody', $this->refused($this->enrolment(['userid' => '5'])));
        $this->assertSame('invalidbody', $this->refused($this->enrolment(['end' => 1795300000])));
        set_config('enrolroles', '', 'local_mara');
        $this->assertSame('notallowed', $this->refused($this->enrolment()));
        set_config('enrolroles', 'visitor', 'local_mara');
        $DB->set_field('enrol', 'status', ENROL_INSTANCE_DISABLED, ['courseid' => $this->space->courseid]);
        $this->assertSame('notallowed', $this->refused($this->enrolment()));
        $this->assertSame(0, $DB->count_records('user_enrolments'));
    }

    /**
     * A membership of a cohort, ours or a person's.
     */
    public function test_cohort(): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/cohort/lib.php');
        $cohort = $DB->get_record('cohort', ['idnumber' => 'S26']);
        $result = $this->mara->put_one($this->membership());
        $this->assertSame(['created', ['ours' => true]], [$result['outcome'], $result['state']['detail']]);
        $this->assertTrue(cohort_is_member($cohort->id, $this->userid));
        $this->assertSame('unchanged', $this->mara->put_one($this->membership())['outcome']);
        $this->assertSame('removed', $this->mara->put_one($this->mara->removal('mel/cohort/1', 'cohort_member'))['outcome']);
        $this->assertFalse(cohort_is_member($cohort->id, $this->userid));

        cohort_add_member($cohort->id, $this->userid);
        $this->assertSame(['ours' => false], $this->mara->put_one($this->membership())['state']['detail']);
        $this->assertSame('released', $this->mara->put_one($this->mara->removal('mel/cohort/1', 'cohort_member'))['outcome']);
        $this->assertTrue(cohort_is_member($cohort->id, $this->userid));
    }

    /**
     * A membership of ours that a person ended is gone, by itself or with its cohort.
     */
    public function test_left_cohort(): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/cohort/lib.php');
        $cohort = $DB->get_record('cohort', ['idnumber' => 'S26']);
        foreach (['cohort_remove_member', 'cohort_delete_cohort'] as $deed) {
            $wish = $this->membership();
            $wish['replaces'] = 'gone';
            $this->assertSame('created', $this->mara->put_one($wish)['outcome']);
            $since = $this->mara->changes()['log']['number'];
            $deed($deed === 'cohort_delete_cohort' ? $cohort : $cohort->id, $this->userid);
            $told = array_column($this->mara->changes($since)['items'], null, 'kind')['pieces']['state'];
            $this->assertSame('gone', $told['state'], $deed);
            $this->assertSame('gone', $this->mara->put_one($this->membership())['outcome']);
        }
    }

    /**
     * Only the cohorts the site allows, and none that another plugin keeps.
     */
    public function test_refused_cohorts(): void {
        global $DB;
        $this->assertSame('unknowncohort', $this->refused($this->membership(['cohort' => 'S27'])));
        $this->getDataGenerator()->create_cohort(['idnumber' => 'S28']);
        $this->assertSame('notallowed', $this->refused($this->membership(['cohort' => 'S28'])));
        $this->assertSame('unknownuser', $this->refused($this->membership(['userid' => 999999])));
        $this->assertSame('invalidbody', $this->refused($this->membership(['cohort' => 5])));
        $DB->set_field('cohort', 'component', 'enrol_ldap', ['idnumber' => 'S26']);
        $this->assertSame('notallowed', $this->refused($this->membership()));
        $this->assertSame(0, $DB->count_records('cohort_members'));
    }
}
