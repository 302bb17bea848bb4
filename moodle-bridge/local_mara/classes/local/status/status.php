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

use local_mara\local\allowed;
use local_mara\local\change\numbering;
use local_mara\local\json;
use local_mara\local\site;
use local_mara\local\space\space_store;

/**
 * What is installed here, and what should be mended.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class status {
    /**
     * The answer of local_mara_get_status.
     *
     * @return string JSON
     */
    public static function read(): string {
        global $CFG, $SITE;
        $spaces = space_store::all_live();
        $info = \core_plugin_manager::instance()->get_plugin_info('local_mara');
        return json::encode(site::envelope() + [
            'plugin' => [
                'release' => (string) $info->release,
                'version' => (int) $info->versiondb,
                'protocol' => site::PROTOCOL,
            ],
            'moodle' => [
                'release' => $CFG->release,
                'version' => (string) $CFG->version,
                'name' => $SITE->fullname,
                'lang' => $CFG->lang,
            ],
            'log' => ['epoch' => site::epoch(), 'number' => numbering::last()],
            'spaces' => count($spaces),
            'allows' => [
                'roles' => allowed::roles(),
                'cohorts' => allowed::cohorts(),
                'accounts' => allowed::accounts(),
            ],
            'findings' => array_merge(site_findings::all(), ...array_values(array_map([space_findings::class, 'all'], $spaces))),
        ]);
    }
}
