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
 * Makes this Moodle ready for the companion. Safe to repeat.
 *
 * Exit status: 0 all is well; 1 it failed; 2 done, but an administrator decided against something.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);

// Moodle changes the folder: a relative --out means the one the command was given in.
// phpcs:ignore moodle.Files.MoodleInternal.MoodleInternalGlobalState
$folder = getcwd();

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/clilib.php');

use local_mara\local\setup\allowances;
use local_mara\local\setup\setup;
use local_mara\local\setup\token_file;

[$options, $unknown] = cli_get_params(
    [
        'help' => false,
        'out' => '',
        'rotate' => false,
        'new-epoch' => false,
        'allow-roles' => null,
        'allow-cohorts' => null,
        'allow-accounts' => null,
    ],
    ['h' => 'help']
);
if ($unknown) {
    cli_error(get_string('cliunknowoption', 'core_admin', implode(PHP_EOL, $unknown)));
}
if ($options['allow-roles'] === true || $options['allow-cohorts'] === true) {
    // An option without a value is read as true: nobody can know which list was meant.
    cli_error(get_string('cli_setup_no_list', 'local_mara'));
}
if ($options['help']) {
    cli_writeln(get_string('cli_setup_help', 'local_mara', token_file::default_path()));
    exit(0);
}
if (moodle_needs_upgrading()) {
    cli_error(get_string('cli_upgrade_first', 'local_mara'));
}

try {
    \core\session\manager::set_user(get_admin());
    $out = is_string($options['out']) && $options['out'] !== '' ? $options['out'] : token_file::default_path();
    if (!preg_match('~^([a-zA-Z]:)?[/\\\\]~', $out)) {
        $out = $folder . '/' . $out;
    }
    $report = setup::run($out, (bool) $options['rotate'], (bool) $options['new-epoch']);
    $accounts = $options['allow-accounts'];
    allowances::apply(
        $options['allow-roles'],
        $options['allow-cohorts'],
        $accounts === null ? null : (bool) $accounts,
        $report
    );
} catch (\Throwable $e) {
    cli_error(get_string('cli_failed', 'local_mara', $e->getMessage()));
}

foreach ($report->lines as $line) {
    cli_writeln($line);
}
cli_writeln(get_string($report->problems ? 'cli_setup_problems' : 'cli_setup_done', 'local_mara'));
exit($report->problems ? 2 : 0);
