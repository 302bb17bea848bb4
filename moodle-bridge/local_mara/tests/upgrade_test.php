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

use local_mara\task\upgrade_spaces;

/**
 * The steps of db/upgrade.php: an older database becomes what db/install.xml makes, and keeps its rows.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     ::xmldb_local_mara_upgrade
 * @covers     ::local_mara_tables_of_pieces
 */
#[\PHPUnit\Framework\Attributes\CoversFunction('xmldb_local_mara_upgrade')]
#[\PHPUnit\Framework\Attributes\CoversFunction('local_mara_tables_of_pieces')]
final class upgrade_test extends \advanced_testcase {
    /** The version 0.3.0. */
    private const PIECES = 2026112203;

    /** The version 0.4.0. */
    private const BLENDS = 2026112210;

    /** Tables that came with 0.3.0, those that others refer to last. */
    private const OF_PIECES = [
        'local_mara_answer', 'local_mara_ask_person', 'local_mara_ask', 'local_mara_member', 'local_mara_message',
        'local_mara_invitation', 'local_mara_page', 'local_mara_piece',
    ];

    /** @var \local_mara_generator */
    private \local_mara_generator $mara;

    #[\Override]
    protected function setUp(): void {
        global $CFG;
        parent::setUp();
        require_once($CFG->libdir . '/upgradelib.php');
        require_once($CFG->dirroot . '/local/mara/db/upgrade.php');
        $this->resetAfterTest();
        // Tables are changed: no transaction can take that back.
        $this->preventResetByRollback();
        $this->setAdminUser();
        $this->mara = $this->getDataGenerator()->get_plugin_generator('local_mara');
    }

    #[\Override]
    protected function tearDown(): void {
        // Whatever failed above, the other tests find all tables.
        $schema = $this->schema();
        foreach ($schema->getTables() as $table) {
            $this->restore($table);
        }
        parent::tearDown();
    }

    /**
     * What db/install.xml says.
     *
     * @return \xmldb_structure
     */
    private function schema(): \xmldb_structure {
        global $CFG;
        $file = new \xmldb_file($CFG->dirroot . '/local/mara/db/install.xml');
        $file->loadXMLStructure();
        return $file->getStructure();
    }

    /**
     * Brings back a table, or the columns it lacks.
     *
     * @param \xmldb_table $table
     */
    private function restore(\xmldb_table $table): void {
        global $DB;
        $manager = $DB->get_manager();
        if (!$manager->table_exists($table)) {
            $manager->create_table($table);
        }
        foreach ($table->getFields() as $field) {
            if (!$manager->field_exists($table, $field)) {
                $manager->add_field($table, $field);
            }
        }
    }

    /**
     * Makes the database one of an older version.
     *
     * @param int $version
     */
    private function take_back(int $version): void {
        global $DB;
        $manager = $DB->get_manager();
        $manager->drop_table(new \xmldb_table('local_mara_list_item'));
        if ($version < self::BLENDS) {
            $manager->drop_table(new \xmldb_table('local_mara_origin'));
            $manager->drop_field(new \xmldb_table('local_mara_chapter'), new \xmldb_field('blended'));
        }
        $gone = [...($version < self::PIECES ? self::OF_PIECES : []), ...($version < 2026112201 ? ['local_mara_seen'] : [])];
        foreach ($gone as $table) {
            $manager->drop_table(new \xmldb_table($table));
        }
        set_config('version', $version, 'local_mara');
    }

    /**
     * Runs the steps as Moodle's upgrade does.
     *
     * @param int $version
     */
    private function upgrade(int $version): void {
        ob_start();
        try {
            $this->assertTrue(xmldb_local_mara_upgrade($version));
        } finally {
            ob_end_clean();
        }
    }

    /**
     * All rows of the plugin's tables.
     *
     * @return array table => rows
     */
    private function rows(): array {
        global $DB;
        $rows = [];
        foreach ($this->schema()->getTables() as $table) {
            if ($DB->get_manager()->table_exists($table)) {
                $rows[$table->getName()] = $DB->get_records($table->getName(), [], 'id');
            }
        }
        return $rows;
    }

    /**
     * Older versions.
     *
     * @return array
     */
    public static function versions(): array {
        return ['0.1' => [2026112200], '0.2' => [2026112202], '0.3' => [self::PIECES], '0.4' => [self::BLENDS]];
    }

    /**
     * Columns, keys and indexes are those of a new installation.
     *
     * @dataProvider versions
     * @param int $version
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('versions')]
    public function test_schema(int $version): void {
        global $DB;
        $check = fn() => $DB->get_manager()->check_database_schema($this->schema(), ['extratables' => false]);
        $this->assertSame([], $check());
        $this->take_back($version);
        $this->assertNotSame([], $check());
        $this->upgrade($version);
        $this->assertSame([], $check());
        $this->assertSame('2026112220', get_config('local_mara', 'version'));
    }

    /**
     * The rows of 0.3.0 stay, readers see the same, and the spaces that stand are to be completed.
     */
    public function test_rows(): void {
        global $DB;
        $this->mara->run_setup();
        $space = $this->mara->create_space();
        $this->mara->create_follower($space);
        $this->mara->publish([$this->mara->wish('mel/b/a', '<p>A</p>'), $this->mara->wish('mel/b/b', '<p>B</p>', 'mel/b/a')]);
        $fields = ['name' => 'Angers', 'category' => 'Landlord', 'state' => 'Draft'];
        $this->mara->put([
            $this->mara->piece('mel/grouping/1', 'grouping', ['name' => 'Meetings']),
            $this->mara->piece('mel/entry/1', 'entry', ['sheet' => 'living_area', 'fields' => $fields]),
        ]);
        $chapter = $DB->get_record('local_mara_chapter', ['chapterkey' => 'mel/b/a'], '*', MUST_EXIST);
        $this->mara->edit_chapter((int) $chapter->chapterid, ['content' => '<p>Mine</p>']);
        $this->mara->publish([$this->mara->wish('mel/b/a', '<p>C</p>')]);
        $rows = $this->rows();
        foreach (['chapter', 'piece', 'database', 'field', 'space'] as $name) {
            $this->assertNotEmpty($rows["local_mara_$name"], $name);
        }
        $told = $this->mara->everything();
        $DB->delete_records('task_adhoc');

        $this->take_back(self::PIECES);
        $this->upgrade(self::PIECES);
        $this->assertEquals($rows, $this->rows());
        $this->assertEquals($told, $this->mara->everything());
        $tasks = \core\task\manager::get_adhoc_tasks(upgrade_spaces::class);
        $this->assertCount(1, $tasks);

        // Interrupted before its savepoint, the step is taken again.
        set_config('version', self::PIECES, 'local_mara');
        $this->upgrade(self::PIECES);
        $this->assertEquals($rows, $this->rows());
        $this->assertCount(1, \core\task\manager::get_adhoc_tasks(upgrade_spaces::class));
    }
}
