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

use local_mara\local\profile\field\consents;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/path_testcase.php');

/**
 * Consents: each given and withdrawn by itself, to a text that is known.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\profile\field\consents
 */
#[\PHPUnit\Framework\Attributes\CoversClass(consents::class)]
final class consents_test extends path_testcase {
    /**
     * A consent keeps its day while it stands, is left out when withdrawn, and has a new day when given again.
     */
    public function test_course_of_a_consent(): void {
        $who = $this->member(['quality' => 'candidate']);
        // A browser says of each box whether it is ticked.
        $boxes = array_fill_keys(array_map(fn($purpose) => "consent_$purpose", array_keys(consents::VERSIONS)), 0);
        $given = fn($ticked) => $this->save($who, array_fill_keys($ticked, 1) + $boxes)['consents'] ?? '';
        $this->assertSame('', $given([]));
        $this->assertSame('openings=2027-01-15/1', $given(['consent_openings']));
        $this->clock->set_to(1800000000 + 40 * DAYSECS);
        $both = 'matching=2027-02-24/1;openings=2027-01-15/1';
        $this->assertSame($both, $given(['consent_openings', 'consent_matching']));
        $this->assertSame('matching=2027-02-24/1', $given(['consent_matching']));
        $this->clock->set_to(1800000000 + 50 * DAYSECS);
        $this->assertSame('matching=2027-02-24/1;openings=2027-03-06/1', $given(['consent_openings', 'consent_matching']));
        $this->assertSame('', $given([]));
    }

    /**
     * The form says what is agreed to, since when, and in which version.
     */
    public function test_shown(): void {
        $who = $this->member(['quality' => 'mentor', 'consents' => 'partners=2026-11-22/1']);
        $html = $this->html($this->own_form($who));
        foreach (array_keys(consents::VERSIONS) as $purpose) {
            $this->assertStringContainsString(s(get_string("own_consent_{$purpose}_v1", 'local_mara')), $html);
        }
        $about = ['day' => '22 November 2026', 'version' => 1];
        $this->assertSame(1, substr_count($html, get_string('own_consent_given', 'local_mara', $about)));
        $this->assertSame(3, substr_count($html, get_string('own_consent_not', 'local_mara', $about)));
        $this->assertStringContainsString(get_string('own_consents_intro', 'local_mara'), $html);
    }

    /**
     * The day is that of the site.
     */
    public function test_day_of_the_site(): void {
        $field = new consents('consents');
        $this->setTimezone('Pacific/Auckland', 'America/Lima');
        // Noon in London: past midnight in Auckland in January.
        $this->clock->set_to(1800014400);
        $this->assertSame('figures=2027-01-16/1', $field->written(['consent_figures' => 1], ''));
    }

    /**
     * A day that is none is no consent, and keeps nobody from the form.
     */
    public function test_no_day(): void {
        $who = $this->member(['quality' => 'candidate', 'consents' => 'matching=2026-13-01/1;figures=2026-02-28/1']);
        $html = $this->html($this->own_form($who));
        $this->assertStringContainsString(get_string('own_unknown_dropped', 'local_mara', 'matching=2026-13-01/1'), $html);
        $this->assertSame('figures=2026-02-28/1', $this->save($who, ['consent_figures' => 1])['consents']);
    }

    /**
     * An answer to one text is none to another, and what was not asked stays as it is.
     */
    public function test_answer_to_another_text(): void {
        $field = new consents('consents', ['matching' => 2, 'openings' => 1]);
        $stored = 'matching=2026-11-22/1;openings=2026-11-22/1';
        $this->assertSame($stored, $field->written([], $stored));
        $this->assertSame($stored, $field->written(['consent_matching' => 0, 'consent_matching_about' => '1 '], $stored));
        $this->assertSame('', $field->written(['consent_matching' => 1, 'consent_matching_about' => '1 '], ''));
        $this->assertSame(
            'matching=2027-01-15/2',
            $field->written(['consent_matching' => 1, 'consent_matching_about' => '2 '], '')
        );
    }

    /**
     * A newer text is asked for anew: the former consent stands until it is given again or withdrawn.
     */
    public function test_newer_text(): void {
        $field = new consents('consents', ['matching' => 2, 'openings' => 1]);
        $stored = 'matching=2026-11-22/1';
        $says = fn($choice) => $field->written(['consent_matching' => $choice], $stored);
        $this->assertSame($stored, $says('keep'));
        $this->assertSame('matching=2027-01-15/2', $says('give'));
        $this->assertSame('', $says('withdraw'));
        $this->assertSame('', $says(''));
        // Whoever had never agreed is asked for the new text alone.
        $this->assertSame('matching=2027-01-15/2', $field->written(['consent_matching' => 1], ''));
        $this->assertSame('', $field->written(['consent_matching' => 'keep'], ''));

        $form = new \MoodleQuickForm('test', 'post', '');
        $field->add($form, $field->read($stored));
        $this->assertSame('keep', $form->_defaultValues['consent_matching']);
        $html = $form->toHtml();
        $this->assertStringContainsString(s(get_string('own_consent_matching_v1', 'local_mara')), $html);
        $about = ['day' => '22 November 2026', 'old' => 1, 'new' => 2];
        $this->assertStringContainsString(get_string('own_consent_was', 'local_mara', $about), $html);
        $this->assertStringContainsString(get_string('own_consent_now', 'local_mara', $about), $html);
    }
}
