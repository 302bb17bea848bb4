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

use local_mara\external\search_list;
use local_mara\local\piece\type\search_list as list_type;
use local_mara\local\profile\list_store;
use local_mara\local\profile\words;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fixtures/path_testcase.php');

/**
 * The lists the companion hands over, and how they are searched.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \local_mara\local\piece\type\search_list
 * @covers     \local_mara\external\search_list
 * @covers     \local_mara\local\profile\list_store
 * @covers     \local_mara\local\profile\words
 */
#[\PHPUnit\Framework\Attributes\CoversClass(list_type::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(search_list::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(list_store::class)]
#[\PHPUnit\Framework\Attributes\CoversClass(words::class)]
final class search_list_test extends path_testcase {
    /**
     * A list as a piece.
     *
     * @param array $items code => name, or name and words
     * @param string $list
     * @param string $key
     * @return array
     */
    private function list(array $items, string $list = 'metiers', string $key = 'mel/list/1'): array {
        $rows = [];
        foreach ($items as $code => $item) {
            $rows[] = ['code' => (string) $code, 'name' => ((array) $item)[0]] + (is_array($item) ? ['words' => $item[1]] : []);
        }
        return $this->mara->piece($key, 'list', ['list' => $list, 'items' => $rows]);
    }

    /**
     * The codes that are found.
     *
     * @param string $typed
     * @param string $list
     * @return string[]
     */
    private function found(string $typed, string $list = 'metiers'): array {
        $found = search_list::execute($list, $typed);
        \core_external\external_api::clean_returnvalue(search_list::execute_returns(), $found);
        return array_column($found, 'code');
    }

    /**
     * Handed over, put again and taken away, as any piece.
     */
    public function test_piece(): void {
        global $DB;
        $result = $this->mara->put_one($this->list(['N1301' => 'Logistique', 'M1502' => ['Ressources', 'responsable RH']]));
        $this->assertSame(['created', null], [$result['outcome'], $result['reason']]);
        $this->assertSame($result['state'], $this->mara->item_of('mel/list/1'));
        $this->assertSame(
            ['list', 'mel', 'live', false, null, null, []],
            array_map(fn($key) => $result['state'][$key], ['type', 'space', 'state', 'edited', 'objectid', 'url', 'detail'])
        );
        $this->assertSame('unchanged', $this->mara->put_one(
            $this->list(['N1301' => 'Logistique', 'M1502' => ['Ressources', 'responsable RH']])
        )['outcome']);
        $wish = ['replaces' => 'gone'] + $this->list(['N1302' => 'Transport']);
        $this->assertSame('updated', $this->mara->put_one($wish)['outcome']);
        $this->assertSame(['N1302'], array_values($DB->get_fieldset_select('local_mara_list_item', 'code', '1 = 1')));
        $this->assertSame('updated', $this->mara->put_one($this->list([]))['outcome']);
        $this->mara->put_one($this->list(['N1302' => 'Transport'], 'metiers', 'mel/list/2'));
        $this->mara->put_one($this->list(['N1301' => 'Logistique']));
        $this->assertSame('removed', $this->mara->put_removal('mel/list/1', 'list')['outcome']);
        $this->assertSame(['N1302'], array_values($DB->get_fieldset_select('local_mara_list_item', 'code', '1 = 1')));
        // With the course of its space it goes.
        delete_course($this->space->courseid, false);
        $this->assertSame(0, $DB->count_records('local_mara_list_item'));
    }

    /**
     * Bodies that are refused, and why.
     *
     * @return array
     */
    public static function refused(): array {
        $item = ['code' => 'N1301', 'name' => 'Logistique'];
        return [
            'other list' => [['list' => 'spaces', 'items' => []], 'invalidbody', 'list'],
            'no list' => [['items' => []], 'invalidbody', 'list'],
            'no items' => [['list' => 'metiers'], 'invalidbody', 'items'],
            'items by name' => [['list' => 'metiers', 'items' => ['N1301' => 'Logistique']], 'invalidbody', 'items'],
            'item is a text' => [['list' => 'metiers', 'items' => ['N1301']], 'invalidbody', 'items'],
            'code with a comma' => [['list' => 'metiers', 'items' => [['code' => 'N;1'] + $item]], 'invalidbody', 'code'],
            'code is a number' => [['list' => 'places', 'items' => [['code' => 49007] + $item]], 'invalidbody', 'code'],
            'code twice' => [['list' => 'metiers', 'items' => [$item, $item]], 'invalidbody', 'code'],
            'no name' => [['list' => 'metiers', 'items' => [['name' => ' '] + $item]], 'invalidbody', 'name'],
            'long name' => [['list' => 'metiers', 'items' => [['name' => str_repeat('é', 256)] + $item]], 'invalidbody', 'name'],
            'words are a list' => [['list' => 'metiers', 'items' => [['words' => ['a']] + $item]], 'invalidbody', 'words'],
            'long words' => [
                ['list' => 'metiers', 'items' => [['words' => str_repeat('a', 2001)] + $item]],
                'invalidbody',
                'words',
            ],
            'too many' => [
                ['list' => 'metiers', 'items' => array_map(fn($n) => ['code' => "$n", 'name' => 'a'], range(1, 5001))],
                'invalidbody', 'items',
            ],
            'too large' => [
                ['list' => 'metiers', 'items' => array_map(
                    fn($n) => ['code' => "$n", 'name' => 'a', 'words' => str_repeat('a', 1900)],
                    range(1, 140)
                )],
                'toolarge', 'body',
            ],
        ];
    }

