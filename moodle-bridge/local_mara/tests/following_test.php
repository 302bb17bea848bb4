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

use local_mara\form\follow_form;
use local_mara\local\profile\following;
use local_mara\local\profile\person;
use local_mara\output\followed_person;
use local_mara\output\people_page;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/path_testcase.php');

/**
 * Who may look after whom, what they see, and the two fields they may change.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\profile\following
 * @covers     \local_mara\form\follow_form
 * @covers     \local_mara\output\followed_person
 * @covers     \local_mara\output\people_page
 */
#[\PHPUnit\Framework\Attributes\CoversClass(following::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(follow_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(followed_person::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(people_page::class)]
final class following_test extends path_testcase {
    /**
     * Referents and coordinators follow those whose enrolment in their space is running.
     */
    public function test_rights(): void {
        global $DB;
        $other = get_course($this->mara->create_space('oth')->courseid);
        $plain = $this->getDataGenerator()->create_course();
        $course = get_course($this->space->courseid);
        $who = $this->member(['quality' => 'candidate']);
        $left = $this->member(['quality' => 'candidate']);
        $DB->set_field('user_enrolments', 'status', ENROL_USER_SUSPENDED, ['userid' => $left]);
        $stranger = (int) $this->getDataGenerator()->create_and_enrol($other)->id;
        foreach (['mara_referent', 'mara_coordinator'] as $role) {
            $referent = $this->member([], $role);
            $this->getDataGenerator()->enrol_user($referent, $plain->id, $role);
            $this->setUser($referent);
            following::require_of($course, $who);
            $this->assertTrue(following::may($course, $who));
            $this->assert_refused('own_not_here', $course, $left);
            $this->assert_refused('own_not_here', $course, $stranger);
            $this->assert_refused('nopermissions', $other, $stranger);
            $this->assert_refused('nopermissions', $other, $who);
            $this->assert_refused('unknownspace', $plain, $referent);
        }
        foreach (['mara_candidate', 'student', 'teacher'] as $role) {
            $this->setUser($this->member(['quality' => 'candidate;mentor'], $role));
            $this->assert_refused('nopermissions', $course, $who);
        }
        $this->setAdminUser();
        $now = local\site::now();
        $stopped = [
            ['user_enrolments', ['timestart' => $now + 1], 'userid'], ['user_enrolments', ['timeend' => $now], 'userid'],
            ['user', ['suspended' => 1], 'id'],
        ];
        foreach ($stopped as [$table, $changes, $column]) {
            $gone = $this->member(['quality' => 'candidate']);
            $this->assertTrue(following::may($course, $gone));
            $count = following::count((int) $course->id);
            foreach ($changes as $name => $value) {
                $DB->set_field($table, $name, $value, [$column => $gone]);
            }
            $this->assert_refused('own_not_here', $course, $gone);
            $this->assertSame($count - 1, following::count((int) $course->id));
        }
        $this->assertArrayHasKey($who, following::people((int) $course->id, 0));
        delete_user($DB->get_record('user', ['id' => $who]));
        $this->assert_refused('own_not_here', $course, $who);
        $open = $this->member(['quality' => 'candidate']);
        $DB->set_field('enrol', 'status', ENROL_INSTANCE_DISABLED, ['courseid' => $course->id]);
        $this->assert_refused('own_not_here', $course, $open);
    }

    /**
     * A role that follows people is never given by the companion.
     */
    public function test_never_given_by_a_program(): void {
        global $DB;
        $role = $this->getDataGenerator()->create_role(['shortname' => 'follower']);
        set_role_contextlevels($role, [CONTEXT_COURSE]);
        $this->assertNull(local\allowed::refused_roles(['follower']));
        assign_capability('local/mara:followpeople', CAP_ALLOW, $role, \core\context\system::instance());
        $this->assertStringContainsString('local/mara:followpeople', local\allowed::refused_roles(['follower']));
    }

