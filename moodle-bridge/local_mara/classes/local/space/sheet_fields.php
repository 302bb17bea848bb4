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

/**
 * The fields of the sheets, as docs/sheets.md names them.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sheet_fields {
    /** Sheet => heading in the form => code => type and whether it is required, in the order of the form. */
    public const GROUPS = [
        sheets::LIVING_AREA => [
            'about' => [
                'category' => ['menu', true],
                'name' => ['text', true],
                'purpose' => ['textarea', false],
                'themes' => ['checkbox', false],
                'for_whom' => ['text', false],
                'cost' => ['text', false],
            ],
            'reach' => [
                'address' => ['text', false],
                'commune' => ['text', false],
                'phone' => ['text', false],
                'mail' => ['text', false],
                'site' => ['url', false],
                'hours' => ['text', false],
                'contact' => ['text', false],
            ],
            'more' => [
                'remarks' => ['textarea', false],
                'siret' => ['text', false],
                'source' => ['text', false],
                'recommended_by' => ['text', false],
            ],
            'check' => [
                'verified_on' => ['date', false],
                'verified_by' => ['text', false],
                'rhythm' => ['menu', false],
                'state' => ['menu', true],
            ],
        ],
        sheets::JOB_MARKET => [
            'about' => [
                'kind' => ['menu', true],
                'name' => ['text', true],
                'sector' => ['menu', false],
                'metiers' => ['text', false],
                'size' => ['menu', false],
                'mandate' => ['text', false],
                'knowledge' => ['textarea', false],
            ],
            'reach' => [
                'address' => ['text', false],
                'commune' => ['text', false],
                'phone' => ['text', false],
                'mail' => ['text', false],
                'site' => ['url', false],
                'hours' => ['text', false],
                'contact' => ['text', false],
                'introducer' => ['text', false],
            ],
            'more' => [
                'remarks' => ['textarea', false],
                'siret' => ['text', false],
                'source' => ['text', false],
                'recommended_by' => ['text', false],
            ],
            'check' => [
                'verified_on' => ['date', false],
                'verified_by' => ['text', false],
                'rhythm' => ['menu', false],
                'state' => ['menu', true],
            ],
        ],
        sheets::OPENING => [
            'offer' => [
                'title' => ['text', true],
                'diffusion' => ['menu', true],
                'metier' => ['text', false],
                'employer' => ['text', false],
                'commune' => ['text', false],
                'contract' => ['menu', false],
                'level' => ['menu', false],
                'salary' => ['text', false],
                'experience' => ['text', false],
                'clearance' => ['menu', false],
                'description' => ['textarea', false],
            ],
            'apply' => [
                'deadline' => ['text', false],
                'site' => ['url', false],
            ],
            'origin' => [
                'source' => ['text', false],
                'contact' => ['text', false],
                'introducer' => ['text', false],
            ],
            'check' => [
                'verified_on' => ['date', false],
                'state' => ['menu', true],
            ],
        ],
        sheets::INVITATION => [
            // Short enough to need no heading.
            '' => [
                'firstname' => ['text', true],
                'lastname' => ['text', true],
                'mail' => ['text', true],
                'quality' => ['menu', true],
                'agreed' => ['menu', true],
                'remarks' => ['textarea', false],
            ],
        ],
    ];

    /** What tells a sheet in a list from the others: its title, and the lines under it. */
    public const SUMMARIES = [
        sheets::LIVING_AREA => [['name'], ['category', 'commune', 'state', 'verified_on']],
        sheets::JOB_MARKET => [['name'], ['kind', 'commune', 'state', 'verified_on']],
        sheets::OPENING => [['title'], ['commune', 'contract', 'diffusion', 'state']],
        sheets::INVITATION => [['firstname', 'lastname'], ['mail', 'quality', 'agreed']],
    ];

    /** Fields that are called otherwise in a sheet than elsewhere. */
    public const OWN_NAME = [sheets::OPENING => ['source']];

    /** Fields that mean something of their own in a sheet, so that they are explained otherwise there. */
    public const OWN_HELP = [
        sheets::OPENING => ['commune', 'site', 'source', 'contact', 'introducer', 'verified_on', 'state'],
        sheets::INVITATION => ['mail', 'remarks'],
    ];
}
