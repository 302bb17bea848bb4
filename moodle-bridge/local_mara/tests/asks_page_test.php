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

namespace local_mara;

use local_mara\local\ask\answering;
use local_mara\local\ask\ask_form;
use local_mara\output\asks_page;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/asks_testcase.php');

/**
 * The page of one's own asks, its form, and the way there.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\ask\ask_form
 * @covers     \local_mara\output\asks_page
 * @covers     \local_mara\navigation
 */
#[\PHPUnit\Framework\Attributes\CoversClass(ask_form::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(asks_page::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(navigation::class)]
final class asks_page_test extends asks_testcase {
    /**
     * The page shows the question in the reader's language, escaped, with labels for all that is to be filled in.
     */
    public function test_page(): void {
        $who = $this->member();
        $id = $this->put([$who], ['title' => ['fr' => 'Titre <b>gras</b>'], 'link' => 'https://example.org/?a=1&b=2']);
        $html = $this->page($who);
        $this->assertStringContainsString('Titre &lt;b&gt;gras&lt;/b&gt;', $html);
        $this->assertStringContainsString('href="https://example.org/?a=1&amp;b=2"', $html);
        $this->assertStringContainsString('Keep', $html);
        $document = $this->document($html);
        foreach ($document->getElementsByTagName('input') as $input) {
            $this->assertTrue($input->getAttribute('type') === 'hidden' || $this->has_label($document, $input->getAttribute('id')));
        }
        $this->assertSame(2, $document->getElementsByTagName('textarea')->length);
        foreach ($document->getElementsByTagName('textarea') as $textarea) {
            $this->assertTrue($this->has_label($document, $textarea->getAttribute('id')));
            $this->assertNotNull($document->getElementById($textarea->getAttribute('aria-describedby')));
        }
        $this->assertSame('post', $document->getElementsByTagName('form')->item(0)->getAttribute('method'));

        answering::answer($id, $who, 'maybe', 'Plus <tard>');
        $html = $this->page($who);
        $this->assertStringContainsString(get_string('asks_none', 'local_mara'), $html);
        $this->assertStringContainsString('Plus &lt;tard&gt;', $html);
        $this->assertStringNotContainsString('<form', $html);
    }

    /**
     * An ask alone that cannot be answered says why, and names nobody.
     */
    public function test_page_of_one(): void {
        [$who, $other] = [$this->member(), $this->member(['lastname' => 'Lautre'])];
        $id = $this->put([$who, $other]);
        $this->assertStringContainsString('<form', $this->page($who, $id));
        $this->assertStringContainsString(get_string('asks_said_notnamed', 'local_mara'), $this->page($this->member(), $id));
        answering::answer($id, $other, 'keep', '');
        $html = $this->page($who, $id);
        $this->assertStringContainsString(get_string('asks_said_answered', 'local_mara'), $html);
        $this->assertStringNotContainsString('Lautre', $html);
        $this->assertStringNotContainsString('<form', $html);
    }

    /**
     * What a person filled in stays, and the fault is said at the field.
     */
    public function test_form(): void {
        $who = $this->member();
        $id = $this->put([$who]);
        $this->setUser($who);
        $_POST = ['ask' => $id, 'choice' => 'other', 'sesskey' => sesskey(), 'remark' => ['maybe' => '', 'other' => ' ']];
        $form = ask_form::sent();
        $this->assertFalse($form->take($who));
        $html = $this->page($who, $id, $form);
        $document = $this->document($html);
        $textarea = $document->getElementById("ask-$id-other-remark");
        $this->assertSame('true', $textarea->getAttribute('aria-invalid'));
        $this->assertStringContainsString("ask-$id-other-fault", $textarea->getAttribute('aria-describedby'));
        $this->assertSame($form->said(), $document->getElementById("ask-$id-other-fault")->textContent);
        $this->assertTrue($document->getElementById("ask-$id-other")->hasAttribute('checked'));

        // What was written under another choice is not lost without a word.
        $_POST['choice'] = 'keep';
        $_POST['remark'] = ['other' => 'Voir la mairie', 'maybe' => ''];
        $form = ask_form::sent();
        $this->assertFalse($form->take($who));
        $this->assertSame(get_string('asks_said_remarkelsewhere', 'local_mara'), $form->said());
        $this->assertStringContainsString('Voir la mairie', $this->page($who, $id, $form));

        foreach (['', 'forged'] as $sesskey) {
            $_POST['sesskey'] = $sesskey;
            $form = ask_form::sent();
            $this->assertFalse($form->take($who));
            $this->assertSame(get_string('asks_said_sessionover', 'local_mara'), $form->said());
        }
        $_POST = ['ask' => $id, 'choice' => 'other', 'sesskey' => sesskey(), 'remark' => ['other' => 'Voir la mairie']];
        $this->assertTrue(ask_form::sent()->take($who));

        // Nothing in an address is a form.
        $_GET = $_POST;
        $_POST = [];
        $this->assertNull(ask_form::sent());
        $_GET = [];
    }