    /**
     * The phase and the space that follows are changed, and nothing else, whatever is sent.
     */
    public function test_change(): void {
        global $DB;
        $fields = ['avoid' => 'Durand', 'consents' => 'matching=2026-11-22/1', 'quality' => 'candidate', 'service' => 'navy'];
        $who = $this->member($fields);
        $DB->set_field('user', 'timemodified', 5, ['id' => $who]);
        $referent = $this->member([], 'mara_referent');
        $this->setUser($referent);
        $crafted = [
            'quality' => 'mentor', 'mara_quality' => 'mentor', 'service' => 'army', 'avoid' => '', 'contact' => 'x',
            'consent_matching' => 0, 'consents' => '', 'needs' => ['cv' => 1], 'id' => $referent, 'userid' => $referent,
        ];
        $sink = $this->redirectEvents();
        $form = $this->follow_form($who, ['phase' => 'search', 'followed' => 'mel'] + $crafted);
        $this->assertTrue($form->is_validated());
        $this->assertTrue($form->save());
        $events = $sink->get_events();
        $this->assertCount(1, $events);
        $this->assertSame([$who, $referent], [(int) $events[0]->relateduserid, (int) $events[0]->userid]);
        $wanted = $fields + ['phase' => 'search', 'followed' => 'mel'];
        ksort($wanted);
        $this->assertSame($wanted, $this->stored($who));
        $this->assertSame([], $this->stored($referent));

        // The same again is no change, and none of it a sign of life of the candidate.
        $sink->clear();
        $this->assertFalse($this->follow_form($who, ['phase' => 'search', 'followed' => 'mel'])->save());
        $this->assertSame([], $sink->get_events());
        $this->assertEquals(5, $DB->get_field('user', 'timemodified', ['id' => $who]));

        $this->follow_form($who, ['phase' => 'gone', 'followed' => 'nowhere'])->save();
        $this->assertSame($fields, $this->stored($who));
    }

    /**
     * Only candidates have a phase.
     */
    public function test_no_candidate(): void {
        $who = $this->member(['quality' => 'mentor']);
        $this->setUser($this->member([], 'mara_referent'));
        $this->assertFalse($this->follow_form($who, ['phase' => 'search'])->save());
        $this->assertSame(['quality' => 'mentor'], $this->stored($who));
    }

    /**
     * What is their owner's alone is not shown, and of consents no more than yes or no.
     */
    public function test_shown(): void {
        global $PAGE;
        $this->hand_over_lists();
        $who = $this->member([
            'quality' => 'candidate', 'avoid' => 'Durand', 'contact' => '0600000000', 'places' => '49007;Zz<b>;remote',
            'consents' => 'matching=2026-11-22/1', 'departure' => '2027-09', 'needs' => 'cv', 'pause' => '2027-02-28',
            'metiers' => 'N1302',
        ]);
        $output = $PAGE->get_renderer('core');
        $shown = new followed_person(person::of($who));
        $html = $output->render_from_template('local_mara/followed_person', $shown->export_for_template($output));
        foreach (['Durand', '0600000000', '2026-11', '22 Nov', 'version'] as $private) {
            $this->assertStringNotContainsString($private, $html);
        }
        $unknown = get_string('own_unknown', 'local_mara', 'Zz&lt;b&gt;');
        $read = [
            'Angers (49)', $unknown, 'September 2027', 'Direction de site logistique', '28 February 2027',
            get_string('own_need_cv', 'local_mara'), get_string('own_places_remote', 'local_mara'),
            get_string('own_consent_matching', 'local_mara') . ': Yes', get_string('own_consent_figures', 'local_mara') . ': No',
        ];
        foreach ($read as $text) {
            $this->assertStringContainsString($text, $html);
        }
        $this->assertStringNotContainsString('[[', $html);
        $form = new follow_form(null, ['person' => person::of($who)]);
        $this->assertStringNotContainsString('[[', $this->html($form));
    }

