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

namespace local_mara\local;

/**
 * Who answers, and what time it is here.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class site {
    /** Version of the contract this plugin speaks. */
    public const PROTOCOL = 5;

    /**
     * The keys every answer begins with.
     *
     * @return array
     */
    public static function envelope(): array {
        global $CFG;
        return [
            'site' => [
                'identifier' => hash('sha256', get_site_identifier()),
                'instance' => self::instance(),
                'wwwroot' => $CFG->wwwroot,
            ],
            'now' => self::now(),
        ];
    }

    /**
     * The time by Moodle's clock, which tests can freeze.
     *
     * @return int
     */
    public static function now(): int {
        return \core\di::get(\core\clock::class)->time();
    }

    /**
     * The name of this installation of the plugin: made once.
     *
     * @return string
     */
    public static function instance(): string {
        $instance = get_config('local_mara', 'instance');
        if (!$instance) {
            $instance = \core\uuid::generate();
            set_config('instance', $instance, 'local_mara');
        }
        return $instance;
    }

    /**
     * The name of the log the numbers belong to.
     *
     * @return string
     */
    public static function epoch(): string {
        $epoch = get_config('local_mara', 'epoch');
        return $epoch ?: self::renew_epoch();
    }

    /**
     * Begins a new log: every reader takes snapshots again.
     *
     * @return string
     */
    public static function renew_epoch(): string {
        $epoch = bin2hex(random_bytes(12));
        set_config('epoch', $epoch, 'local_mara');
        return $epoch;
    }

    /**
     * A string of this plugin in the site's language, whoever asks for it.
     *
     * @param string $identifier
     * @param mixed $a
     * @return string
     */
    public static function text(string $identifier, $a = null): string {
        global $CFG;
        return get_string_manager()->get_string($identifier, 'local_mara', $a, $CFG->lang);
    }
}
