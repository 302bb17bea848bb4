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
 * Makes the course of a space, or mends what is missing in it. Safe to repeat.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/clilib.php');

use local_mara\local\setup\roles;
use local_mara\local\space\database_adopter;
use local_mara\local\space\sheets;
use local_mara\local\space\space_maker;

[$options, $unknown] = cli_get_params(
    [
        'help' => false,
        'code' => '',
        'name' => '',
        'departements' => '',
        'national' => false,
        'adopt' => '',
        'sheet' => sheets::LIVING_AREA,
    ],
    ['h' => 'help']
);
if ($unknown) {
    cli_error(get_string('cliunknowoption', 'core_admin', implode(PHP_EOL, $unknown)));
}
if ($options['help'] || !is_string($options['code']) || $options['code'] === '' || $options['adopt'] === true) {
    cli_writeln(get_string('cli_space_help', 'local_mara'));
    exit($options['help'] ? 0 : 1);
}
if (moodle_needs_upgrading()) {
    cli_error(get_string('cli_upgrade_first', 'local_mara'));
}
if (!roles::id(roles::REFERENT) || !roles::id(roles::CANDIDATE)) {
    cli_error(get_string('cli_setup_first', 'local_mara'));
}

try {
    \core\session\manager::set_user(get_admin());
    if ($options['adopt'] !== '') {
        $missing = database_adopter::adopt($options['code'], (int) $options['adopt'], (string) $options['sheet']);
        cli_writeln(get_string('cli_space_adopted', 'local_mara', $options['code']));
        if ($missing) {
            cli_writeln(get_string('cli_space_adopted_without', 'local_mara', implode(', ', $missing)));
        }
        exit(0);
    }
    $made = space_maker::make(
        $options['code'],
        clean_param((string) $options['name'], PARAM_TEXT),
        (string) $options['departements'],
        (bool) $options['national']
    );
} catch (\Throwable $e) {
    $details = $e instanceof \moodle_exception && $e->debuginfo ? " ($e->debuginfo)" : '';
    cli_error(get_string('cli_failed', 'local_mara', $e->getMessage() . $details));
}

$url = new \moodle_url('/course/view.php', ['id' => $made->space->courseid]);
$about = ['code' => $made->space->code, 'url' => $url->out(false)];
cli_writeln(get_string($made->created ? 'cli_space_made' : 'cli_space_mended', 'local_mara', $about));
exit(0);
