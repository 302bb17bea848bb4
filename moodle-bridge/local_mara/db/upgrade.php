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

/**
 * Steps from an older version of the plugin.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Brings an older installation up to date.
 *
 * Each step ends with upgrade_plugin_savepoint(). A step that gives the sheets new fields,
 * options or databases queues the task upgrade_spaces.
 *
 * @param int $oldversion
 * @return bool
 */
function xmldb_local_mara_upgrade($oldversion) {
    global $DB;
    $manager = $DB->get_manager();

    if ($oldversion < 2026112201) {
        // What objects looked like when they were last compared.
        $table = new xmldb_table('local_mara_seen');
        $table->add_field('id', XMLDB_TYPE_INTEGER, '18', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
        $table->add_field('kind', XMLDB_TYPE_CHAR, '20', null, XMLDB_NOTNULL);
        $table->add_field('objectid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
        $table->add_field('fingerprint', XMLDB_TYPE_CHAR, '40', null, XMLDB_NOTNULL);
        $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
        $table->add_index('kind-objectid', XMLDB_INDEX_UNIQUE, ['kind', 'objectid']);
        if (!$manager->table_exists($table)) {
            $manager->create_table($table);
        }
        upgrade_plugin_savepoint(true, 2026112201, 'local', 'mara');
    }

    if ($oldversion < 2026112202) {
        // The first comparison comes within the hour; it is not late yet.
        set_config('comparedat', \local_mara\local\site::now(), 'local_mara');
        upgrade_plugin_savepoint(true, 2026112202, 'local', 'mara');
    }

    if ($oldversion < 2026112203) {
        // Questions, groups, events… of the companion.
        foreach (local_mara_tables_of_pieces() as $table) {
            if (!$manager->table_exists($table)) {
                $manager->create_table($table);
            }
        }
        upgrade_plugin_savepoint(true, 2026112203, 'local', 'mara');
    }

    if ($oldversion < 2026112210) {
        // Texts that hold a person's words beside ours.
        $table = new xmldb_table('local_mara_chapter');
        $field = new xmldb_field('blended', XMLDB_TYPE_INTEGER, '1', null, XMLDB_NOTNULL, null, '0', 'offered');
        if (!$manager->field_exists($table, $field)) {
            $manager->add_field($table, $field);
        }
        // Entries that were brought in.
        $table = new xmldb_table('local_mara_origin');
        $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
        $table->add_field('originkey', XMLDB_TYPE_CHAR, '150', null, XMLDB_NOTNULL);
        $table->add_field('spaceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
        $table->add_field('recordid', XMLDB_TYPE_INTEGER, '10', null, null);
        $table->add_field('source', XMLDB_TYPE_CHAR, '64', null, XMLDB_NOTNULL);
        $table->add_field('written', XMLDB_TYPE_CHAR, '64', null, XMLDB_NOTNULL);
        $table->add_field('timecreated', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
        $table->add_field('timemodified', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
        $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
        $table->add_key('spaceid', XMLDB_KEY_FOREIGN, ['spaceid'], 'local_mara_space', ['id']);
        $table->add_index('originkey', XMLDB_INDEX_UNIQUE, ['originkey']);
        $table->add_index('recordid', XMLDB_INDEX_UNIQUE, ['recordid']);
        if (!$manager->table_exists($table)) {
            $manager->create_table($table);
        }
        // Spaces that stand get what is new. Moodle makes no activities during an upgrade.
        \core\task\manager::queue_adhoc_task(new \local_mara\task\upgrade_spaces(), true);
        upgrade_plugin_savepoint(true, 2026112210, 'local', 'mara');
    }

    if ($oldversion < 2026112220) {
        // What the form of the own path searches in.
        $table = new xmldb_table('local_mara_list_item');
        $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
        $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
        $table->add_field('listname', XMLDB_TYPE_CHAR, '10', null, XMLDB_NOTNULL);
        $table->add_field('code', XMLDB_TYPE_CHAR, '60', null, XMLDB_NOTNULL);
        $table->add_field('name', XMLDB_TYPE_CHAR, '255', null, XMLDB_NOTNULL);
        $table->add_field('namelength', XMLDB_TYPE_INTEGER, '5', null, XMLDB_NOTNULL);
        $table->add_field('words', XMLDB_TYPE_TEXT, null, null, XMLDB_NOTNULL);
        $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
        $table->add_key('pieceid', XMLDB_KEY_FOREIGN, ['pieceid'], 'local_mara_piece', ['id']);
        $table->add_index('listname-code', XMLDB_INDEX_NOTUNIQUE, ['listname', 'code']);
        if (!$manager->table_exists($table)) {
            $manager->create_table($table);
        }
        // New profile fields: made by the task, once the new texts can be read.
        \core\task\manager::queue_adhoc_task(new \local_mara\task\upgrade_spaces(), true);
        upgrade_plugin_savepoint(true, 2026112220, 'local', 'mara');
    }

    return true;
}

/**
 * The tables of pieces as version 2026112203 made them.
 *
 * @return xmldb_table[]
 */
function local_mara_tables_of_pieces(): array {
    $tables = [];

    $table = new xmldb_table('local_mara_piece');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('piecekey', XMLDB_TYPE_CHAR, '150', null, XMLDB_NOTNULL);
    $table->add_field('type', XMLDB_TYPE_CHAR, '20', null, XMLDB_NOTNULL);
    $table->add_field('spaceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('state', XMLDB_TYPE_CHAR, '10', null, XMLDB_NOTNULL);
    $table->add_field('objectid', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_field('source', XMLDB_TYPE_CHAR, '64', null, XMLDB_NOTNULL);
    $table->add_field('offered', XMLDB_TYPE_CHAR, '64', null, null);
    $table->add_field('written', XMLDB_TYPE_TEXT, null, null, null);
    $table->add_field('run', XMLDB_TYPE_CHAR, '64', null, XMLDB_NOTNULL);
    $table->add_field('timecreated', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('timemodified', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('spaceid', XMLDB_KEY_FOREIGN, ['spaceid'], 'local_mara_space', ['id']);
    $table->add_index('piecekey', XMLDB_INDEX_UNIQUE, ['piecekey']);
    $table->add_index('type-objectid', XMLDB_INDEX_NOTUNIQUE, ['type', 'objectid']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_member');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('userid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('state', XMLDB_TYPE_CHAR, '10', null, XMLDB_NOTNULL);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('pieceid', XMLDB_KEY_FOREIGN, ['pieceid'], 'local_mara_piece', ['id']);
    $table->add_index('pieceid-userid', XMLDB_INDEX_UNIQUE, ['pieceid', 'userid']);
    $table->add_index('userid', XMLDB_INDEX_NOTUNIQUE, ['userid']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_ask');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('body', XMLDB_TYPE_TEXT, null, null, null);
    $table->add_field('status', XMLDB_TYPE_CHAR, '10', null, XMLDB_NOTNULL);
    $table->add_field('mode', XMLDB_TYPE_CHAR, '5', null, XMLDB_NOTNULL);
    $table->add_field('changeable', XMLDB_TYPE_INTEGER, '1', null, XMLDB_NOTNULL, null, '0');
    $table->add_field('timeexpires', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('timeremind', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_field('timeclosed', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('pieceid', XMLDB_KEY_FOREIGN_UNIQUE, ['pieceid'], 'local_mara_piece', ['id']);
    $table->add_index('status-timeexpires', XMLDB_INDEX_NOTUNIQUE, ['status', 'timeexpires']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_ask_person');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('askid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('userid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('timenotified', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_field('timereminded', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('askid', XMLDB_KEY_FOREIGN, ['askid'], 'local_mara_ask', ['id']);
    $table->add_index('askid-userid', XMLDB_INDEX_UNIQUE, ['askid', 'userid']);
    $table->add_index('userid', XMLDB_INDEX_NOTUNIQUE, ['userid']);
    $table->add_index('timenotified', XMLDB_INDEX_NOTUNIQUE, ['timenotified']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_answer');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('askid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('userid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('choice', XMLDB_TYPE_CHAR, '30', null, XMLDB_NOTNULL);
    $table->add_field('remark', XMLDB_TYPE_TEXT, null, null, null);
    $table->add_field('timeanswered', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('askid', XMLDB_KEY_FOREIGN, ['askid'], 'local_mara_ask', ['id']);
    $table->add_index('askid-userid', XMLDB_INDEX_UNIQUE, ['askid', 'userid']);
    $table->add_index('userid', XMLDB_INDEX_NOTUNIQUE, ['userid']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_message');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('userid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('body', XMLDB_TYPE_TEXT, null, null, null);
    $table->add_field('status', XMLDB_TYPE_CHAR, '12', null, XMLDB_NOTNULL);
    $table->add_field('timesent', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_field('timeclosed', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('pieceid', XMLDB_KEY_FOREIGN_UNIQUE, ['pieceid'], 'local_mara_piece', ['id']);
    $table->add_index('status', XMLDB_INDEX_NOTUNIQUE, ['status']);
    $table->add_index('userid', XMLDB_INDEX_NOTUNIQUE, ['userid']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_invitation');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('body', XMLDB_TYPE_TEXT, null, null, null);
    $table->add_field('tokenhash', XMLDB_TYPE_CHAR, '64', null, null);
    $table->add_field('status', XMLDB_TYPE_CHAR, '10', null, XMLDB_NOTNULL);
    $table->add_field('userid', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_field('timeexpires', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('timeclosed', XMLDB_TYPE_INTEGER, '10', null, null);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('pieceid', XMLDB_KEY_FOREIGN_UNIQUE, ['pieceid'], 'local_mara_piece', ['id']);
    $table->add_index('tokenhash', XMLDB_INDEX_NOTUNIQUE, ['tokenhash']);
    $table->add_index('status-timeexpires', XMLDB_INDEX_NOTUNIQUE, ['status', 'timeexpires']);
    $table->add_index('userid', XMLDB_INDEX_NOTUNIQUE, ['userid']);
    $tables[] = $table;

    $table = new xmldb_table('local_mara_page');
    $table->add_field('id', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, XMLDB_SEQUENCE);
    $table->add_field('pieceid', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL);
    $table->add_field('body', XMLDB_TYPE_TEXT, null, null, XMLDB_NOTNULL);
    $table->add_key('primary', XMLDB_KEY_PRIMARY, ['id']);
    $table->add_key('pieceid', XMLDB_KEY_FOREIGN_UNIQUE, ['pieceid'], 'local_mara_piece', ['id']);
    $tables[] = $table;

    return $tables;
}