    /**
     * Whoever is logged in as somebody else does not answer in their place.
     */
    public function test_logged_in_as(): void {
        global $DB, $USER;
        $who = $this->member();
        $id = $this->put([$who]);
        $this->setUser($who);
        $USER->realuser = get_admin()->id;
        $_POST = ['ask' => $id, 'choice' => 'keep', 'sesskey' => sesskey()];
        $form = ask_form::sent();
        $this->assertFalse($form->take($who));
        $this->assertSame(get_string('asks_said_loggedinas', 'local_mara'), $form->said());
        $this->assertFalse($DB->record_exists('local_mara_answer', []));
        $_POST = [];
    }

    /**
     * The main navigation counts what waits, and says nothing while there is nothing.
     */
    public function test_navigation(): void {
        $who = $this->member();
        $this->setUser($who);
        $this->assertNull($this->navigation_text());
        $this->setAdminUser();
        $id = $this->put([$who]);
        $this->put([$who]);
        $this->setUser($who);
        $this->assertSame(get_string('asks_navigation', 'local_mara', 2), $this->navigation_text());
        answering::answer($id, $who, 'keep', '');
        $this->assertSame(get_string('asks_navigation', 'local_mara', 1), $this->navigation_text());
        $this->setGuestUser();
        $this->assertNull($this->navigation_text());
    }

    /**
     * The text of the node in the main navigation.
     *
     * @return string|null null: there is none
     */
    private function navigation_text(): ?string {
        global $PAGE;
        $PAGE = new \moodle_page();
        $PAGE->set_url('/my/index.php');
        $PAGE->set_context(\context_system::instance());
        $primary = new \core\navigation\views\primary($PAGE);
        $primary->initialise();
        $node = $primary->get('local_mara_asks');
        return $node ? $node->text : null;
    }

    /**
     * The page as a person reads it.
     *
     * @param int $userid
     * @param int $only
     * @param ask_form|null $form
     * @return string
     */
    private function page(int $userid, int $only = 0, ?ask_form $form = null): string {
        global $PAGE;
        $output = $PAGE->get_renderer('core');
        $page = new asks_page($userid, $only, $form);
        return $output->render_from_template('local_mara/asks', $page->export_for_template($output));
    }

    /**
     * A page as a tree.
     *
     * @param string $html
     * @return \DOMDocument
     */
    private function document(string $html): \DOMDocument {
        $document = new \DOMDocument();
        $errors = libxml_use_internal_errors(true);
        $document->loadHTML('<html><head><meta charset="utf-8"></head><body>' . $html . '</body></html>');
        libxml_clear_errors();
        libxml_use_internal_errors($errors);
        return $document;
    }

    /**
     * Whether a control has a label.
     *
     * @param \DOMDocument $document
     * @param string $id
     * @return bool
     */
    private function has_label(\DOMDocument $document, string $id): bool {
        return (new \DOMXPath($document))->query("//label[@for='$id'][normalize-space()]")->length === 1;
    }
}
