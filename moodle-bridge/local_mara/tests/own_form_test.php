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

use local_mara\form\own_form;
use local_mara\form\path_form;
use local_mara\local\profile\codes;
use local_mara\local\profile\field;
use local_mara\local\profile\person;
use local_mara\local\profile\sections;
use local_mara\local\setup\profile_fields;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/path_testcase.php');

/**
 * The form « Mon parcours »: what it asks whom, what it writes, and what it never does.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\form\own_form
 * @covers     \local_mara\form\path_form
 * @covers     \local_mara\local\profile\field
 * @covers     \local_mara\local\profile\person
 * @covers     \local_mara\local\profile\sections
 */
#[\PHPUnit\Framework\Attributes\CoversClass(own_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(path_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(field::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(person::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(sections::class)]
final class own_form_test extends path_testcase {
    /**
     * A candidate's answers become the codes of the contract, in the order they were chosen.
     */
    public function test_candidate(): void {
        $this->hand_over_lists();
        $who = $this->member(['quality' => 'candidate', 'category' => 'career_officer']);
        $stored = $this->save($who, [
            'service' => 'navy',
            'school' => 'ranks',
            'languages' => ['de', 'en'],
            'languages_instead' => 1,
            'contact' => ' 06 00 00 00 00 ',
            'departure' => ['kind' => 'month', 'month' => '09', 'year' => '2027'],
            'phase' => 'orientation',
            'project' => 'non_profit',
            'places' => ['93066', '01053', '49007'],
            'places_remote' => 1,
            'travel' => '080',
            'posting' => '97411',
            'followed' => 'mel',
            'metiers' => ['N1302', 'M1502'],
            'metiers_unknown' => 0,
            'sectors' => ['h', 'o'],
            'needs' => ['cv' => 1, 'sponsorship' => 1, 'network' => 0],
            'availability' => ['evening' => 1],
            'avoid' => 'Durand; Martin',
            'consent_matching' => 1,
            'consent_figures' => 1,
        ]);
        $this->assertSame([
            'availability' => 'evening',
            'avoid' => 'Durand; Martin',
            'category' => 'career_officer',
            'consents' => 'matching=2027-01-15/1;figures=2027-01-15/1',
            'contact' => '06 00 00 00 00',
            'departure' => '2027-09',
            'followed' => 'mel',
            'languages' => 'de;en;!fr',
            'metiers' => 'N1302;M1502',
            'needs' => 'sponsorship;cv',
            'phase' => 'orientation',
            'places' => '93066;01053;49007;remote',
            'posting' => '97411',
            'project' => 'non_profit',
            'quality' => 'candidate',
            'school' => 'ranks',
            'sectors' => 'h;o',
            'service' => 'navy',
            'travel' => '80',
        ], $stored);
    }

    /**
     * A mentor's answers, too.
     */
    public function test_mentor(): void {
        $this->hand_over_lists();
        $who = $this->member(['quality' => 'mentor']);
        $pause = (new \DateTimeImmutable('2027-03-31', \core_date::get_user_timezone_object()))->getTimestamp();
        $stored = $this->save($who, [
            'pause' => ['enabled' => 1, 'day' => 31, 'month' => 3, 'year' => 2027],
            'helps' => ['listening' => 1, 'testimony' => 1],
            'support' => 'one_off',
            'capacity' => '3',
            'job' => ['N1301'],
            'job_sector' => ['h'],
            'employer' => 'Ouest <b>Fret</b>',
            'mentor_places' => ['dep:49', 'space:mel'],
        ]);
        $this->assertSame([
            'capacity' => '3',
            'employer' => 'Ouest <b>Fret</b>',
            'helps' => 'testimony;listening',
            'job' => 'N1301',
            'job_sector' => 'h',
            'mentor_places' => 'dep:49;space:mel',
            'pause' => '2027-03-31',
            'quality' => 'mentor',
            'support' => 'one_off',
        ], $stored);
        $this->assertSame($pause, $this->default_of($who, 'pause'));
    }