    /**
     * A bad body fails its piece alone, and what stood stands.
     *
     * @dataProvider refused
     * @param array $body
     * @param string $errorcode
     * @param string $message
     */
    #[\PHPUnit\Framework\Attributes\DataProvider('refused')]
    public function test_refused(array $body, string $errorcode, string $message): void {
        $this->mara->put_one($this->list(['N1302' => 'Transport']));
        $result = $this->mara->put_one($this->mara->piece('mel/list/1', 'list', $body));
        $this->assertSame('failed', $result['outcome']);
        $this->assertSame(['errorcode' => $errorcode, 'message' => $message], $result['reason']);
        $this->assertSame(['N1302'], $this->found('transport'));
    }

    /**
     * As many items as there may be, and a body of nearly the largest size, are taken.
     */
    public function test_large(): void {
        $items = [];
        foreach (range(1, 5000) as $number) {
            $items["c$number"] = "Commune $number";
        }
        $this->assertSame('created', $this->mara->put_one($this->list($items, 'places'))['outcome']);
        $this->assertSame(['c4999'], $this->found('commune 4999', 'places'));
        $this->assertCount(list_store::MOST, $this->found('commune', 'places'));
        $this->assertSame('updated', $this->mara->put_one($this->list(['x' => 'X'], 'places'))['outcome']);
        $this->assertSame([], $this->found('commune', 'places'));
    }

    /**
     * Every word typed begins a word of the code, the name or the other words; the shortest names come first.
     */
    public function test_search(): void {
        $this->mara->put([
            $this->list([
                'N1301' => ['Conception et organisation de la chaîne logistique', 'Responsable logistique; Supply-chain manager'],
                'N1302' => 'Direction de site logistique',
                'K1801' => 'Conseil en emploi',
                'X0001' => ['Œuvre d’art', 'ça_100%'],
            ]),
            $this->list(['N1302' => 'Direction de site logistique', '44109' => 'Nantes'], 'metiers', 'mel/list/2'),
            $this->list(
                ['44109' => ['Nantes (44)', '44000 44100'], '44020' => ['Bouguenais (44)', '44340']],
                'places',
                'mel/list/3'
            ),
        ]);
        $this->assertSame(['N1302', 'N1301'], $this->found('LOGISTIQUE'));
        $this->assertSame(['N1301'], $this->found(' responsable  logis '));
        $this->assertSame(['N1301'], $this->found('chaine'));
        $this->assertSame(['N1301'], $this->found('supply chain'));
        $this->assertSame(['N1302'], $this->found('n1302'));
        $this->assertSame(['X0001'], $this->found('oeuvre'));
        $this->assertSame(['X0001'], $this->found('œuvre d\'art'));
        $this->assertSame(['X0001'], $this->found('100%'));
        $this->assertSame([], $this->found('ogistique'));
        $this->assertSame([], $this->found('logistique emploi'));
        foreach (['', '  ', '%', '_', "'", '\\'] as $nothing) {
            $this->assertSame([], $this->found($nothing));
        }
        $this->assertSame(['44109'], $this->found('44000', 'places'));
        $this->assertSame(['44109'], $this->found('nantes', 'places'));
        $this->assertSame(['space:mel'], $this->found('space mel', 'places'));
        $this->assertSame(['space:mel'], $this->found('mel', 'places'));
        $this->assertSame([], $this->found('space mel'));
    }

    /**
     * A code whose part of the list is awaited can be chosen as it is; the national space is no place to settle.
     */
    public function test_awaited(): void {
        $this->mara->create_space('nat', true);
        $this->assertSame(['K1801'], $this->found('k1801'));
        $this->assertSame(['49007'], $this->found('49007', 'places'));
        $this->assertSame(['space:mel'], $this->found('space', 'places'));
        $this->assertSame(['mel', 'nat'], array_keys(local\space\space_store::names()));
        $this->mara->put_one($this->list(['49328' => 'Saumur (49)'], 'places'));
        $this->assertSame([], $this->found('49007', 'places'));
        $this->assertSame(['44109'], $this->found('44109', 'places'));
    }

    /**
     * Whoever is logged in may search, guests may not; the companion's service has no such function.
     */
    public function test_who(): void {
        global $DB;
        $this->mara->put_one($this->list(['N1302' => 'Transport']));
        $this->setUser($this->getDataGenerator()->create_user());
        $this->assertSame(['N1302'], $this->found('tran'));
        foreach (['spaces', ''] as $list) {
            try {
                search_list::execute($list, 'tran');
                $this->fail('must be refused');
            } catch (\invalid_parameter_exception $e) {
                $this->assertStringContainsString('list', $e->getMessage());
            }
        }
        $ours = $DB->sql_like('functionname', '?');
        $services = $DB->get_fieldset_select('external_services_functions', 'functionname', $ours, ['local_mara_%']);
        $this->assertCount(6, $services);
        $this->assertNotContains('local_mara_search_list', $services);
        $this->setGuestUser();
        $this->expectException(\moodle_exception::class);
        $this->found('tran');
    }
}
