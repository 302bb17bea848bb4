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

namespace local_mara\local\space;

use local_mara\local\site;

/**
 * Templates of a new database activity.
 *
 * Moodle's own add-form shows a field's help only under a mouse pointer, which a tablet has not,
 * and its list shows every field of every sheet. So these two are written once, when the
 * activity is made; afterwards they are the referents'. The view of one sheet stays empty, which
 * lets Moodle show all fields. The tag ##otherfields## makes fields that are added later appear
 * in the form, and where a person's own template has no such tag, Moodle's function appends them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class templates {
    /** @var string Where Moodle shows the fields that the form does not name. */
    private const OTHERS = '##otherfields##';

    /** @var string What 0.3 wrote into the activities it made. */
    private const FORMER_STYLE = ".mara-field > .d-inline-flex { width: 100%; }\n"
        . ".mara-field .mod-data-input { flex: 1 1 auto; min-width: 0; }";

    /**
     * @var string Moodle shrinks the text editors of an entry to the width of their format menu, and on a
     * phone it cuts long options and buttons, hides those of its footer at the end of the page, and makes that
     * of one sheet wider than the screen.
     */
    private const STYLE = self::FORMER_STYLE . "\n"
        . ".mara-field select, .datapreferences select { max-width: 100%; }\n"
        . ".mara-field input[type=text] { width: calc(100% - 3rem); max-width: 32rem; }\n"
        . ".mara-field fieldset label { margin: 0; padding: 0.5rem; }\n"
        . "#defaulttemplate-single .row { margin-right: 0; margin-left: 0; }\n"
        . "@media (max-width: 575px) {\n"
        . "  #sticky-footer { height: auto; bottom: 0; }\n"
        . "  #sticky-footer .sticky-footer-content { flex-wrap: wrap; gap: 0.5rem; }\n"
        . "  .datapreferences .d-flex { flex-wrap: wrap; gap: 0.5rem; }\n"
        . "}";

    /**
     * The templates.
     *
     * @param string $sheet
     * @param array $names code => name of the field
     * @return \stdClass
     */
    public static function make(string $sheet, array $names): \stdClass {
        return (object) [
            'addtemplate' => self::form($sheet, $names),
            'listtemplate' => self::row($sheet, $names),
            'csstemplate' => self::STYLE,
        ];
    }

    /**
     * A form of ours with one more field at its end. Any other form stays as it is.
     *
     * @param string $form
     * @param string $name of the field
     * @return string
     */
    public static function with_field(string $form, string $name): string {
        if (!str_contains($form, 'class="mara-field"') || str_contains($form, "[[$name]]")) {
            return $form;
        }
        // Where Moodle would show it, but with its help.
        $parts = explode(self::OTHERS, $form);
        $last = array_pop($parts);
        return $parts ? implode(self::OTHERS, $parts) . self::field($name) . self::OTHERS . $last : $form;
    }

    /**
     * The style of forms of ours, where it is still as an older version wrote it. Any other stays as it is.
     *
     * @param string $style
     * @return string
     */
    public static function renewed_style(string $style): string {
        return $style === self::FORMER_STYLE ? self::STYLE : $style;
    }

    /**
     * The form: under headings, for each field a label one can read, the help under it, the field.
     *
     * @param string $sheet
     * @param array $names
     * @return string
     */
    private static function form(string $sheet, array $names): string {
        $html = '<p class="mb-4">' . s(site::text('form_intro')) . "</p>\n";
        foreach (sheets::groups($sheet) as $heading => $codes) {
            if ($heading !== '') {
                $html .= '<h3 class="h4 border-bottom mt-5 mb-4 pb-2">' . s(site::text("form_group_$heading")) . "</h3>\n";
            }
            foreach ($codes as $code) {
                $html .= self::field($names[$code]);
            }
        }
        return $html . self::OTHERS;
    }

    /**
     * A field in the form.
     *
     * @param string $name
     * @return string
     */
    private static function field(string $name): string {
        // The field brings a label of its own for those who do not see this one.
        return '<div class="mb-4 pb-2">'
            . '<div class="h5 mb-1" aria-hidden="true">[[' . $name . '#name]]</div>'
            . '<p class="mb-2">[[' . $name . '#description]]</p>'
            . '<div class="mara-field">[[' . $name . "]]</div></div>\n";
    }

    /**
     * A sheet in the list: what tells it from the others, and what can be done with it.
     *
     * @param string $sheet
     * @param array $names
     * @return string
     */
    private static function row(string $sheet, array $names): string {
        [$title, $lines] = sheets::summary($sheet);
        $html = '<div class="card my-3"><div class="card-body d-flex flex-wrap align-items-start">'
            . '<div class="flex-fill"><div class="h5 mb-1">'
            . implode(' ', array_map(fn($code) => "[[$names[$code]]]", $title)) . '</div>';
        foreach ($lines as $code) {
            $html .= '<div>' . self::line($code, $names[$code]) . '</div>';
        }
        return $html . '</div><div>##edit## ##more## ##delete##</div></div></div>';
    }

    /**
     * A line about a sheet in the list.
     *
     * @param string $code
     * @param string $name
     * @return string
     */
    private static function line(string $code, string $name): string {
        switch ($code) {
            case 'state':
                return "<strong>[[$name]]</strong>";
            case 'verified_on':
            case 'agreed':
                // A day or a plain yes says nothing by itself.
                return s(site::text("list_$code")) . " [[$name]]";
            default:
                return "[[$name]]";
        }
    }
}
