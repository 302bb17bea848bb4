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

namespace local_mara\local\setup;

use local_mara\local\change\comparison;
use local_mara\local\site;
use local_mara\local\space\space_upgrader;

/**
 * Makes this Moodle ready for the companion. Safe to repeat.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class setup {
    /**
     * Does it all.
     *
     * @param string $out where the address and the token go
     * @param bool $rotate whether the token is renewed
     * @param bool $newepoch whether readers must begin anew
     * @return report
     */
    public static function run(string $out, bool $rotate = false, bool $newepoch = false): report {
        global $CFG;
        $report = new report();
        service_account::ensure_web_services($report);
        roles::ensure($report);
        profile_fields::ensure($report);
        service_account::ensure($report);
        self::upgrade_spaces($report);
        if ($newepoch) {
            site::renew_epoch();
            $report->made(get_string('setup_epoch', 'local_mara'));
        }

        self::compare_first($report);
        self::write_token($out, $rotate, $report);
        $about = ['path' => $out, 'owner' => token_file::owner($out)];
        $report->note(get_string('setup_file', 'local_mara', $about));
        $webowner = token_file::owner($CFG->dataroot);
        if ($webowner !== $about['owner']) {
            $report->note(get_string('setup_file_other_owner', 'local_mara', $about + ['webowner' => $webowner]));
        }
        if (str_starts_with($CFG->wwwroot, 'http://')) {
            $report->note(get_string('setup_no_https', 'local_mara'));
        }
        return $report;
    }

    /**
     * Gives the spaces that stand what they lack; a role that was made just now has rights to lose there.
     *
     * @param report $report
     */
    private static function upgrade_spaces(report $report): void {
        $changed = space_upgrader::all(function ($space, $e) use ($report) {
            $about = ['code' => $space->code, 'error' => $e->getMessage()];
            $report->problem(get_string('upgrade_space_failed', 'local_mara', $about));
        });
        foreach ($changed as $code) {
            $report->made(get_string('setup_space', 'local_mara', $code));
        }
    }

    /**
     * Takes the first fingerprints: what changes from now on is told, and nothing is told twice at first.
     *
     * @param report $report
     */
    private static function compare_first(report $report): void {
        if (get_config('local_mara', 'comparedat')) {
            $report->there(get_string('setup_compared', 'local_mara'));
        } else {
            comparison::all();
            $report->made(get_string('setup_compared', 'local_mara'));
        }
    }

    /**
     * Writes the token that stands, or a new one.
     *
     * The old token ends when the new one is safely in its file, and not before.
     *
     * @param string $out
     * @param bool $rotate
     * @param report $report
     */
    private static function write_token(string $out, bool $rotate, report $report): void {
        $standing = service_account::standing_token();
        if ($standing && !$rotate) {
            token_file::write($out, $standing);
            $report->there(get_string('setup_token', 'local_mara'));
            return;
        }
        $token = service_account::new_token();
        try {
            token_file::write($out, $token);
        } catch (\Throwable $e) {
            service_account::end_token($token);
            throw $e;
        }
        service_account::end_other_tokens($token);
        $report->made(get_string($standing ? 'setup_token_renewed' : 'setup_token', 'local_mara'));
    }
}