    /**
     * What is sent as it was shown changes nothing, consents of another day among it.
     */
    public function test_unchanged(): void {
        $this->hand_over_lists();
        $fields = [
            'consents' => 'matching=2026-11-22/1;openings=2025-01-31/1',
            'departure' => 'none',
            'languages' => 'en',
            'metiers' => 'N1302;unknown',
            'needs' => 'sponsorship;listening',
            'pause' => '2027-02-28',
            'places' => '49007;space:mel;remote',
            'posting' => 'dep:49',
            'quality' => 'candidate',
            'sectors' => 'a;u',
            'service' => 'air',
            'travel' => '0',
        ];
        $who = $this->member($fields);
        $this->assertSame($fields, $this->save($who, $this->as_shown($who)));
    }

    /**
     * Only what concerns someone is asked and written; what an administrator grants never is.
     */
    public function test_crafted(): void {
        $who = $this->member(['quality' => 'resource', 'capacity' => '4', 'contact' => 'here']);
        $stored = $this->save($who, [
            'quality' => 'president;mentor', 'mara_quality' => 'president', 'category' => 'civilian',
            'capacity' => '50', 'consent_matching' => 1, 'consents' => 'matching=2027-01-15/1', 'contact' => 'there',
            'helps' => ['cv' => 1, 'president' => 1], 'service' => 'general', 'id' => 2, 'userid' => 2,
        ]);
        $this->assertSame(['capacity' => '4', 'contact' => 'here', 'helps' => 'cv', 'quality' => 'resource'], $stored);
        $this->assertSame([], $this->stored(2));
    }

    /**
     * Each quality is asked its own, and whoever has none what concerns everyone.
     */
    public function test_sections(): void {
        $names = fn($qualities) => array_map(fn($fields) => array_column($fields, 'name'), sections::of($qualities));
        $this->assertSame(['self' => ['service', 'school', 'pause']], $names([]));
        $this->assertSame(['self' => ['service', 'school', 'pause'], 'offer' => ['helps']], $names(['resource']));
        $this->assertSame(
            ['self', 'departure', 'places', 'metiers', 'needs', 'consents'],
            array_keys($names(['candidate']))
        );
        $this->assertSame(['self', 'offer', 'consents'], array_keys($names(['mentor'])));
        $all = array_merge(sections::GRANTED, ...array_values($names(['candidate', 'mentor', 'resource'])));
        $this->assertEqualsCanonicalizing(
            array_keys(profile_fields::FIELDS),
            array_map(fn($name) => "mara_$name", $all)
        );
        $who = $this->member();
        $this->assertSame(['school' => 'emia'], $this->save($who, ['school' => 'emia']));
    }

    /**
     * Everything has a label and a sentence of help, in French and English.
     */
    public function test_strings(): void {
        foreach (profile_fields::FIELDS as $shortname => $locked) {
            $field = sections::field(substr($shortname, 5));
            $help = in_array($field->name, sections::GRANTED, true) ? 'own_help_granted' : "own_help_$field->name";
            foreach (["profile_$shortname", "profile_{$shortname}_help", $help] as $string) {
                $this->assertTrue(get_string_manager()->string_exists($string, 'local_mara'), $string);
            }
        }
        $html = $this->html($this->own_form($this->member(['quality' => 'candidate;mentor;resource'])));
        $this->assertStringNotContainsString('[[', $html);
        $document = new \DOMDocument();
        libxml_use_internal_errors(true);
        $document->loadHTML('<meta charset="utf-8">' . $html);
        libxml_clear_errors();
        libxml_use_internal_errors(false);
        foreach (['select', 'input', 'textarea'] as $tag) {
            foreach ($document->getElementsByTagName($tag) as $element) {
                if (in_array($element->getAttribute('type'), ['hidden', 'submit'], true)) {
                    continue;
                }
                $labels = (new \DOMXPath($document))->query('//label[@for="' . $element->getAttribute('id') . '"]');
                $labelled = $labels->length || (new \DOMXPath($document))->query('ancestor::label', $element)->length;
                $this->assertTrue((bool) $labelled, $element->getAttribute('name'));
            }
        }
    }

