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

namespace local_mara\local\profile\field;

use local_mara\local\profile\field;
use local_mara\local\profile\reading;
use local_mara\local\site;

/**
 * A day, or none.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class day extends field {
    /** How a day is stored. */
    private const FORMAT = 'Y-m-d';

    /** Years offered after the present one. */
    private const YEARS = 5;

    #[\Override]
    public function read(string $stored): reading {
        $text = trim($stored);
        if ($text === '') {
            return new reading([]);
        }
        return self::date($text) ? new reading([$text]) : new reading([], [$text]);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $value = $reading->value();
        $year = (int) date('Y', site::now());
        $stored = $value === '' ? $year : (int) substr($value, 0, 4);
        $form->addElement('date_selector', $this->name, $this->label(), [
            'optional' => true,
            'startyear' => min($year, $stored),
            'stopyear' => max($year + self::YEARS, $stored),
        ]);
        $form->setDefault($this->name, $value === '' ? 0 : self::date($value)->getTimestamp());
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $instant = (int) ($data[$this->name] ?? 0);
        if (!$instant) {
            return '';
        }
        $day = new \DateTimeImmutable("@$instant");
        return $day->setTimezone(\core_date::get_user_timezone_object())->format(self::FORMAT);
    }

    #[\Override]
    public function shown(reading $reading): array {
        $format = get_string('strftimedate', 'langconfig');
        return array_map(fn($value) => userdate(self::date($value)->getTimestamp(), $format), $reading->values);
    }

    /**
     * The beginning of a day where the reader is.
     *
     * @param string $text
     * @return \DateTimeImmutable|null
     */
    private static function date(string $text): ?\DateTimeImmutable {
        $date = \DateTimeImmutable::createFromFormat('!' . self::FORMAT, $text, \core_date::get_user_timezone_object());
        return $date && $date->format(self::FORMAT) === $text ? $date : null;
    }
}
