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

use local_mara\local\profile\codes;
use local_mara\local\profile\following;
use local_mara\local\profile\person;
use local_mara\local\profile\sections;

/**
 * The page « Les personnes de mon espace ».
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class people_page implements \renderable, \templatable {
    /**
     * Constructor.
     *
     * @param int $courseid
     * @param int $page from 0
     */
    public function __construct(
        /** @var int the course of the space */
        private readonly int $courseid,
        /** @var int from 0 */
        private readonly int $page = 0,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output): array {
        $count = following::count($this->courseid);
        $users = following::people($this->courseid, $this->page);
        $people = person::several(array_keys($users));
        $referents = following::referents($this->courseid, array_keys($users));
        $paging = new \paging_bar($count, $this->page, following::PAGE, following::url($this->courseid));
        return [
            'sentence' => get_string($count === 1 ? 'people_one' : 'people_some', 'local_mara', $count),
            'nobody' => $count === 0,
            'people' => array_map(fn($user) => [
                'name' => fullname($user),
                'url' => following::url_of($this->courseid, (int) $user->id)->out(false),
            ] + self::about($people[$user->id], in_array((int) $user->id, $referents, true)), array_values($users)),
            'paging' => $output->render($paging),
        ];
    }

    /**
     * What is said of someone.
     *
     * @param person $person
     * @param bool $referent
     * @return array
     */
    private static function about(person $person, bool $referent): array {
        [$quality, $phase, $departure] = array_map(
            fn($name) => sections::field($name),
            ['quality', 'phase', 'departure']
        );
        $qualities = $quality->shown($person->reading($quality));
        if ($referent) {
            array_unshift($qualities, get_string('people_referent', 'local_mara'));
        }
        return [
            'qualities' => $qualities ? implode(', ', $qualities) : get_string('people_no_quality', 'local_mara'),
            'candidate' => in_array(codes::CANDIDATE, $person->qualities(), true),
            'phase' => $phase->shown($person->reading($phase))[0] ?? get_string('own_phase_none', 'local_mara'),
            'departure' => $departure->shown($person->reading($departure))[0] ?? get_string('own_none', 'local_mara'),
        ];
    }
}