    /**
     * What could not be read is shown, and goes when the form is saved; a name that is plain is understood.
     */
    public function test_unknown(): void {
        $this->hand_over_lists();
        $who = $this->member([
            'quality' => 'candidate;pilote', 'service' => 'Armée de l\'air et de l\'espace', 'travel' => 'loin',
            'departure' => '2027-13', 'places' => 'angers;Saint-Denis;Zz<b>', 'needs' => 'cv;tea', 'pause' => '2027-02-30',
            'followed' => 'nowhere', 'languages' => 'fr;en;klingon', 'metiers' => 'N9999;unknown',
            'consents' => 'matching=2026-11-22;cookies=2026-11-22/1;figures=2026-11-22/1', 'sectors' => 'z',
        ]);
        $html = $this->html($this->own_form($who));
        $unknown = [
            'loin', '2027-13', 'tea', '2027-02-30', 'nowhere', 'klingon', 'N9999',
            'matching=2026-11-22', 'cookies=2026-11-22/1', 'z',
        ];
        foreach ($unknown as $text) {
            $this->assertStringContainsString(get_string('own_unknown_dropped', 'local_mara', $text), $html);
        }
        $this->assertSame(count($unknown), substr_count($html, 'alert-warning'));
        // The companion may know which one is meant, and the lists are not whole.
        foreach (['Saint-Denis', 'Zz&lt;b&gt;'] as $text) {
            $this->assertStringContainsString(get_string('own_unknown_kept', 'local_mara', $text), $html);
        }
        $this->assertSame([
            'consents' => 'figures=2026-11-22/1',
            'languages' => 'en',
            'metiers' => 'unknown',
            'needs' => 'cv',
            'places' => '49007;Saint-Denis;Zz<b>',
            // The form does not touch what an administrator grants.
            'quality' => 'candidate;pilote',
            'service' => 'air',
        ], $this->save($who, $this->as_shown($who)));
    }

    /**
     * Before the companion handed over a part of its lists, codes of that part stand for themselves.
     */
    public function test_without_lists(): void {
        $fields = [
            'metiers' => 'N9999;K1801', 'places' => '49999;2A004;dep:2B;area:employment_basin:5203', 'quality' => 'candidate',
        ];
        $who = $this->member($fields);
        $this->assertSame($fields, $this->save($who, $this->as_shown($who)));
        $this->assertSame(['metiers'], $this->faults($who, ['metiers' => ['nonsense']]));
        $this->setAdminUser();
        $this->hand_over_lists();
        $left = ['metiers' => 'K1801', 'places' => '2A004;dep:2B;area:employment_basin:5203', 'quality' => 'candidate'];
        $this->assertSame($left, $this->save($who, $this->as_shown($who)));
    }

    /**
     * What the companion reads is read here too, however it is written; a commune goes before areas called after it.
     */
    public function test_spellings(): void {
        $this->hand_over_lists();
        $this->setAdminUser();
        $this->mara->put_one($this->mara->piece('mel/list/areas', 'list', ['list' => 'places', 'items' => [
            ['code' => 'area:employment_basin:5203', 'name' => 'Angers (bassin d’emploi)', 'words' => ''],
            ['code' => 'area:living_basin:49007', 'name' => 'Angers (bassin de vie)', 'words' => ''],
            ['code' => 'area:departement:49', 'name' => 'Maine-et-Loire (zone d’emploi)', 'words' => ''],
            ['code' => '49367', 'name' => 'Erdre-en-Anjou (49)', 'words' => '49370 49331 49074'],
        ]]));
        $who = $this->member([
            'quality' => 'candidate', 'departure' => '2027-09-15', 'travel' => '30 km', 'languages' => 'anglais;German;français',
            'metiers' => 'n 1301;Je ne sais pas encore', 'places' => 'Angers;maine et loire;49331;en ligne',
            'posting' => 'ANGERS',
        ]);
        $read = [
            'departure' => '2027-09', 'languages' => 'de;en', 'metiers' => 'N1301;unknown', 'places' => '49007;dep:49;49367;remote',
            'posting' => '49007', 'quality' => 'candidate', 'travel' => '30',
        ];
        $this->assertSame($read, $this->save($who, $this->as_shown($who)));
        $spellings = [
            '09/2027' => '2027-09', '9.2027' => '2027-09', 'aucune' => 'none', 'Déjà partie' => 'past', '2027-02-30' => '',
        ];
        foreach ($spellings as $text => $value) {
            $this->assertSame($value, sections::field('departure')->read($text)->value(), $text);
        }
        $this->assertSame('80', $this->save($who, ['travel' => '80 km'])['travel']);
    }

