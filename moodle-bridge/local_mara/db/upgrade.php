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
 * Each step ends with upgrade_plugin_savepoint(). A step that gives a sheet a new field
 * calls \local_mara\local\space\database_maker::add_missing_fields(), which also puts the
 * field into templates that are not empty.
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

    return true;
}
