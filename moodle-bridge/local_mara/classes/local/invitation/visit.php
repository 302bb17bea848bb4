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

namespace local_mara\local\invitation;

/**
 * Someone who opened the link of an invitation, and what they do there.
 *
 * Opening it does nothing. The link's token stays in the page's own form; while someone logs in, the
 * session keeps its hash. The answer is kept in the session, so that a second click finds it again.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class visit {
    /** Not logged in, and the address is unknown here: an account can be made. */
    public const FRESH = 'fresh';

    /** Not logged in, and there is an account with the address. */
    public const KNOWN = 'known';

    /** Logged in with the account that has the address. */
    public const SAME = 'same';

    /** Logged in with another account. */
    public const OTHER = 'other';

    /** @var \stdClass|null the invitation; null: the link opens nothing */
    public readonly ?\stdClass $invitation;

    /** @var string[] sentences about the password */
    public array $passworderrors = [];

    /** @var string[] sentences about the password's repetition */
    public array $againerrors = [];

    /** @var string|null what to say of the last attempt */
    public ?string $notice = null;

    /** @var string hash of the link's token */
    private readonly string $tokenhash;

    /**
     * Constructor.
     *
     * @param string $token of the link; empty: the one this session came with before logging in
     */
    public function __construct(
        /** @var string of the link */
        public readonly string $token,
    ) {
        global $SESSION;
        $this->tokenhash = $token === '' ? $SESSION->local_mara_invitation ?? '' : invitation_store::hash($token);
        $this->invitation = $this->tokenhash === '' ? null : invitation_store::open_of_hash($this->tokenhash);
    }

    /**
     * The address of this page.
     *
     * @param array $params
     * @return \moodle_url
     */
    public static function url(array $params = []): \moodle_url {
        return new \moodle_url('/local/mara/invitation.php', $params);
    }

    /**
     * The answer this session gave.
     *
     * @return \stdClass|null tokenhash, status, and the username of an account that was made
     */
    public static function answered(): ?\stdClass {
        global $SESSION;
        return $SESSION->local_mara_answered ?? null;
    }

    /**
     * Who it is.
     *
     * @return string
     */
    public function visitor(): string {
        global $USER;
        $accounts = account_maker::of_address($this->invitation->body->email);
        if (!isloggedin() || isguestuser()) {
            return $accounts ? self::KNOWN : self::FRESH;
        }
        // Nobody accepts in somebody else's place.
        $own = in_array((int) $USER->id, $accounts, true) && !\core\session\manager::is_loggedinas();
        return $own ? self::SAME : self::OTHER;
    }

    /**
     * Does what was chosen on the page.
     *
     * @param string $action
     * @param string $password
     * @param string $again
     * @return \moodle_url|null where to go on; null: the page is shown again
     */
    public function act(string $action, string $password, string $again): ?\moodle_url {
        global $SESSION;
        if (!$this->invitation) {
            // A second click on the same button: what the first one did is told again.
            $before = self::answered();
            return $before && $before->tokenhash === $this->tokenhash ? self::url(['done' => 1]) : null;
        }
        switch ($action) {
            case 'login':
                $SESSION->local_mara_invitation = $this->tokenhash;
                $SESSION->wantsurl = self::url()->out(false);
                return new \moodle_url(get_login_url());
            case 'decline':
                return $this->done(answering::decline($this->tokenhash), invitation_store::DECLINED);
            case 'accept':
                return $this->visitor() === self::FRESH ? $this->accept_as_new($password, $again) : $this->accept();
            default:
                return null;
        }
    }

    /**
     * Accepts with a new account, if the password is right.
     *
     * @param string $password
     * @param string $again
     * @return \moodle_url|null
     */
    private function accept_as_new(string $password, string $again): ?\moodle_url {
        $body = $this->invitation->body;
        $this->notice = answering::refused($body);
        if ($this->notice !== null) {
            return null;
        }
        $this->passworderrors = account_maker::password_errors($password, $body);
        $this->againerrors = $password === $again ? [] : [get_string('passwordsdiffer')];
        if ($this->passworderrors || $this->againerrors) {
            $this->notice = get_string('invitation_errors', 'local_mara');
            return null;
        }
        $user = answering::accept_as_new($this->tokenhash, $password);
        return $this->done((bool) $user, invitation_store::ACCEPTED, $user->username ?? null);
    }

    /**
     * Accepts with the account that is logged in.
     *
     * @return \moodle_url|null
     */
    private function accept(): ?\moodle_url {
        global $USER;
        $accepted = $this->visitor() === self::SAME && answering::accept_as($this->tokenhash, (int) $USER->id);
        return $this->done($accepted, invitation_store::ACCEPTED);
    }

    /**
     * Keeps the answer for this session, and goes where it is told.
     *
     * @param bool $done whether it was carried out
     * @param string $status
     * @param string|null $username of an account that was made
     * @return \moodle_url where it is told; if it was not carried out, the page as it stands now
     */
    private function done(bool $done, string $status, ?string $username = null): \moodle_url {
        global $SESSION;
        if (!$done) {
            return self::url($this->token === '' ? [] : ['token' => $this->token]);
        }
        unset($SESSION->local_mara_invitation);
        $SESSION->local_mara_answered = (object) ['tokenhash' => $this->tokenhash, 'status' => $status, 'username' => $username];
        return self::url(['done' => 1]);
    }
}
