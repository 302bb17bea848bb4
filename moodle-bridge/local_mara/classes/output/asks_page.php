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

namespace local_mara\output;

use local_mara\local\ask\answering;
use local_mara\local\ask\ask_form;
use local_mara\local\ask\closing;
use local_mara\local\ask\own_asks;
use local_mara\local\piece\localised;

/**
 * The page of one's own asks.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class asks_page implements \renderable, \templatable {
    /**
     * Constructor.
     *
     * @param int $userid the reader
     * @param int $only the ask to show alone, 0 for all
     * @param ask_form|null $form what the reader sent and was not taken
     */
    public function __construct(
        /** @var int the reader */
        private readonly int $userid,
        /** @var int the ask to show alone */
        private readonly int $only = 0,
        /** @var ask_form|null what was not taken */
        private readonly ?ask_form $form = null,
    ) {
    }

    #[\Override]
    public function export_for_template(\renderer_base $output) {
        $context = $this->only ? $this->one() : $this->all();
        // What cannot be mended is said above all; the rest is said where it can be mended.
        $refused = $this->form && !$this->form->is_mendable() ? $this->form->said() : null;
        return $context + [
            'hasopen' => !empty($context['open']),
            'hasanswered' => !empty($context['answered']),
            'said' => $refused ?? $context['closed'] ?? null,
            'url' => self::url(),
        ];
    }

    /**
     * All asks that wait, and what was answered of late.
     *
     * @return array
     */
    private function all(): array {
        $open = own_asks::open($this->userid);
        $answered = own_asks::answered($this->userid);
        return [
            'open' => array_values(array_map(fn($ask) => $this->ask($ask, true), $open)),
            'answered' => array_values(array_map(fn($ask) => $this->ask($ask, self::is_changeable($ask)), $answered)),
            'empty' => !$open,
            'more' => count($open) === own_asks::MOST,
        ];
    }

    /**
     * One ask alone.
     *
     * @return array
     */
    private function one(): array {
        $ask = own_asks::one($this->only, $this->userid);
        if (is_string($ask)) {
            return ['only' => true, 'closed' => ask_form::sentence($ask)];
        }
        $open = closing::status($ask) === closing::OPEN;
        if ($ask->choice === null) {
            return $open
                ? ['only' => true, 'open' => [$this->ask($ask, true)]]
                : ['only' => true, 'closed' => ask_form::sentence(closing::status($ask))];
        }
        if ($ask->body === null) {
            return ['only' => true, 'closed' => ask_form::sentence(answering::FINAL)];
        }
        return ['only' => true, 'answered' => [$this->ask($ask, self::is_changeable($ask))]];
    }

    /**
     * An ask as the template shows it.
     *
     * @param \stdClass $ask row of own_asks
     * @param bool $withform
     * @return array
     */
    private function ask(\stdClass $ask, bool $withform): array {
        $body = json_decode($ask->body, true);
        $context = \context_course::instance($ask->courseid);
        $label = array_column($body['choices'], 'label', 'code')[$ask->choice] ?? null;
        return [
            'id' => (int) $ask->id,
            'title' => localised::pick($body['title']),
            'space' => get_string(
                'asks_space',
                'local_mara',
                format_string($ask->fullname, true, ['context' => $context, 'escape' => false])
            ),
            'text' => format_text(localised::pick($body['text']), FORMAT_HTML, [
                'context' => $context,
                'filter' => false,
                'para' => false,
            ]),
            'link' => $body['link'],
            'until' => $ask->choice === null ? self::dated('asks_until', $ask->timeexpires) : null,
            'answer' => $ask->choice === null ? null : [
                'said' => self::dated('asks_you_answered', $ask->timeanswered),
                // An update may have taken the choice out of the question.
                'label' => $label === null ? $ask->choice : localised::pick($label),
                'remark' => $ask->remark,
            ],
            // Among the others an answer stands for itself; who wants to change it opens the form.
            'folded' => $ask->choice !== null && !$this->only,
            'form' => $withform ? $this->form_of($ask, $body['choices']) : null,
        ];
    }

    /**
     * The form of an ask.
     *
     * @param \stdClass $ask row of own_asks
     * @param array $choices
     * @return array
     */
    private function form_of(\stdClass $ask, array $choices): array {
        $sent = $this->is_sent_again($ask) ? $this->form : null;
        $chosen = $sent ? $sent->choice : (string) $ask->choice;
        $stands = $ask->choice === null ? [] : [$ask->choice => $ask->remark];
        return [
            'id' => (int) $ask->id,
            'action' => self::url(),
            'sesskey' => sesskey(),
            'change' => $ask->choice !== null,
            'changeable' => (bool) $ask->changeable,
            'firstofmany' => $ask->mode === closing::FIRST && $ask->named > 1,
            'fault' => $sent ? $sent->said() : null,
            'choicefault' => $sent && $sent->is_fault_of_choice(),
            'choices' => array_map(fn($choice) => [
                'code' => $choice['code'],
                'label' => localised::pick($choice['label']),
                'checked' => $choice['code'] === $chosen,
                'takesremark' => $choice['remark'] !== 'none',
                'needsremark' => $choice['remark'] === 'required',
                'remark' => ($sent ? $sent->remarks : $stands)[$choice['code']] ?? '',
                'longest' => answering::MAX_REMARK,
                'remarkfault' => $sent && $sent->is_fault_of_remark($choice['code']),
            ], $choices),
        ];
    }

    /**
     * Whether the reader just sent a form of this ask, and can mend it.
     *
     * @param \stdClass $ask
     * @return bool
     */
    private function is_sent_again(\stdClass $ask): bool {
        return $this->form && $this->form->askid === (int) $ask->id && $this->form->is_mendable();
    }

    /**
     * Whether the reader may change the answer now.
     *
     * @param \stdClass $ask
     * @return bool
     */
    private static function is_changeable(\stdClass $ask): bool {
        return $ask->changeable && closing::status($ask) === closing::OPEN;
    }

    /**
     * A sentence with an instant in it.
     *
     * @param string $identifier
     * @param int|string $instant
     * @return string
     */
    private static function dated(string $identifier, $instant): string {
        return get_string($identifier, 'local_mara', userdate((int) $instant, get_string('strftimedatetime', 'langconfig')));
    }

    /**
     * The address of the page.
     *
     * @return string
     */
    private static function url(): string {
        return (new \moodle_url('/local/mara/asks.php'))->out(false);
    }
}
