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

namespace local_mara\local\ask;

use local_mara\local\piece\checked;
use local_mara\local\piece\link;
use local_mara\local\piece\localised;
use local_mara\local\piece\refusal;

/**
 * What an ask says and whom it asks, checked.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class ask_body {
    /** Most choices. */
    private const MAX_CHOICES = 10;

    /** Most people. */
    private const MAX_PEOPLE = 500;

    /** What a remark may be: part of an answer or not. */
    private const REMARKS = ['none', 'optional', 'required'];

    /**
     * Checks a body.
     *
     * @param array $body as it came
     * @return array what the contract names, cleaned
     */
    public static function clean(array $body): array {
        $remind = $body['remind'] ?? null;
        refusal::unless(in_array($body['mode'] ?? null, [closing::FIRST, closing::EACH], true), 'mode');
        refusal::unless(is_bool($body['change'] ?? null), 'change');
        return [
            'about' => localised::plain($body['about'] ?? null, 'about'),
            'title' => localised::plain($body['title'] ?? null, 'title'),
            'text' => localised::html($body['text'] ?? null, 'text'),
            'link' => link::clean($body['link'] ?? null, 'link'),
            'choices' => self::choices($body['choices'] ?? null),
            'mode' => $body['mode'],
            'change' => $body['change'],
            'expires' => checked::number($body['expires'] ?? null, 'expires'),
            'remind' => $remind === null ? null : checked::number($remind, 'remind'),
            'people' => self::people($body['people'] ?? null),
        ];
    }

    /**
     * Checks what can be answered.
     *
     * @param mixed $choices
     * @return array
     */
    private static function choices($choices): array {
        refusal::unless(is_array($choices) && array_is_list($choices), 'choices');
        refusal::unless($choices && count($choices) <= self::MAX_CHOICES, 'choices');
        $clean = [];
        foreach ($choices as $choice) {
            refusal::unless(is_array($choice), 'choices');
            $code = $choice['code'] ?? null;
            refusal::unless(is_string($code) && preg_match('~^[a-z0-9_]{1,30}$~D', $code) === 1, 'choices: code');
            refusal::unless(in_array($choice['remark'] ?? null, self::REMARKS, true), 'choices: remark');
            $clean[] = [
                'code' => $code,
                'label' => localised::plain($choice['label'] ?? null, 'choices: label'),
                'remark' => $choice['remark'],
            ];
        }
        refusal::unless(count(array_unique(array_column($clean, 'code'))) === count($clean), 'choices: a code is there twice');
        return $clean;
    }

    /**
     * Checks who is asked. Whoever has no account, or no longer, is told as unreachable: that must not keep
     * the others from being asked.
     *
     * @param mixed $people
     * @return int[] each once
     */
    private static function people($people): array {
        refusal::unless(is_array($people) && array_is_list($people), 'people');
        foreach ($people as $userid) {
            refusal::unless(is_int($userid) && $userid > 0, 'people');
        }
        $people = array_values(array_unique($people));
        refusal::unless($people && count($people) <= self::MAX_PEOPLE, 'people');
        return $people;
    }
}
