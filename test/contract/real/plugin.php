<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/** The plugin's own tools, and edits of the database behind its back. Read by fixture.php. */

defined('MOODLE_INTERNAL') || die();

return [
    'compareStates' => function (array $d): bool {
        (new \local_mara\task\compare_states())->execute();
        return true;
    },
    'setCompared' => function (array $d): bool {
        set_config('comparedat', time() - $d['hoursAgo'] * HOURSECS, 'local_mara');
        return true;
    },
    'adoptDatabase' => function (array $d): bool {
        global $CFG;
        $command = [
            PHP_BINARY,
            $CFG->dirroot . '/local/mara/cli/space.php',
            '--code=' . $d['space'],
            '--adopt=' . $d['cmid'],
        ];
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $lines, $status);
        return $status === 0;
    },
    'editRow' => function (array $d): bool {
        global $DB;
        return $DB->update_record($d['table'], (object)(['id' => $d['id']] + $d['values']));
    },
    'deleteRow' => function (array $d): bool {
        global $DB;
        return $DB->delete_records($d['table'], ['id' => $d['id']]);
    },
];
