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

namespace local_mara\local\profile;

use local_mara\local\atomic;
use local_mara\local\setup\profile_fields;
use local_mara\local\site;

/**
 * A person's profile fields of the category MARA.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class person {
    /**
     * Constructor.
     *
     * @param int $userid
     * @param string[] $texts
     */
    private function __construct(
        /** @var int whose they are */
        public readonly int $userid,
        /** @var string[] short name => stored text, of the fields that are not empty */
        private readonly array $texts,
    ) {
    }

    /**
     * A person.
     *
     * @param int $userid
     * @return self
     */
    public static function of(int $userid): self {
        return self::several([$userid])[$userid];
    }

    /**
     * Some people.
     *
     * @param int[] $userids
     * @return self[] by user id, in their order
     */
    public static function several(array $userids): array {
        global $DB;
        $texts = [];
        $fields = array_column(profile_fields::standing(), 'shortname', 'id');
        if ($userids && $fields) {
            [$people, $params] = $DB->get_in_or_equal($userids);
            [$in, $fieldids] = $DB->get_in_or_equal(array_keys($fields));
            $rows = $DB->get_records_select(
                'user_info_data',
                "userid $people AND fieldid $in",
                array_merge($params, $fieldids),
                '',
                'id, userid, fieldid, data'
            );
            foreach ($rows as $row) {
                if (trim((string) $row->data) !== '') {
                    $texts[$row->userid][$fields[$row->fieldid]] = $row->data;
                }
            }
        }
        $several = [];
        foreach ($userids as $userid) {
            $several[$userid] = new self((int) $userid, $texts[$userid] ?? []);
        }
        return $several;
    }

    /**
     * Whether someone has a path here: as a candidate or a mentor.
     *
     * @param int $userid
     * @return bool
     */
    public static function has_path(int $userid): bool {
        global $DB;
        // Every page asks this: one query.
        $qualities = $DB->get_field_sql(
            'SELECT d.data
               FROM {user_info_data} d
               JOIN {user_info_field} f ON f.id = d.fieldid
              WHERE d.userid = ? AND f.shortname = ?',
            [$userid, field::PREFIX . 'quality']
        );
        $qualities = sections::field('quality')->read((string) $qualities)->values;
        return (bool) array_intersect([codes::CANDIDATE, codes::MENTOR], $qualities);
    }

    /**
     * Whether someone has a quality, or an enrolment in a space.
     *
     * @param int $userid
     * @return bool
     */
    public static function is_of_network(int $userid): bool {
        global $DB;
        return $DB->record_exists_sql(
            'SELECT 1
               FROM {user_enrolments} ue
               JOIN {enrol} e ON e.id = ue.enrolid
               JOIN {local_mara_space} s ON s.courseid = e.courseid
              WHERE ue.userid = ?',
            [$userid]
        ) || self::of($userid)->qualities();
    }

    /**
     * The stored text of a field.
     *
     * @param field $field
     * @return string empty where there is none
     */
    public function text(field $field): string {
        return $this->texts[$field->shortname()] ?? '';
    }

    /**
     * Where the text of a field stands: a mentor who is no candidate may have told it in a field of candidates,
     * as the companion reads it too.
     *
     * @param field $field
     * @return field
     */
    public function source(field $field): field {
        $former = sections::FORMER[$field->name] ?? null;
        if ($former === null || $this->text($field) !== '' || in_array(codes::CANDIDATE, $this->qualities(), true)) {
            return $field;
        }
        $former = sections::field($former);
        return $this->text($former) === '' ? $field : $former;
    }

    /**
     * What a field holds, or the one that holds it for it.
     *
     * @param field $field
     * @return reading
     */
    public function reading(field $field): reading {
        return $field->read($this->text($this->source($field)));
    }

    /**
     * What the person is.
     *
     * @return string[] codes
     */
    public function qualities(): array {
        return $this->reading(sections::field('quality'))->values;
    }

    /**
     * Writes fields, and tells Moodle of it.
     *
     * What the owner saves is a sign of life also where nothing changed: the account's date tells it. What
     * someone else changes is none.
     *
     * @param string[] $texts short name => text
     * @param bool $own whether the owner saves
     * @return bool whether anything changed
     */
    public function save(array $texts, bool $own): bool {
        global $CFG;
        require_once($CFG->dirroot . '/user/profile/lib.php');
        $texts = array_intersect_key($texts, profile_fields::standing());
        $changed = array_filter(
            $texts,
            fn($text, $shortname) => $text !== ($this->texts[$shortname] ?? ''),
            ARRAY_FILTER_USE_BOTH
        );
        if (!$changed && !$own) {
            return false;
        }
        atomic::run(function () use ($changed, $own) {
            global $DB;
            profile_save_custom_fields($this->userid, $changed);
            if ($own) {
                $DB->set_field('user', 'timemodified', site::now(), ['id' => $this->userid]);
            }
            \core\event\user_updated::create_from_userid($this->userid)->trigger();
        });
        return (bool) $changed;
    }
}
