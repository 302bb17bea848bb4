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

namespace local_mara\local\publish;

/**
 * Compares texts as trees: what an editor rewrites when someone saves without editing is no difference.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class html_tree {
    /** Elements that end a line: white space beside them is not seen. */
    private const BLOCKS = [
        'address', 'article', 'aside', 'blockquote', 'body', 'br', 'caption', 'col', 'colgroup', 'dd', 'div', 'dl', 'dt',
        'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'nav', 'ol', 'p',
        'pre', 'section', 'table', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr', 'ul',
    ];

    /** Elements that editors write under another name. */
    private const ALIASES = ['b' => 'strong', 'i' => 'em', 'strike' => 's', 'del' => 's'];

    /** Attributes that Moodle's purifier adds: to links that open a new window, and beside the language. */
    private const ADDED = ['rel', 'xml:lang'];

    /** White space that HTML collapses; a no-break space is not among it. */
    private const SPACE = " \t\n\r\f";

    /**
     * The hash of a chapter's text; bytes that are still those we wrote spare parsing.
     *
     * @param string $content
     * @param \stdClass $ours row of local_mara_chapter
     * @return string
     */
    public static function name(string $content, \stdClass $ours): string {
        return self::raw_hash($content) === $ours->rawhash ? $ours->treehash : self::hash($content);
    }

    /**
     * Hash of the very bytes.
     *
     * @param string $html
     * @return string
     */
    public static function raw_hash(string $html): string {
        return hash('sha256', $html);
    }

    /**
     * Hash of the tree.
     *
     * @param string $html
     * @return string
     */
    public static function hash(string $html): string {
        return hash('sha256', self::normalise($html));
    }

    /**
     * The tree as text: one way of writing for all ways of writing the same.
     *
     * @param string $html
     * @return string
     */
    public static function normalise(string $html): string {
        if (trim($html) === '') {
            return '';
        }
        // Forms send line ends their own way, which shows in preformatted text only.
        $html = str_replace(["\r\n", "\r"], "\n", $html);
        $document = new \DOMDocument();
        $errors = libxml_use_internal_errors(true);
        $document->loadHTML(
            '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>'
                . $html . '</body></html>',
            LIBXML_NONET | LIBXML_PARSEHUGE | LIBXML_COMPACT
        );
        libxml_clear_errors();
        libxml_use_internal_errors($errors);
        $body = $document->getElementsByTagName('body')->item(0);
        if (!$body) {
            return '';
        }
        // A block begins at once with its first word: so a text that stands alone is a paragraph.
        return self::join(self::root_children($body), true);
    }

    /**
     * The parts of the body, with words that stand alone put into a paragraph as editors do.
     *
     * @param \DOMNode $body
     * @return array parts
     */
    private static function root_children(\DOMNode $body): array {
        $parts = [];
        $loose = [];
        $flush = function () use (&$parts, &$loose) {
            $inner = self::join($loose, true);
            if ($inner !== '') {
                $parts[] = ['block', "<p>$inner</p>"];
            }
            $loose = [];
        };
        foreach (self::children($body, false) as $part) {
            if ($part[0] === 'block' && $part[1] !== '<br>') {
                $flush();
                $parts[] = $part;
            } else {
                $loose[] = $part;
            }
        }
        $flush();
        return $parts;
    }

    /**
     * The children of a node as parts: [kind, text].
     *
     * @param \DOMNode $node
     * @param bool $pre inside preformatted text
     * @return array
     */
    private static function children(\DOMNode $node, bool $pre): array {
        $parts = [];
        foreach ($node->childNodes as $child) {
            if ($child instanceof \DOMText) {
                $parts[] = [$pre ? 'pre' : 'text', $child->data];
            } else if ($child instanceof \DOMElement) {
                $name = strtolower($child->nodeName);
                if ($name === 'tbody' && !$child->hasAttributes()) {
                    // Every browser adds it.
                    array_push($parts, ...self::children($child, $pre));
                } else {
                    $parts[] = self::element($child, self::ALIASES[$name] ?? $name, $pre);
                }
            }
        }
        return $parts;
    }

    /**
     * An element as a part.
     *
     * @param \DOMElement $element
     * @param string $name
     * @param bool $pre
     * @return array
     */
    private static function element(\DOMElement $element, string $name, bool $pre): array {
        $block = in_array($name, self::BLOCKS, true);
        $pre = $pre || $name === 'pre' || $name === 'textarea';
        $inner = self::join(self::children($element, $pre), $block);
        if ($block && $inner === "\u{a0}") {
            // Editors fill an empty block so that the cursor can stand in it.
            $inner = '';
        } else if ($block && str_ends_with($inner, '<br>')) {
            // A last line break is not seen, and editors drop it.
            $inner = substr($inner, 0, -4);
        }
        $written = '<' . $name . self::attributes($element) . '>';
        if (!in_array($name, ['br', 'hr', 'img', 'col'], true)) {
            $written .= $inner . '</' . $name . '>';
        }
        return [$block ? 'block' : 'inline', $written];
    }

    /**
     * The attributes in the order of their names.
     *
     * @param \DOMElement $element
     * @return string
     */
    private static function attributes(\DOMElement $element): string {
        $attributes = [];
        $image = strtolower($element->nodeName) === 'img';
        foreach ($element->attributes as $attribute) {
            $name = strtolower($attribute->nodeName);
            $value = trim(preg_replace('/[ \t\n\r\f]+/', ' ', $attribute->value));
            if ($name === 'style') {
                $value = self::style($value);
            } else if ($name === 'class') {
                // Moodle's editor gives every picture this one.
                $value = implode(' ', array_diff(explode(' ', $value), [$image ? 'img-fluid' : '']));
            }
            if (in_array($name, self::ADDED, true)) {
                continue;
            }
            if ($value !== '' || !in_array($name, ['style', 'class'], true)) {
                $attributes[$name] = $value;
            }
        }
        if ($image) {
            $attributes += ['alt' => ''];
        }
        ksort($attributes);
        $written = '';
        foreach ($attributes as $name => $value) {
            $written .= ' ' . $name . '="' . htmlspecialchars($value, ENT_COMPAT, 'UTF-8') . '"';
        }
        return $written;
    }

    /**
     * A style, however spaced.
     *
     * @param string $style
     * @return string
     */
    private static function style(string $style): string {
        $rules = [];
        foreach (explode(';', $style) as $rule) {
            $pair = array_map('trim', explode(':', $rule, 2));
            if (count($pair) === 2) {
                $rules[] = strtolower($pair[0] . ':' . preg_replace('/\s*,\s*/', ',', $pair[1]));
            }
        }
        return implode(';', $rules);
    }

    /**
     * Joins parts; white space that is not seen goes.
     *
     * @param array $parts
     * @param bool $block whether the parts stand in a block of their own
     * @return string
     */
    private static function join(array $parts, bool $block): string {
        $out = '';
        // Whether the last thing written swallows white space that follows.
        $open = $block;
        foreach ($parts as [$kind, $text]) {
            if ($kind === 'text') {
                $text = preg_replace('/[ \t\n\r\f]+/', ' ', $text);
                if ($open) {
                    $text = ltrim($text, self::SPACE);
                }
                if ($text === '') {
                    continue;
                }
                $out .= htmlspecialchars($text, ENT_NOQUOTES, 'UTF-8');
                $open = str_ends_with($text, ' ');
            } else if ($kind === 'block') {
                $out = rtrim($out, self::SPACE) . $text;
                $open = true;
            } else {
                $out .= $kind === 'pre' ? htmlspecialchars($text, ENT_NOQUOTES, 'UTF-8') : $text;
                $open = false;
            }
        }
        return $block ? rtrim($out, self::SPACE) : $out;
    }
}
