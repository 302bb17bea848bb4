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

namespace local_mara\local;

/**
 * One database transaction, undone whole when anything goes wrong in it.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class atomic {
    /**
     * Does the work in a transaction.
     *
     * @param callable $work
     * @return mixed what the work returns
     */
    public static function run(callable $work) {
        global $DB;
        $outermost = !$DB->is_transaction_started();
        $transaction = $DB->start_delegated_transaction();
        try {
            $result = $work();
            $transaction->allow_commit();
            return $result;
        } catch (\Throwable $e) {
            try {
                if (!$transaction->is_disposed()) {
                    $transaction->rollback($e);
                }
            } catch (\Throwable $rethrown) {
                // Moodle throws the reason again; it is thrown below.
                unset($rethrown);
            }
            if ($outermost && $DB->is_transaction_started()) {
                // A core function that failed inside left its own transaction open.
                $DB->force_transaction_rollback();
            }
            throw $e;
        }
    }

    /**
     * What to end a SELECT with so that its rows stay as they are until the transaction ends.
     *
     * @return string
     */
    public static function for_update(): string {
        global $DB;
        // Other databases rely on the space's lock alone.
        return in_array($DB->get_dbfamily(), ['mysql', 'postgres'], true) ? ' FOR UPDATE' : '';
    }
}