    /**
     * What may mean something to the companion stays where it stood until its owner removes it; once the lists are
     * whole, what they do not have goes.
     */
    public function test_kept(): void {
        $who = $this->member(['quality' => 'candidate', 'places' => 'Angers;49007;Atlantide;97411;dep:974', 'posting' => 'Brest']);
        $this->assertSame('Angers;49007;Atlantide;97411;dep:974', $this->save($who, $this->as_shown($who))['places']);
        $drop = ['places_drop_' . md5('Atlantide') => 1, 'posting_typed' => '49007'];
        $stored = $this->save($who, $drop + $this->as_shown($who));
        $this->assertSame(['Angers;49007;97411;dep:974', '49007'], [$stored['places'], $stored['posting']]);
        $this->setAdminUser();
        $this->hand_over_lists();
        // Réunion has a part of its own, and it arrived with Saint-Denis.
        $this->write($who, ['places' => 'Zz;97499;97199;dep:974;dep:971;area:living_basin:x;space:gone']);
        $this->assertSame('Zz;97199;dep:971;area:living_basin:x', $this->save($who, $this->as_shown($who))['places']);
        $this->setAdminUser();
        $this->mara->put_one($this->mara->piece('mel/list/all', 'list', ['list' => 'places', 'items' => array_map(
            fn($number) => ['code' => sprintf('dep:%03d', $number), 'name' => "Partie $number", 'words' => ''],
            range(1, 100)
        )]));
        $this->write($who, ['places' => '49007;Zz;Saint-Denis']);
        $this->assertSame('49007;Saint-Denis', $this->save($who, $this->as_shown($who))['places']);
    }

    /**
     * Mentors who told in a field of candidates what has one of its own now find it there, and it moves as they save.
     */
    public function test_former_fields(): void {
        $this->hand_over_lists();
        $former = ['metiers' => 'N1301;unknown', 'needs' => 'cv;listening', 'places' => '49007;remote'];
        $who = $this->member(['quality' => 'mentor', 'helps' => 'network'] + $former);
        $this->assertSame(['N1301'], person::of($who)->reading(sections::field('job'))->values);
        $this->assertSame([
            'helps' => 'network', 'job' => 'N1301', 'mentor_places' => '49007;remote', 'needs' => 'cv;listening',
            'quality' => 'mentor',
        ], $this->save($who, $this->as_shown($who)));
        $both = $this->member(['quality' => 'candidate;mentor'] + $former);
        $stored = $this->save($both, $this->as_shown($both));
        $this->assertSame(['49007;remote', false], [$stored['places'], isset($stored['mentor_places'])]);
    }

    /**
     * A form that was shown before somebody else changed a field undoes nothing, unless its owner changed that field too.
     */
    public function test_stale(): void {
        $who = $this->member([
            'quality' => 'candidate', 'phase' => 'orientation', 'needs' => 'listening;cv', 'service' => 'army',
            'consents' => 'matching=2026-11-22/1',
        ]);
        // A browser says of each box whether it is ticked.
        $sent = $this->sent($who);
        $sent['needs'] += array_fill_keys(codes::SETS['need'], 0);
        $this->write($who, ['phase' => 'search', 'needs' => 'network', 'service' => 'navy', 'consents' => 'figures=2027-01-10/1']);
        $stored = $this->save($who, ['service' => 'air', 'consent_openings' => 1] + $sent);
        $this->assertSame([
            'consents' => 'openings=2027-01-15/1;figures=2027-01-10/1', 'needs' => 'network', 'phase' => 'search',
            'quality' => 'candidate', 'service' => 'air',
        ], $stored);
    }

