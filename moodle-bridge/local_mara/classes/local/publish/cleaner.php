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

namespace local_mara\local\publish;

/**
 * Makes what the companion sends safe, as Moodle itself would.
 *
 * Chapters are shown without further cleaning, so nothing may be written that was not purified here.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class cleaner {
    /** Most characters of a title. */
    public const MAX_TITLE = 255;

    /** Most bytes of a chapter's text. */
    public const MAX_HTML = 524288;

    /**
     * A chapter's text.
     *
     * @param string $html
     * @return string
     */
    public static function html(string $html): string {
        if (strlen($html) > self::MAX_HTML) {
            throw new \moodle_exception('toolarge', 'local_mara');
        }
        return clean_text($html, FORMAT_HTML, ['allowid' => true]);
    }

    /**
     * A title or a name.
     *
     * @param string $title
     * @return string
     */
    public static function title(string $title): string {
        $clean = trim(clean_param($title, PARAM_TEXT));
        if ($clean === '' || \core_text::strlen($title) > self::MAX_TITLE || \core_text::strlen($clean) > self::MAX_TITLE) {
            throw new \invalid_parameter_exception('title');
        }
        return $clean;
    }
}
