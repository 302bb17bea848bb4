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

/**
 * The file with the address and the token, readable by its owner alone.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class token_file {
    /**
     * Where the file goes when nobody says otherwise.
     *
     * @return string
     */
    public static function default_path(): string {
        global $CFG;
        return $CFG->dataroot . '/mara_companion.env';
    }

    /**
     * Writes the file, whole or not at all.
     *
     * @param string $path
     * @param string $token
     */
    public static function write(string $path, string $token): void {
        global $CFG;
        $folder = realpath(dirname($path));
        if (is_dir($path) || $folder === false) {
            throw new \moodle_exception('setup_file_failed', 'local_mara', '', $path);
        }
        if (str_starts_with("$folder/", realpath($CFG->dirroot) . '/')) {
            throw new \moodle_exception('setup_file_served', 'local_mara', '', $path);
        }
        // Nobody else may read it, not even between its making and its end.
        $mask = umask(0177);
        $temporary = false;
        try {
            // Not tempnam(): that would fall back to another folder without a word.
            $temporary = dirname($path) . '/.mara-' . bin2hex(random_bytes(8));
            $handle = @fopen($temporary, 'x');
            $text = "MOODLE_URL=$CFG->wwwroot\nMOODLE_TOKEN=$token\n";
            $written = $handle && fwrite($handle, $text) === strlen($text) && fclose($handle);
            if (!$written || !@rename($temporary, $path)) {
                throw new \moodle_exception('setup_file_failed', 'local_mara', '', $path);
            }
        } finally {
            umask($mask);
            if ($temporary && file_exists($temporary)) {
                unlink($temporary);
            }
        }
    }

    /**
     * The name of the user a file belongs to.
     *
     * @param string $path
     * @return string
     */
    public static function owner(string $path): string {
        clearstatcache(true, $path);
        $id = fileowner($path);
        $user = function_exists('posix_getpwuid') ? posix_getpwuid($id) : false;
        return $user ? $user['name'] : (string) $id;
    }
}
