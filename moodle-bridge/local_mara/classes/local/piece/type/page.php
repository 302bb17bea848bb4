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

namespace local_mara\local\piece\type;

use local_mara\local\json;
use local_mara\local\piece\link;
use local_mara\local\piece\localised;
use local_mara\local\piece\piece_type;
use local_mara\local\piece\refusal;
use local_mara\local\region\region_store;

/**
 * What the companion last did in a space, told on the page « Ma région ».
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class page extends piece_type {
    /** Most sections of a page. */
    private const MOST_SECTIONS = 20;

    /** Most characters of what an item says. */
    private const LONGEST_ITEM = 10000;

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        $sections = self::items($body, 'sections');
        refusal::unless(count($sections) <= self::MOST_SECTIONS, 'sections');
        return ['sections' => array_map([self::class, 'section'], $sections)];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $DB->insert_record('local_mara_page', (object) ['pieceid' => $piece->id, 'body' => json::encode($body)]);
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        global $DB;
        $DB->set_field('local_mara_page', 'body', json::encode($body), ['pieceid' => $piece->id]);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        return 'removed';
    }

    #[\Override]
    public function forget(array $pieceids): void {
        global $DB;
        $DB->delete_records_list('local_mara_page', 'pieceid', $pieceids);
    }

    #[\Override]
    public function urls(array $pieces): array {
        global $DB;
        $courses = $DB->get_records_list('local_mara_space', 'id', array_column($pieces, 'spaceid'), '', 'id, courseid');
        return array_map(
            fn($piece) => region_store::url((int) $courses[$piece->spaceid]->courseid)->out(false),
            array_filter($pieces, fn($piece) => isset($courses[$piece->spaceid]))
        );
    }

    /**
     * One section, checked.
     *
     * @param mixed $section
     * @return array
     */
    private static function section($section): array {
        refusal::unless(is_array($section), 'sections');
        $code = $section['code'] ?? null;
        refusal::unless(is_string($code) && preg_match('~^[a-z0-9_]{1,30}$~D', $code) === 1, 'code');
        return [
            'code' => $code,
            'title' => localised::plain($section['title'] ?? null, 'title'),
            'empty' => localised::plain($section['empty'] ?? null, 'empty'),
            'items' => array_map([self::class, 'item'], self::items($section, 'items')),
        ];
    }

    /**
     * One item, checked.
     *
     * @param mixed $item
     * @return array
     */
    private static function item($item): array {
        refusal::unless(is_array($item), 'items');
        $since = $item['since'] ?? null;
        refusal::unless($since === null || (is_int($since) && $since >= 0), 'since');
        return [
            'text' => localised::plain($item['text'] ?? null, 'text', self::LONGEST_ITEM),
            'url' => link::clean($item['url'] ?? null, 'url'),
            'since' => $since,
        ];
    }

    /**
     * A list of the body.
     *
     * @param array $body
     * @param string $property
     * @return array
     */
    private static function items(array $body, string $property): array {
        $items = $body[$property] ?? null;
        refusal::unless(is_array($items) && array_is_list($items), $property);
        return $items;
    }
}
