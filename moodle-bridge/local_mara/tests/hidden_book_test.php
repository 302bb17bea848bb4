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

use local_mara\local\publish\book_maker;

/**
 * Books that are made hidden, and whose they are from then on.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\publish\book_maker
 */
#[\PHPUnit\Framework\Attributes\CoversClass(book_maker::class)]
final class hidden_book_test extends \advanced_testcase {
    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    /** @var \stdClass the space mel */
    private \stdClass $space;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
        $this->mara->run_setup();
        $this->space = $this->mara->create_space();
    }

    /**
     * Publishes a Book with one chapter.
     *
     * @param array $more
     * @return array result
     */
    private function publish(array $more): array {
        return $this->mara->publish([$this->mara->wish('mel/b/1', '<p>1</p>')], 'run1', $more);
    }

    /**
     * Whether someone with a role may open the Book.
     *
     * @param string $role
     * @param int $cmid
     * @return bool
     */
    private function opens(string $role, int $cmid): bool {
        $user = $this->getDataGenerator()->create_and_enrol(get_course($this->space->courseid), $role);
        return get_fast_modinfo($this->space->courseid, $user->id)->get_cm($cmid)->uservisible;
    }

    /**
     * Made hidden, it is for those alone who see hidden activities; its chapters are written all the same.
     */
    public function test_made_hidden(): void {
        $result = $this->publish(['hidden' => true]);
        $this->assertSame(['created', ['mel/b/1' => 'created']], [$result['outcome'], $this->mara->outcomes($result)]);
        $this->assertFalse($result['state']['visible']);
        $this->assertFalse($this->opens('mara_candidate', $result['state']['cmid']));
        $this->assertTrue($this->opens('mara_referent', $result['state']['cmid']));
        $this->assertFalse($this->publish([])['state']['visible']);
        $this->assertSame('unchanged', $this->publish(['hidden' => true])['outcome']);
    }

    /**
     * Once it stands, a person decides whether it is shown.
     */
    public function test_person_decides(): void {
        $cmid = $this->publish(['hidden' => true])['state']['cmid'];
        set_coursemodule_visible($cmid, 1);
        $result = $this->publish(['hidden' => true]);
        $this->assertSame(['unchanged', true], [$result['outcome'], $result['state']['visible']]);
        $this->assertTrue($this->opens('mara_candidate', $cmid));
        set_coursemodule_visible($cmid, 0);
        $result = $this->publish(['hidden' => false]);
        $this->assertSame(['unchanged', false], [$result['outcome'], $result['state']['visible']]);
    }

    /**
     * Without a word it is shown, and made again it is as the batch says.
     */
    public function test_made_again(): void {
        $first = $this->publish([])['state'];
        $this->assertTrue($first['visible']);
        course_delete_module($first['cmid']);
        $this->assertSame('gone', $this->publish(['hidden' => true])['outcome']);
        $result = $this->publish(['hidden' => true, 'replaces' => 'gone']);
        $this->assertSame(
            ['created', false, $first['id']],
            [$result['outcome'], $result['state']['visible'], $result['state']['id']]
        );
    }
}