    /**
     * The list names those enrolled, page by page, and says what to do where there is nobody.
     */
    public function test_list(): void {
        $this->assertStringContainsString(get_string('people_none', 'local_mara'), $this->page());
        $user = ['firstname' => 'Anne', 'lastname' => 'Aa & Bé'];
        $first = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), 'mara_candidate', $user);
        $this->write((int) $first->id, ['quality' => 'candidate;mentor', 'departure' => '2027-09']);
        $html = $this->page();
        $this->assertStringContainsString(get_string('people_one', 'local_mara'), $html);
        $this->assertStringContainsString('Anne Aa &amp; Bé', $html);
        $this->assertStringContainsString('Candidate, Mentor', $html);
        $this->assertStringContainsString('September 2027', $html);
        $this->assertStringContainsString(get_string('own_phase_none', 'local_mara'), $html);
        $this->assertStringContainsString(
            s(following::url_of((int) $this->space->courseid, (int) $first->id)->out(false)),
            $html
        );
        for ($number = 0; $number < following::PAGE; $number++) {
            $this->member();
        }
        $this->assertSame(following::PAGE, substr_count($this->page(), '<li class="list-group-item">'));
        $this->assertSame(1, substr_count($this->page(1), '<li class="list-group-item">'));
        $this->assertStringContainsString('page=1', $this->page());
        $this->assertStringContainsString(get_string('people_no_quality', 'local_mara'), $this->page(1));
        $this->assertStringNotContainsString(get_string('people_referent', 'local_mara'), $this->page() . $this->page(1));
        $this->member(['quality' => 'president'], 'mara_coordinator');
        $this->assertStringContainsString(
            get_string('people_referent', 'local_mara') . ', ' . get_string('own_quality_president', 'local_mara'),
            $this->page() . $this->page(1)
        );
    }

    /**
     * The way there is shown to whoever may go it.
     */
    public function test_navigation(): void {
        global $CFG, $DB, $PAGE;
        require_once($CFG->dirroot . '/local/mara/lib.php');
        $course = get_course($this->space->courseid);
        $context = \core\context\course::instance($course->id);
        $who = $DB->get_record('user', ['id' => $this->member(['quality' => 'candidate'])]);
        foreach (['mara_referent' => true, 'mara_candidate' => false] as $role => $may) {
            $this->setUser($this->member([], $role));
            $PAGE->set_url('/course/view.php', ['id' => $course->id]);
            $node = new \navigation_node('course');
            local_mara_extend_navigation_course($node, $course, $context);
            $this->assertSame($may, (bool) $node->get('local_mara_people'));
            $tree = new \core_user\output\myprofile\tree();
            local_mara_myprofile_navigation($tree, $who, false, $course);
            $this->assertSame($may, isset($tree->nodes['local_mara_path']));
            local_mara_myprofile_navigation($tree = new \core_user\output\myprofile\tree(), $who, false, null);
            $this->assertSame([], $tree->nodes);
        }
    }

    /**
     * The list as it is shown.
     *
     * @param int $number
     * @return string
     */
    private function page(int $number = 0): string {
        global $PAGE;
        $PAGE->set_url('/local/mara/people.php');
        $output = $PAGE->get_renderer('core');
        $page = new people_page((int) $this->space->courseid, $number);
        return $output->render_from_template('local_mara/people', $page->export_for_template($output));
    }

    /**
     * Refuses the reader a person.
     *
     * @param string $errorcode
     * @param \stdClass $course
     * @param int $userid
     */
    private function assert_refused(string $errorcode, \stdClass $course, int $userid): void {
        $this->assertFalse(following::may($course, $userid));
        try {
            following::require_of($course, $userid);
            $this->fail('must be refused');
        } catch (\moodle_exception $e) {
            $this->assertSame($errorcode, $e->errorcode);
        }
    }
}
