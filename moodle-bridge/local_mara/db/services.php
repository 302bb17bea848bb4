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
 * The five functions and the service that holds them. See docs/bridge.md.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$functions = [
    'local_mara_get_status' => [
        'classname' => \local_mara\external\get_status::class,
        'description' => 'What is installed here and what an administrator should mend.',
        'type' => 'read',
        'capabilities' => 'local/mara:read',
    ],
    'local_mara_get_changes' => [
        'classname' => \local_mara\external\get_changes::class,
        'description' => 'What changed since a number, with the present state of each object.',
        'type' => 'read',
        'capabilities' => 'local/mara:read',
    ],
    'local_mara_get_snapshot' => [
        'classname' => \local_mara\external\get_snapshot::class,
        'description' => 'All objects of one kind, page by page.',
        'type' => 'read',
        'capabilities' => 'local/mara:read',
    ],
    'local_mara_publish' => [
        'classname' => \local_mara\external\publish::class,
        'description' => 'Writes Books and chapters without ever overwriting what a person edited.',
        'type' => 'write',
        'capabilities' => 'local/mara:publish',
    ],
    'local_mara_put' => [
        'classname' => \local_mara\external\put::class,
        'description' => 'Writes questions, groups, events and the like by key, without ever overwriting what a person edited.',
        'type' => 'write',
        'capabilities' => 'local/mara:put',
    ],
    'local_mara_create_space' => [
        'classname' => \local_mara\external\create_space::class,
        'description' => 'Makes the course of a space, or mends what is missing in it.',
        'type' => 'write',
        'capabilities' => 'local/mara:createspace',
    ],
];

// What the companion calls. The form's own search is no business of its service.
$companion = array_keys($functions);

$functions['local_mara_search_list'] = [
    'classname' => \local_mara\external\search_list::class,
    'description' => 'Finds occupations or places by code or name, for the form of the own path.',
    'type' => 'read',
    'ajax' => true,
    'loginrequired' => true,
];

$services = [
    'MARA companion' => [
        'shortname' => 'mara_companion',
        'functions' => $companion,
        'requiredcapability' => 'local/mara:read',
        'restrictedusers' => 1,
        'enabled' => 1,
        'downloadfiles' => 0,
        'uploadfiles' => 0,
    ],
];
