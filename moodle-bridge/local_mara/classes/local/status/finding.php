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

namespace local_mara\local\status;

/**
 * Something an administrator should mend, and the very place to do it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class finding {
    /**
     * Puts a finding together.
     *
     * @param string $code
     * @param string|null $space code of the space
     * @param string|null $detail
     * @param string $path
     * @param array $params
     * @return array
     */
    public static function make(string $code, ?string $space, ?string $detail, string $path, array $params = []): array {
        return [
            'code' => $code,
            'space' => $space,
            'detail' => $detail,
            'url' => (new \moodle_url($path, $params))->out(false),
        ];
    }
}
