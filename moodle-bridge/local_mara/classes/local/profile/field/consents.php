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

use local_mara\local\profile\codes;
use local_mara\local\profile\field;
use local_mara\local\profile\reading;
use local_mara\local\site;

/**
 * What someone agrees to, purpose by purpose: to which text, and since when.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class consents extends field {
    /** Purpose => present version of its text, the string own_consent_<purpose>_v<version>. */
    public const VERSIONS = ['matching' => 1, 'partners' => 1, 'openings' => 1, 'figures' => 1];

    /** What a given consent looks like. */
    private const GIVEN = '~^([a-z]+)=(\d{4}-\d\d-\d\d)/(\d{1,4})$~D';

    /** Stays as it was given. */
    private const KEPT = 'keep';

    /** Is given to the present text. */
    private const YES = 'give';

    /** Is withdrawn. */
    private const NO = 'withdraw';

    /**
     * Constructor.
     *
     * @param string $name
     * @param int[] $versions
     */
    public function __construct(
        string $name,
        /** @var int[] purpose => present version */
        private readonly array $versions = self::VERSIONS,
    ) {
        parent::__construct($name);
    }

    #[\Override]
    public function read(string $stored): reading {
        $known = [];
        $unknown = [];
        foreach (codes::split($stored) as $text) {
            $given = self::given($text);
            if ($given && isset($this->versions[$given['purpose']]) && !isset($known[$given['purpose']])) {
                $known[$given['purpose']] = $text;
            } else {
                $unknown[] = $text;
            }
        }
        return new reading(array_values($known), $unknown);
    }

    #[\Override]
    protected function add_elements(\MoodleQuickForm $form, reading $reading): void {
        $given = self::by_purpose($reading);
        foreach ($this->versions as $purpose => $version) {
            $name = self::element($purpose);
            $label = get_string("own_consent_$purpose", 'local_mara');
            $old = $given[$purpose] ?? null;
            // What the answer is about: this text, and what stood when it was shown.
            $form->addElement('hidden', self::about($purpose), self::shown_as($version, $old));
            $form->setType(self::about($purpose), PARAM_RAW);
            if ($old && $old['version'] !== $version) {
                $this->add_renewal($form, $name, $label, $purpose, $old);
                continue;
            }
            $form->addElement('advcheckbox', $name, $label, s(self::text($purpose, $version)));
            $form->setDefault($name, (int) (bool) $old);
            $about = ['day' => $old ? self::day($old['day']) : '', 'version' => $version];
            $state = get_string($old ? 'own_consent_given' : 'own_consent_not', 'local_mara', $about);
            self::close_up($form->addElement('static', "{$name}_state", '', \html_writer::span($state, 'small')));
        }
    }

    #[\Override]
    public function faults(array $data): array {
        return [];
    }

    #[\Override]
    public function written(array $data, string $stored): string {
        $given = self::by_purpose($this->read($stored));
        $texts = [];
        foreach ($this->versions as $purpose => $version) {
            $old = $given[$purpose] ?? null;
            $said = $this->said($data, $purpose, $old);
            if ($said === null) {
                $texts[] = $old['text'] ?? null;
                continue;
            }
            $present = $old && $old['version'] === $version;
            if (($present && $said === '1') || ($old && $said === self::KEPT)) {
                $texts[] = $old['text'];
            } else if ($said === '1' || $said === self::YES) {
                $texts[] = "$purpose=" . self::today() . "/$version";
            }
        }
        return implode(codes::JOINT, array_filter($texts));
    }

    /**
     * What someone answered.
     *
     * @param array $data
     * @param string $purpose
     * @param array|null $old the consent that stands
     * @return string|null null: nothing, or nothing that changes what stands now
     */
    private function said(array $data, string $purpose, ?array $old): ?string {
        $said = $data[self::element($purpose)] ?? null;
        if ($said === null) {
            return null;
        }
        $now = self::shown_as($this->versions[$purpose], $old);
        $about = (string) ($data[self::about($purpose)] ?? $now);
        if ($about === $now) {
            return (string) $said;
        }
        [$version, $was] = explode(' ', $about, 2) + ['', ''];
        if ($version !== (string) $this->versions[$purpose]) {
            // The answer was to another text.
            return null;
        }
        // It was decided elsewhere meanwhile: what is sent as it was shown changes nothing.
        $unchanged = $was === '' ? !in_array($said, ['1', 1, self::YES], true) : in_array($said, ['1', 1, self::KEPT], true);
        return $unchanged ? null : (string) $said;
    }

    #[\Override]
    public function shown(reading $reading): array {
        $given = self::by_purpose($reading);
        return array_map(fn($purpose) => get_string('own_consent_shown', 'local_mara', [
            'purpose' => get_string("own_consent_$purpose", 'local_mara'),
            'answer' => get_string(isset($given[$purpose]) ? 'yes' : 'no'),
        ]), array_keys($this->versions));
    }

    /**
     * Asks again where the text changed: nothing is taken as agreed to.
     *
     * @param \MoodleQuickForm $form
     * @param string $name of the element
     * @param string $label
     * @param string $purpose
     * @param array $old the consent that stands
     */
    private function add_renewal(\MoodleQuickForm $form, string $name, string $label, string $purpose, array $old): void {
        $about = ['day' => self::day($old['day']), 'old' => $old['version'], 'new' => $this->versions[$purpose]];
        $texts = [
            get_string('own_consent_was', 'local_mara', $about),
            self::text($purpose, $old['version']),
            get_string('own_consent_now', 'local_mara', $about),
            self::text($purpose, $this->versions[$purpose]),
        ];
        $html = implode('', array_map(fn($text) => \html_writer::tag('p', s($text)), array_filter($texts, 'strlen')));
        $form->addElement('static', "{$name}_state", $label, $html);
        $choices = array_map(
            fn($choice) => $form->createElement('radio', $name, '', get_string("own_consent_$choice", 'local_mara'), $choice),
            [self::KEPT, self::YES, self::NO]
        );
        $form->addGroup($choices, "{$name}_group", $label, '<div class="w-100"></div>', false);
        $form->setDefault($name, self::KEPT);
    }

    /**
     * A stored consent.
     *
     * @param string $text
     * @return array|null purpose, day, version, text
     */
    private static function given(string $text): ?array {
        if (!preg_match(self::GIVEN, $text, $parts)) {
            return null;
        }
        [$year, $month, $day] = array_map('intval', explode('-', $parts[2]));
        if (!checkdate($month, $day, $year)) {
            return null;
        }
        return ['purpose' => $parts[1], 'day' => $parts[2], 'version' => (int) $parts[3], 'text' => $text];
    }

    /**
     * The consents that stand.
     *
     * @param reading $reading
     * @return array[] by purpose
     */
    private static function by_purpose(reading $reading): array {
        return array_column(array_map([self::class, 'given'], $reading->values), null, 'purpose');
    }

    /**
     * The very text of a version.
     *
     * @param string $purpose
     * @param int $version
     * @return string empty where it is not known here
     */
    private static function text(string $purpose, int $version): string {
        $string = "own_consent_{$purpose}_v$version";
        return get_string_manager()->string_exists($string, 'local_mara') ? get_string($string, 'local_mara') : '';
    }

    /**
     * The name of the element of a purpose.
     *
     * @param string $purpose
     * @return string
     */
    private static function element(string $purpose): string {
        return "consent_$purpose";
    }

    /**
     * The name of the element that tells what an answer is about.
     *
     * @param string $purpose
     * @return string
     */
    private static function about(string $purpose): string {
        return "consent_{$purpose}_about";
    }

    /**
     * What an answer is about.
     *
     * @param int $version of the text shown
     * @param array|null $old the consent that stood
     * @return string
     */
    private static function shown_as(int $version, ?array $old): string {
        return "$version " . ($old['text'] ?? '');
    }

    /**
     * A day as people read it.
     *
     * @param string $day
     * @return string
     */
    private static function day(string $day): string {
        $instant = (new \DateTimeImmutable("$day 12:00", \core_date::get_server_timezone_object()))->getTimestamp();
        return userdate($instant, get_string('strftimedate', 'langconfig'), \core_date::get_server_timezone());
    }

    /**
     * The present day, where the site is.
     *
     * @return string
     */
    private static function today(): string {
        $now = new \DateTimeImmutable('@' . site::now());
        return $now->setTimezone(\core_date::get_server_timezone_object())->format('Y-m-d');
    }
}
