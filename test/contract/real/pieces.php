<?php
// This file is part of the MARA companion. GPL-3.0-or-later.

/** What becomes of pieces beside the companion. Read by fixture.php. */

defined('MOODLE_INTERNAL') || die();

require_once($CFG->dirroot . '/calendar/lib.php');

/** Every instant that pieces of a space keep: table, the columns, how its row belongs to the piece. */
const FIXTURE_INSTANTS = [
    'local_mara_ask' => [['timeexpires', 'timeremind', 'timeclosed'], 'pieceid IN (%s)'],
    'local_mara_ask_person' => [['timenotified', 'timereminded'], 'askid IN (SELECT id FROM {local_mara_ask} WHERE pieceid IN (%s))'],
    'local_mara_answer' => [['timeanswered'], 'askid IN (SELECT id FROM {local_mara_ask} WHERE pieceid IN (%s))'],
    'local_mara_message' => [['timesent', 'timeclosed'], 'pieceid IN (%s)'],
    'local_mara_invitation' => [['timeexpires', 'timeclosed'], 'pieceid IN (%s)'],
];

/** A mail as outbox.sh kept it. */
function fixture_mail(string $raw): array {
    [$head, $body] = preg_split('/\r?\n\r?\n/', $raw, 2);
    $headers = iconv_mime_decode_headers($head, ICONV_MIME_DECODE_CONTINUE_ON_ERROR, 'UTF-8');
    return [
        'to' => $headers['To'],
        'subject' => $headers['Subject'],
        'text' => quoted_printable_decode($body),
    ];
}

return [
    // A clock that cannot be moved: what is kept moves back instead.
    'letPass' => function (array $d): bool {
        global $DB;
        $spaceid = $DB->get_field('local_mara_space', 'id', ['code' => $d['space']], MUST_EXIST);
        foreach (FIXTURE_INSTANTS as $table => [$columns, $where]) {
            $pieces = sprintf($where, 'SELECT id FROM {local_mara_piece} WHERE spaceid = :spaceid');
            foreach ($columns as $column) {
                $DB->execute(
                    "UPDATE {{$table}} SET $column = $column - :seconds WHERE $column IS NOT NULL AND $pieces",
                    ['seconds' => $d['seconds'], 'spaceid' => $spaceid]
                );
            }
        }
        return true;
    },
    // In a process whose mails go to a file; nothing leaves, whatever the site allows.
    'sendNotices' => function (array $d): array {
        global $argv, $CFG;
        $outbox = make_request_directory() . '/outbox';
        putenv('MAIL_OUTBOX=' . $outbox);
        $sendmail = 'sendmail_path=/bin/sh ' . __DIR__ . '/outbox.sh';
        $command = [PHP_BINARY, '-d', $sendmail, __DIR__ . '/fixture.php', $CFG->dirroot, 'sendIntoOutbox', '{}'];
        exec(implode(' ', array_map(escapeshellarg(...), $command)) . ' 2>&1', $lines, $status);
        if ($status !== 0) {
            throw new moodle_exception('error', '', '', null, implode("\n", $lines));
        }
        $mails = is_file($outbox) ? explode("\0", rtrim(file_get_contents($outbox), "\0")) : [];
        return array_map(fixture_mail(...), $mails);
    },
    'sendIntoOutbox' => function (array $d): bool {
        global $CFG;
        $CFG->noemailever = false;
        $CFG->smtphosts = '';
        $CFG->noreplyaddress = 'noreply@contract.test';
        $CFG->divertallemailsto = '';
        (new \local_mara\task\send_notices())->execute();
        return true;
    },
    'eraseTexts' => function (array $d): bool {
        (new \local_mara\task\erase_texts())->execute();
        return true;
    },
    'notificationsOf' => function (array $d): array {
        global $DB;
        $which = ['component' => 'local_mara', 'useridto' => $d['userId']];
        return array_map(fn(stdClass $row): array => [
            'provider' => $row->eventtype,
            'subject' => $row->subject,
            'text' => implode("\n", [$row->fullmessage, $row->fullmessagehtml, $row->smallmessage]),
            'link' => $row->contexturl,
        ], array_values($DB->get_records('notifications', $which, 'id')));
    },
    'allow' => function (array $d): bool {
        set_config('enrolroles', implode(',', $d['roles']), 'local_mara');
        set_config('cohorts', implode(',', $d['cohorts']), 'local_mara');
        set_config('accounts', (int) $d['accounts'], 'local_mara');
        return true;
    },
    'renameEvent' => fn(array $d): bool =>
        calendar_event::load($d['event'])->update((object) ['name' => $d['name']], false),
    'deleteEvent' => fn(array $d): bool => calendar_event::load($d['event'])->delete(),
];