    /**
     * Without JavaScript, a month counts also where what kind of answer it is was left open.
     */
    public function test_month_alone(): void {
        $who = $this->member(['quality' => 'candidate']);
        $departure = fn($parts) => $this->save($who, ['departure' => $parts])['departure'] ?? '';
        $this->assertSame('2027-09', $departure(['kind' => '', 'month' => '09', 'year' => '2027']));
        $this->assertSame('past', $departure(['kind' => 'past', 'month' => '09', 'year' => '2027']));
        $this->assertSame('', $departure(['kind' => '', 'month' => '', 'year' => '2027']));
    }

    /**
     * What is wrong is said at its field, and nothing is written.
     */
    public function test_faults(): void {
        $this->hand_over_lists();
        $who = $this->member(['quality' => 'candidate;mentor']);
        $before = $this->stored($who);
        $this->assertEqualsCanonicalizing(
            ['travel', 'capacity', 'departure', 'languages', 'places', 'job_typed', 'metiers_typed'],
            $this->faults($who, [
                'travel' => '501', 'capacity' => '-1', 'departure' => ['kind' => 'month', 'month' => '', 'year' => '2027'],
                'languages_instead' => 1, 'places' => ['49999'], 'job_typed' => 'logistique', 'metiers_typed' => 'boucher',
                'service' => 'navy',
            ])
        );
        $this->assertSame($before, $this->stored($who));
    }

    /**
     * Without JavaScript, names and codes are written, behind what was chosen.
     */
    public function test_typed(): void {
        $this->hand_over_lists();
        $who = $this->member(['quality' => 'candidate']);
        $stored = $this->save($who, [
            'metiers_typed' => 'responsable rh ; n1301',
            'places' => ['93066'],
            'places_typed' => 'bourg en bresse;MAINE-ET-LOIRE;93066',
            'posting' => '49007',
            'posting_typed' => 'Saint-Denis (974)',
        ]);
        $this->assertSame('M1502;N1301', $stored['metiers']);
        $this->assertSame('93066;01053;dep:49', $stored['places']);
        $this->assertSame('97411', $stored['posting']);
    }

    /**
     * Saving tells Moodle, and so the companion; it is a sign of life also where nothing changed.
     */
    public function test_told(): void {
        global $DB, $USER;
        $who = $this->member(['quality' => 'candidate']);
        $number = $this->mara->changes()['log']['number'];
        $DB->set_field('user', 'timemodified', 5, ['id' => $who]);
        $sink = $this->redirectEvents();
        $this->save($who, ['service' => 'army']);
        $events = $sink->get_events();
        $sink->close();
        $this->assertCount(1, $events);
        $this->assertInstanceOf(\core\event\user_updated::class, $events[0]);
        $this->assertSame([$who, $who], [(int) $events[0]->relateduserid, (int) $events[0]->userid]);
        $this->assertSame('army', $USER->profile['mara_service']);

        $this->save($who, ['service' => 'army']);
        $this->setAdminUser();
        $items = array_filter($this->mara->changes($number)['items'], fn($item) => $item['kind'] === 'people');
        $this->assertSame([$who], array_values(array_column($items, 'id')));
        $state = reset($items)['state'];
        $this->assertSame(['mara_quality' => 'candidate', 'mara_service' => 'army'], $state['fields']);
        $this->assertSame(1800000000, $state['timemodified']);
    }

    /**
     * Nobody fills in the form of another, also not logged in as them.
     */
    public function test_others(): void {
        global $USER;
        [$who, $other] = [$this->member(['quality' => 'candidate']), $this->member(['quality' => 'candidate'])];
        $form = $this->own_form($who, ['service' => 'army']);
        $this->setUser($other);
        $this->assert_refused($form);
        $form = $this->own_form($who, ['service' => 'army']);
        $USER->realuser = get_admin()->id;
        $this->assert_refused($form);
        $this->assertSame(['quality' => 'candidate'], $this->stored($who));
    }

