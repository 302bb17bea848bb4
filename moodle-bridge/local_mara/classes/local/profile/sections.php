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

namespace local_mara\local\profile;

use local_mara\local\profile\field\choice;
use local_mara\local\profile\field\choices;
use local_mara\local\profile\field\consents;
use local_mara\local\profile\field\day;
use local_mara\local\profile\field\departure;
use local_mara\local\profile\field\languages;
use local_mara\local\profile\field\line;
use local_mara\local\profile\field\listed;
use local_mara\local\profile\field\number;
use local_mara\local\profile\field\sectors;
use local_mara\local\profile\field\space_choice;

/**
 * Which fields concern whom, and in what order they are asked for.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class sections {
    /** Fields that say who someone is: shown, and changed by administrators alone. */
    public const GRANTED = ['quality', 'category'];

    /** Fields that whoever follows a person may change. */
    public const FOLLOWED = ['phase', 'followed'];

    /** Fields that are their owner's alone. */
    public const PRIVATE = ['avoid', 'contact'];

    /** Field of mentors => where they told the same before there was one of their own. */
    public const FORMER = ['helps' => 'needs', 'job' => 'metiers', 'mentor_places' => 'places'];

    /** Section => field => whom it concerns; nobody named: everyone. */
    private const ALL = [
        'self' => [
            'service' => [],
            'school' => [],
            'languages' => [codes::CANDIDATE, codes::MENTOR],
            'contact' => [codes::CANDIDATE, codes::MENTOR],
            'pause' => [],
        ],
        'departure' => [
            'departure' => [codes::CANDIDATE],
            'phase' => [codes::CANDIDATE],
            'project' => [codes::CANDIDATE],
        ],
        'places' => [
            'places' => [codes::CANDIDATE],
            'travel' => [codes::CANDIDATE],
            'posting' => [codes::CANDIDATE],
            'followed' => [codes::CANDIDATE],
        ],
        'metiers' => [
            'metiers' => [codes::CANDIDATE],
            'sectors' => [codes::CANDIDATE],
        ],
        'needs' => [
            'needs' => [codes::CANDIDATE],
            'availability' => [codes::CANDIDATE],
            'avoid' => [codes::CANDIDATE],
        ],
        'offer' => [
            'helps' => [codes::MENTOR, codes::RESOURCE],
            'support' => [codes::MENTOR],
            'capacity' => [codes::MENTOR],
            'job' => [codes::MENTOR],
            'job_sector' => [codes::MENTOR],
            'employer' => [codes::MENTOR],
            'mentor_places' => [codes::MENTOR],
        ],
        'consents' => [
            'consents' => [codes::CANDIDATE, codes::MENTOR],
        ],
    ];

    /**
     * The fields that concern someone.
     *
     * @param string[] $qualities
     * @return array[] section => fields, none empty
     */
    public static function of(array $qualities): array {
        $sections = [];
        foreach (self::ALL as $section => $fields) {
            $names = array_keys(array_filter($fields, fn($whom) => !$whom || array_intersect($whom, $qualities)));
            if ($names) {
                $sections[$section] = array_map(fn($name) => self::field($name, $qualities), $names);
            }
        }
        return $sections;
    }

    /**
     * A field.
     *
     * @param string $name
     * @param string[] $qualities of whom it is
     * @return field
     */
    public static function field(string $name, array $qualities = []): field {
        return match ($name) {
            'quality' => new choices($name, 'quality'),
            'category', 'service', 'school', 'project' => new choice($name, $name),
            'phase' => new choice($name, 'phase', 'own_phase_none'),
            'support' => new choice($name, 'support', 'own_support_none'),
            'needs', 'helps' => new choices($name, 'need'),
            'availability' => new choices($name, 'availability'),
            'departure' => new departure($name),
            'places', 'mentor_places' => new listed($name, list_store::PLACES, true, 'remote'),
            'posting' => new listed($name, list_store::PLACES, false),
            'metiers' => new listed($name, list_store::METIERS, true, 'unknown'),
            'job' => new listed($name, list_store::METIERS),
            'sectors', 'job_sector' => new sectors($name),
            'travel' => new number($name, 500),
            'capacity' => new number($name, 50),
            'followed' => new space_choice($name),
            'pause' => new day($name),
            'languages' => new languages($name, in_array(codes::CANDIDATE, $qualities, true)),
            'contact' => new line($name, 500),
            'avoid' => new line($name, 1000),
            'employer' => new line($name),
            'consents' => new consents($name),
        };
    }
}
