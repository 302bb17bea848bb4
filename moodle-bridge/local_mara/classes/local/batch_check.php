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
 * What the batches of the companion have in common, and what refuses them whole.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class batch_check {
    /** What the opaque name of a text or a body looks like. */
    private const NAME = '~^.{1,64}$~suD';

    /**
     * Reads a batch as far as all batches are alike.
     *
     * @param string $json
     * @param int $maxbytes
     * @param string $list the property that holds what the batch is about
     * @return array
     */
    public static function read(string $json, int $maxbytes, string $list): array {
        self::that(strlen($json) <= $maxbytes, 'the batch is too large');
        $batch = json_decode($json, true);
        self::that(is_array($batch), 'the batch is not a JSON object');
        self::that(self::matches($batch['run'] ?? null, '~^[A-Za-z0-9_-]{1,64}$~D'), 'run');
        self::that(is_string($batch['instance'] ?? null), 'instance');
        self::that(self::is_list($batch[$list] ?? null), $list);
        return $batch;
    }

    /**
     * Refuses a batch that is meant for another Moodle.
     *
     * @param array $batch
     */
    public static function is_ours(array $batch): void {
        if ($batch['instance'] !== site::instance()) {
            throw new \moodle_exception('otherinstance', 'local_mara');
        }
    }

    /**
     * Refuses the batch unless something holds.
     *
     * @param bool $holds
     * @param string $what
     */
    public static function that(bool $holds, string $what): void {
        if (!$holds) {
            throw new \invalid_parameter_exception('batch: ' . $what);
        }
    }

    /**
     * Refuses the batch when a key comes twice.
     *
     * @param string[] $keys
     * @param string $what
     */
    public static function each_once(array $keys, string $what): void {
        self::that(count(array_unique($keys)) === count($keys), $what);
    }

    /**
     * Whether a value is a list.
     *
     * @param mixed $value
     * @return bool
     */
    public static function is_list($value): bool {
        return is_array($value) && array_is_list($value);
    }

    /**
     * Whether a value is the opaque name of a text or a body.
     *
     * @param mixed $value
     * @return bool
     */
    public static function is_name($value): bool {
        return self::matches($value, self::NAME);
    }

    /**
     * Whether a value is a text of a pattern.
     *
     * @param mixed $value
     * @param string $pattern
     * @return bool
     */
    public static function matches($value, string $pattern): bool {
        return is_string($value) && preg_match($pattern, $value) === 1;
    }
}