    /**
     * A field that does not stand is not asked for, and the form says so.
     */
    public function test_field_that_is_gone(): void {
        global $DB;
        $who = $this->member(['quality' => 'candidate']);
        $this->assertStringNotContainsString('alert-danger', $this->html($this->own_form($who)));
        $DB->delete_records_list('user_info_field', 'shortname', ['mara_school', 'mara_consents']);
        $html = $this->html($this->own_form($who));
        $this->assertStringNotContainsString('name="school"', $html);
        $this->assertStringNotContainsString('name="consent_', $html);
        $labels = implode(', ', array_map(fn($name) => sections::field($name)->label(), ['school', 'consents']));
        $this->assertStringContainsString(get_string('own_fields_missing', 'local_mara', $labels), $html);
        $stored = $this->save($who, ['school' => 'emia', 'service' => 'navy', 'consent_matching' => 1]);
        $this->assertSame(['quality' => 'candidate', 'service' => 'navy'], $stored);
    }

    /**
     * The way there: for candidates and mentors in the main navigation, for all others of the network on their profile.
     */
    public function test_navigation(): void {
        $ways = fn($userid) => [$this->has_node($userid), $this->is_on_profile($userid)];
        $this->assertSame([true, true], $ways($this->member(['quality' => 'candidate'])));
        $this->assertSame([true, true], $ways($this->member(['quality' => 'resource;mentor'])));
        $this->assertSame([false, true], $ways($this->member(['quality' => 'resource'])));
        $this->assertSame([false, true], $ways($this->member()));
        $stranger = (int) $this->getDataGenerator()->create_user()->id;
        $this->assertSame([false, false], $ways($stranger));
        $this->write($stranger, ['quality' => 'president']);
        $this->assertSame([false, true], $ways($stranger));
    }

    /**
     * Whether the main navigation has the form.
     *
     * @param int $userid
     * @return bool
     */
    private function has_node(int $userid): bool {
        global $PAGE;
        $this->setUser($userid);
        $PAGE = new \moodle_page();
        $PAGE->set_url('/my/index.php');
        $PAGE->set_context(\context_system::instance());
        $primary = new \core\navigation\views\primary($PAGE);
        $primary->initialise();
        return (bool) $primary->get('local_mara_path');
    }

    /**
     * Whether the own profile page has it.
     *
     * @param int $userid
     * @return bool
     */
    private function is_on_profile(int $userid): bool {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/local/mara/lib.php');
        $tree = new \core_user\output\myprofile\tree();
        local_mara_myprofile_navigation($tree, $DB->get_record('user', ['id' => $userid]), true, null);
        return isset($tree->nodes['local_mara_path']);
    }

    /**
     * Refuses to save a form.
     *
     * @param own_form $form
     */
    private function assert_refused(own_form $form): void {
        try {
            $form->save();
            $this->fail('must be refused');
        } catch (\moodle_exception $e) {
            $this->assertSame('own_loggedinas', $e->errorcode);
        }
    }

    /**
     * What an element of the own form shows at first.
     *
     * @param int $userid
     * @param string $element
     * @return mixed
     */
    private function default_of(int $userid, string $element) {
        return $this->quickform($userid)->_defaultValues[$element];
    }

    /**
     * What a browser sends that shows the own form and changes nothing.
     *
     * @param int $userid
     * @return array
     */
    private function as_shown(int $userid): array {
        $data = $this->quickform($userid)->_defaultValues;
        if (!empty($data['pause'])) {
            [$year, $month, $day] = explode('-', userdate($data['pause'], '%Y-%m-%d'));
            $data['pause'] = ['enabled' => 1, 'day' => (int) $day, 'month' => (int) $month, 'year' => (int) $year];
        }
        return $data;
    }

    /**
     * The same with what the form tells of what it showed.
     *
     * @param int $userid
     * @return array
     */
    private function sent(int $userid): array {
        $data = $this->as_shown($userid);
        foreach ($this->quickform($userid)->_elements as $element) {
            if ($element->getType() === 'hidden' && preg_match('~_(shown|about)$~', $element->getName())) {
                $data[$element->getName()] = $element->getValue();
            }
        }
        return $data;
    }

    /**
     * The own form as it is before anything is sent.
     *
     * @param int $userid
     * @return \MoodleQuickForm
     */
    private function quickform(int $userid): \MoodleQuickForm {
        $_POST = [];
        $this->setUser($userid);
        $form = new own_form(null, ['person' => person::of($userid)]);
        return (new \ReflectionProperty(\moodleform::class, '_form'))->getValue($form);
    }
}
