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

use local_mara\local\kind\entries;
use local_mara\local\piece\entry_contents;
use local_mara\local\piece\entry_form;

/**
 * Fields of several choices, told and written.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\kind\entries
 * @covers     \local_mara\local\piece\entry_form
 * @covers     \local_mara\local\piece\entry_contents
 */
#[\PHPUnit\Framework\Attributes\CoversClass(entries::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entry_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(entry_contents::class)]
final class choices_test extends \advanced_testcase {
    /** Fields that a living area needs. */
    private const NEEDED = ['name' => 'Angers Loire Habitat', 'category' => 'Landlord', 'state' => 'Draft'];

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
     * The entry mel/entry/1 with these themes, put.
     *
     * @param string $themes
     * @return array result
     */
    private function put(string $themes): array {
        $body = ['sheet' => 'living_area', 'fields' => self::NEEDED + ['themes' => $themes]];
        return $this->mara->put_one($this->mara->piece('mel/entry/1', 'entry', $body));
    }

    /**
     * The themes of the entry as they are told; null when they are left out.
     *
     * @return string|null
     */
    private function told(): ?string {
        return $this->mara->snapshot('entries')['items'][0]['fields']['themes'] ?? null;
    }

    /**
     * What Moodle keeps.
     *
     * @return array of row of data_content
     */
    private function kept(): \stdClass {
        global $DB;
        return $DB->get_record_sql(
            "SELECT ct.*
               FROM {data_content} ct
               JOIN {local_mara_field} f ON f.fieldid = ct.fieldid AND f.code = 'themes'"
        );
    }

    /**
     * What a person ticked comes a line each.
     */
    public function test_told(): void {
        global $DB;
        $this->mara->create_entry($this->space, ['themes' => 'Housing##Health'], 2);
        $this->assertSame("Housing\nHealth", $this->told());
        foreach ([['Housing', 'Housing'], ['## Health ##', 'Health'], ['##', null], ['', null]] as [$content, $themes]) {
            $DB->set_field('data_content', 'content', $content, ['id' => $this->kept()->id]);
            $this->assertSame($themes, $this->told());
        }
    }

    /**
     * What the companion writes is what Moodle's form would keep, in its order.
     */
    public function test_written(): void {
        $this->assertSame('created', $this->put(" Health \n\nHousing\nHealth")['outcome']);
        $this->assertSame('Housing##Health', $this->kept()->content);
        $this->assertSame("Housing\nHealth", $this->told());
        $this->assertSame('updated', $this->put('Budget')['outcome']);
        $this->assertSame('Budget', $this->told());
        $this->assertSame('updated', $this->put('')['outcome']);
        $this->assertNull($this->told());
        $this->assertSame(['errorcode' => 'invalidbody', 'message' => 'fields.themes'], $this->put("Health\nDragons")['reason']);
    }

    /**
     * Another order, as of a form whose options were moved, is no edit; another choice is one.
     */
    public function test_edited(): void {
        global $DB;
        $this->put("Housing\nHealth");
        foreach (['Health##Housing' => false, 'Health' => true, 'Housing##Health' => false] as $content => $edited) {
            $DB->set_field('data_content', 'content', $content, ['id' => $this->kept()->id]);
            $this->assertSame($edited, $this->mara->item_of('mel/entry/1')['edited']);
        }
    }

    /**
     * Moodle's own form reads and keeps the same.
     */
    public function test_form_of_moodle(): void {
        global $DB;
        $this->put("Health\nHousing");
        $kept = $this->kept();
        $database = $this->mara->database_of($this->space);
        $data = $DB->get_record('data', ['id' => $database->dataid]);
        $field = data_get_field($DB->get_record('data_fields', ['id' => $kept->fieldid]), $data);
        $this->assertSame(2, substr_count($field->display_add_field($kept->recordid), 'checked'));
        $field->update_content($kept->recordid, ['', 'Housing', '', 'Health', '']);
        $this->assertEquals($kept, $this->kept());
    }
}
