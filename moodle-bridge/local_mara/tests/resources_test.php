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

use local_mara\local\kind\resources;
use local_mara\local\kind\spaces;

/**
 * What the national space offers to every one of its members.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\kind\resources
 * @covers     \local_mara\local\kind\spaces
 * @covers     \local_mara\observer
 */
#[\PHPUnit\Framework\Attributes\CoversClass(resources::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(spaces::class)]
final class resources_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass the national space */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->run_setup();
        $this->space = $this->mara->create_space('fr', true);
    }

    /**
     * Makes an activity of the national space.
     *
     * @param string $module
     * @param array $more
     * @return int cmid
     */
    private function activity(string $module, array $more = []): int {
        $more += ['course' => $this->space->courseid, 'name' => "A $module"];
        return (int) $this->getDataGenerator()->create_module($module, $more)->cmid;
    }

    /**
     * The resources as they are told.
     *
     * @return array cmid => resource
     */
    private function told(): array {
        $items = array_column($this->mara->snapshot('spaces')['items'], null, 'code');
        return array_column($items['fr']['resources'], null, 'cmid');
    }

    /**
     * Only what all may open, in the order of the course.
     */
    public function test_told(): void {
        global $CFG, $DB;
        $CFG->enableavailability = 1;
        $CFG->allowstealth = 1;
        $number = fn($column) => (int) $DB->get_field('course_sections', 'section', ['id' => $this->space->$column]);
        $second = $this->activity('page', ['name' => 'Vos droits & aides', 'section' => $number('sectionbooks')]);
        $first = $this->activity('url', ['section' => 0]);
        $this->activity('label');
        $this->activity('page', ['visible' => 0]);
        $this->activity('page', ['visibleoncoursepage' => 0]);
        $this->activity('page', ['section' => $number('sectionreferents')]);
        $this->activity('page', ['availability' => '{"op":"&","c":[{"type":"date","d":">=","t":1}],"showc":[true]}']);
        $this->mara->publish([$this->mara->wish('fr/b/1', '<p>1</p>')], 'run1', ['key' => 'fr/b', 'space' => 'fr']);
        $book = $this->activity('book', ['name' => 'A person’s own', 'section' => $number('sectionbooks')]);
        $told = $this->told();
        $this->assertSame([$first, $second, $book], array_keys($told));
        $this->assertSame([
            'cmid' => $second,
            'module' => 'page',
            'name' => 'Vos droits & aides',
            'url' => "$CFG->wwwroot/mod/page/view.php?id=$second",
        ], $told[$second]);

        $regional = $this->mara->create_space('mel');
        $this->activity('page', ['course' => $regional->courseid]);
        $items = array_column($this->mara->snapshot('spaces')['items'], 'resources', 'code');
        $this->assertSame([], $items['mel']);
    }

    /**
     * What comes, changes and goes is in the log at once; a hidden section is noticed by the comparison.
     */
    public function test_noted(): void {
        $this->mara->compare();
        $since = $this->mara->changes()['log']['number'];
        $noted = function () use (&$since): ?array {
            $answer = $this->mara->changes($since);
            $since = $answer['log']['number'];
            $spaces = array_filter($answer['items'], fn($item) => $item['kind'] === 'spaces');
            return $spaces ? array_column(end($spaces)['state']['resources'], 'name') : null;
        };
        $page = $this->activity('page');
        $this->assertSame(['A page'], $noted());
        $cm = get_coursemodule_from_id('page', $page);
        set_coursemodule_name($page, 'Another name');
        \core\event\course_module_updated::create_from_cm($cm)->trigger();
        $this->assertSame(['Another name'], $noted());
        $this->mara->compare();
        $noted();
        set_section_visible($this->space->courseid, 0, 0);
        course_delete_module($this->activity('page'));
        $this->assertSame([], $noted());
        set_section_visible($this->space->courseid, 0, 1);
        $this->mara->compare();
        $this->assertSame(['Another name'], $noted());
        course_delete_module($page);
        $this->assertSame([], $noted());
    }
}
