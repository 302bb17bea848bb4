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

namespace local_mara\output;

use local_mara\local\ask\own_asks;
use local_mara\local\piece\localised;
use local_mara\local\region\region_store;
use local_mara\local\site;

/**
 * The page « Ma région » of a space.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class region_page implements \renderable, \templatable {
    /** After so many days without a visit, the page says that it may be out of date. */
    private const AWAY_DAYS = 2;

    /**
     * Constructor.
     *
     * @param \stdClass $space row of local_mara_space
     * @param int $userid who reads it
     */
    public function __construct(
        /** @var \stdClass row of local_mara_space */
        private readonly \stdClass $space,
        /** @var int who reads it */
        private readonly int $userid,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $sections = region_store::sections((int) $this->space->id);
        $sections = array_map([self::class, 'section'], $sections, array_keys($sections));
        return self::visit() + [
            'asks' => self::asks(own_asks::open($this->userid), own_asks::count_open($this->userid)),
            'sections' => $sections,
            'nothing' => !$sections,
        ];
    }

    /**
     * When the companion last came by, and what that means for the page.
     *
     * @return array
     */
    private static function visit(): array {
        $last = region_store::last_visit();
        if ($last === null) {
            return ['came' => null, 'away' => get_string('region_never', 'local_mara')];
        }
        $away = $last < site::now() - self::AWAY_DAYS * DAYSECS;
        return [
            'came' => get_string('region_came', 'local_mara', userdate($last)),
            'away' => $away ? get_string('region_away', 'local_mara') : null,
        ];
    }

    /**
     * The questions that wait for the reader.
     *
     * @param \stdClass[] $asks rows of those that end first
     * @param int $count of all
     * @return array
     */
    private static function asks(array $asks, int $count): array {
        $strings = [0 => 'region_asks_none', 1 => 'region_asks_one'];
        return [
            'sentence' => get_string($strings[$count] ?? 'region_asks_some', 'local_mara', $count),
            'url' => $count ? (new \moodle_url('/local/mara/asks.php'))->out(false) : null,
            'hasitems' => (bool) $asks,
            'items' => array_map(fn($ask) => [
                'title' => localised::pick(json_decode($ask->body, true)['title']),
                'url' => (new \moodle_url('/local/mara/asks.php', ['ask' => $ask->id]))->out(false),
            ], array_values($asks)),
        ];
    }

    /**
     * One section in the reader's language.
     *
     * @param array $section
     * @param int $index
     * @return array
     */
    private static function section(array $section, int $index): array {
        return [
            'id' => "mara-region-$index",
            'title' => localised::pick($section['title']),
            'empty' => localised::pick($section['empty']),
            'hasitems' => (bool) $section['items'],
            'items' => array_map(fn($item) => [
                'text' => localised::pick($item['text']),
                'url' => $item['url'],
                'since' => $item['since'] === null
                    ? null
                    : get_string('region_since', 'local_mara', userdate($item['since'], get_string('strftimedate', 'langconfig'))),
            ], $section['items']),
        ];
    }
}
