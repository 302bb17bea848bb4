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
use local_mara\local\piece\checked;
use local_mara\local\piece\object_type;
use local_mara\local\piece\piece_store;
use local_mara\local\piece\refusal;
use local_mara\local\publish\cleaner;
use local_mara\local\publish\html_tree;

/**
 * A calendar event of the course or of a group.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class event extends object_type {
    /** Table of the objects. */
    protected const TABLE = 'event';

    #[\Override]
    public function clean(array $body, \stdClass $space): array {
        refusal::unless(is_string($body['description'] ?? ''), 'description');
        $start = checked::number($body['start'] ?? null, 'start');
        refusal::unless($start > 0, 'start');
        return [
            'name' => checked::text($body['name'] ?? null, 'name'),
            'description' => cleaner::html($body['description'] ?? ''),
            'location' => checked::text($body['location'] ?? '', 'location', 255, 0),
            'timestart' => $start,
            'timeduration' => checked::number($body['duration'] ?? 0, 'duration'),
            'groupid' => piece_store::object_of($body['group'] ?? null, 'group', $space, 'group') ?? 0,
        ];
    }

    #[\Override]
    public function create(\stdClass $piece, array $body, \stdClass $space): void {
        self::library();
        // The rights are those of the function, not of the account it works with.
        $piece->objectid = \calendar_event::create(self::properties($body, $space), false)->id;
    }

    #[\Override]
    public function update(\stdClass $piece, array $body, \stdClass $space): void {
        self::library();
        \calendar_event::load($piece->objectid)->update(self::properties($body, $space), false);
    }

    #[\Override]
    public function remove(\stdClass $piece, \stdClass $space): string {
        self::library();
        \calendar_event::load($piece->objectid)->delete();
        return 'removed';
    }

    #[\Override]
    public function presents(array $pieces, bool $forupdate = false): array {
        $columns = 'o.id, o.name, o.description, o.location, o.timestart, o.timeduration, o.groupid';
        return array_map(fn($event) => self::name((array) $event), $this->objects($pieces, $columns, $forupdate));
    }

    #[\Override]
    public function wished(array $body, \stdClass $space): ?string {
        return self::name($body);
    }

    #[\Override]
    public function urls(array $pieces): array {
        $events = $this->objects($pieces, 'o.id, o.timestart, o.courseid');
        return array_map(fn($event) => (new \moodle_url(
            '/calendar/view.php',
            ['view' => 'day', 'course' => $event->courseid, 'time' => $event->timestart],
            "event_$event->id"
        ))->out(false), $events);
    }

    /**
     * What Moodle wants to know of an event.
     *
     * @param array $body
     * @param \stdClass $space
     * @return \stdClass
     */
    private static function properties(array $body, \stdClass $space): \stdClass {
        return (object) ($body + [
            'format' => FORMAT_HTML,
            'courseid' => $space->courseid,
            'eventtype' => $body['groupid'] ? 'group' : 'course',
        ]);
    }

    /**
     * The name of what an event says: an editor's other way of writing the same is no difference.
     *
     * @param array $event columns, or a body
     * @return string
     */
    private static function name(array $event): string {
        return hash('sha256', json::encode([
            trim($event['name']),
            html_tree::normalise((string) $event['description']),
            trim((string) $event['location']),
            (int) $event['timestart'],
            (int) $event['timeduration'],
            (int) $event['groupid'],
        ]));
    }

    /**
     * Loads Moodle's functions.
     */
    private static function library(): void {
        global $CFG;
        require_once($CFG->dirroot . '/calendar/lib.php');
    }
}
