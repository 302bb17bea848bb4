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

use local_mara\external\put;
use local_mara\local\region\region_store;
use local_mara\local\setup\roles;
use local_mara\local\setup\service_account;
use local_mara\local\site;
use local_mara\output\region_page;

/**
 * The page « Ma région ».
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\page
 * @covers     \local_mara\local\region\region_store
 * @covers     \local_mara\output\region_page
 */
#[\PHPUnit\Framework\Attributes\CoversClass(local\piece\type\page::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(region_page::class)]
final class region_test extends \advanced_testcase {
    /** @var \stdClass */
    private \stdClass $space;

    /** @var \stdClass a referent of the space */
    private \stdClass $referent;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $mara->run_setup();
        $this->space = $mara->create_space();
        $this->referent = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), roles::REFERENT);
    }

    /**
     * Puts pieces.
     *
     * @param array ...$pieces
     * @return array results
     */
    private function put(array ...$pieces): array {
        $batch = ['run' => 'run1', 'instance' => site::instance(), 'pieces' => $pieces];
        return json_decode(put::execute(json_encode($batch)), true)['results'];
    }

    /**
     * A page as the companion sends it.
     *
     * @param array $sections
     * @param string $source
     * @return array
     */
    private static function page(array $sections, string $source = 's1'): array {
        $body = ['sections' => $sections];
        return ['key' => 'mel/region', 'type' => 'page', 'source' => $source, 'replaces' => null, 'body' => $body];
    }

    /**
     * A section as the companion sends it.
     *
     * @param array $items
     * @param array $more
     * @return array
     */
    private static function section(array $items = [], array $more = []): array {
        return $more + [
            'code' => 'conflicts',
            'title' => ['fr' => 'À décider', 'en' => 'To be decided'],
            'empty' => ['fr' => 'Rien à décider.', 'en' => 'Nothing to decide.'],
            'items' => $items,
        ];
    }

    /**
     * The page as the referent sees it.
     *
     * @return string HTML
     */
    private function html(): string {
        global $PAGE;
        $output = $PAGE->get_renderer('core');
        $page = new region_page($this->space, (int) $this->referent->id);
        return $output->render_from_template('local_mara/region', $page->export_for_template($output));
    }

    /**
     * What is put is shown: escaped, in the reader's language, with its links and days.
     */
    public function test_shown(): void {
        $url = 'https://moodle.example/x?a=1&b=2';
        $items = [
            ['text' => ['fr' => 'Bailleurs', 'en' => 'Landlords <b>&'], 'url' => $url, 'since' => 1795300000],
            ['text' => ['fr' => 'Seulement en français'], 'url' => null, 'since' => null],
        ];
        $result = $this->put(self::page([self::section($items), self::section([], ['code' => 'other'])]))[0];
        $this->assertSame(['created', [], 'live'], [$result['outcome'], $result['state']['detail'], $result['state']['state']]);
        $this->assertSame(region_store::url($this->space->courseid)->out(false), $result['state']['url']);

        $html = $this->html();
        $this->assertStringContainsString('<a href="https://moodle.example/x?a=1&amp;b=2">Landlords &lt;b&gt;&amp;</a>', $html);
        $this->assertStringContainsString('Seulement en français', $html);
        $day = userdate(1795300000, get_string('strftimedate', 'langconfig'));
        $this->assertSame(1, substr_count($html, get_string('region_since', 'local_mara', $day)));
        $this->assertSame(1, substr_count($html, 'Nothing to decide.'));
        $this->assertStringNotContainsString('À décider', $html);
    }

    /**
     * Put again, it is replaced; removed, it is forgotten, and the page says that there is nothing.
     */
    public function test_replaced_and_removed(): void {
        global $DB;
        $this->put(self::page([self::section()]));
        $this->assertSame('unchanged', $this->put(self::page([self::section()]))[0]['outcome']);
        $other = self::page([self::section([], ['empty' => ['fr' => 'Vide']])], 's2');
        $this->assertSame('updated', $this->put($other)[0]['outcome']);
        $this->assertStringContainsString('Vide', $this->html());
        $remove = ['key' => 'mel/region', 'type' => 'page', 'remove' => true, 'replaces' => null];
        $result = $this->put($remove)[0];
        $this->assertSame(['removed', null], [$result['outcome'], $result['state']]);
        $this->assertSame(0, $DB->count_records('local_mara_page'));
        $this->assertStringContainsString(get_string('region_empty', 'local_mara'), $this->html());
    }

    /**
     * A body that is not as it must be changes nothing, and the answer names the property.
     */
    public function test_refused(): void {
        $item = ['text' => ['fr' => 'x'], 'url' => null, 'since' => null];
        $wrongs = [
            'sections' => [
                ['sections' => 'x'],
                ['sections' => ['a' => self::section()]],
                ['sections' => array_fill(0, 21, self::section())],
            ],
            'code' => [['sections' => [self::section([], ['code' => 'A-b'])]]],
            'title' => [['sections' => [self::section([], ['title' => ['en' => 'x']])]]],
            'empty' => [['sections' => [self::section([], ['empty' => ['fr' => '']])]]],
            'items' => [['sections' => [self::section([], ['items' => null])]], ['sections' => [self::section(['x'])]]],
            'text' => [['sections' => [self::section([['text' => 'x'] + $item])]]],
            'url' => [['sections' => [self::section([['url' => 'javascript:alert(1)'] + $item])]]],
            'since' => [['sections' => [self::section([['since' => '1'] + $item])]]],
        ];
        foreach ($wrongs as $property => $bodies) {
            foreach ($bodies as $body) {
                $result = $this->put(['body' => $body] + self::page([]))[0];
                $this->assertSame(['failed', 'invalidbody'], [$result['outcome'], $result['reason']['errorcode']], $property);
                $this->assertStringContainsString($property, $result['reason']['message']);
            }
        }
    }

    /**
     * The page says when the companion last came by, and when it has been away.
     */
    public function test_last_visit(): void {
        global $DB;
        $clock = $this->mock_clock_with_frozen(1795300000);
        $this->assertStringContainsString(get_string('region_never', 'local_mara'), $this->html());
        $service = $DB->get_field('external_services', 'id', ['shortname' => service_account::SERVICE]);
        $DB->set_field('external_tokens', 'lastaccess', 1795300000, ['externalserviceid' => $service]);
        $came = get_string('region_came', 'local_mara', userdate(1795300000));
        $away = get_string('region_away', 'local_mara');
        $this->assertStringContainsString($came, $this->html());
        $this->assertStringNotContainsString($away, $this->html());
        $clock->set_to(1795300000 + 2 * DAYSECS + 1);
        $this->assertStringContainsString($came, $this->html());
        $this->assertStringContainsString($away, $this->html());
    }

    /**
     * The reader's own open questions are counted, with the way to them.
     */
    public function test_own_asks(): void {
        $this->assertStringContainsString(get_string('region_asks_none', 'local_mara'), $this->html());
        $this->assertStringNotContainsString('/local/mara/asks.php', $this->html());
        $ask = fn($n) => ['key' => "mel/ask/$n", 'type' => 'ask', 'source' => 's', 'replaces' => null, 'body' => [
            'about' => ['fr' => 'Un chapitre'],
            'title' => ['fr' => 'Titre'],
            'text' => ['fr' => '<p>Texte</p>'],
            'link' => null,
            'choices' => [['code' => 'keep', 'label' => ['fr' => 'Garder'], 'remark' => 'none']],
            'mode' => 'first',
            'change' => false,
            'expires' => site::now() + DAYSECS,
            'remind' => null,
            'people' => [(int) $this->referent->id],
        ]];
        $this->assertSame('created', $this->put($ask(1))[0]['outcome']);
        $this->assertStringContainsString(get_string('region_asks_one', 'local_mara'), $this->html());
        $this->put($ask(2));
        $html = $this->html();
        $this->assertStringContainsString(get_string('region_asks_some', 'local_mara', 2), $html);
        $this->assertStringContainsString('/local/mara/asks.php', $html);
    }

    /**
     * It is in the navigation of a space, for those who may see it and nobody else.
     */
    public function test_navigation(): void {
        global $CFG;
        require_once($CFG->dirroot . '/local/mara/lib.php');
        $shown = function (int $courseid, \stdClass $user): bool {
            $this->setUser($user);
            $node = new \navigation_node(['text' => 'x', 'type' => \navigation_node::TYPE_COURSE]);
            local_mara_extend_navigation_course($node, get_course($courseid), \core\context\course::instance($courseid));
            return (bool) $node->get('local_mara_region');
        };
        $candidate = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), roles::CANDIDATE);
        $plain = $this->getDataGenerator()->create_course();
        $this->getDataGenerator()->enrol_user($this->referent->id, $plain->id, roles::id(roles::REFERENT));
        $this->assertTrue($shown($this->space->courseid, $this->referent));
        $this->assertFalse($shown($this->space->courseid, $candidate));
        $this->assertFalse($shown($plain->id, $this->referent));
    }
}
