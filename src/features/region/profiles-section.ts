/** What « Ma région » says of profiles that cannot be read in full, of pairings and their mentors. */
import type { Db } from '../../db/index.ts';
import type { BodyOf } from '../../moodle/index.ts';
import { inEach, message, type MessageKey, say } from '../../shared/i18n.ts';
import { allPairings, pairingsIn, type PairingsNow, type PairingState } from '../matching/index.ts';
import type { Space } from '../network/index.ts';
import { type Mentor, peoplePages, type PersonRemark } from '../people/index.ts';
import { itemOf, sectionOf } from './region-page.ts';

type Page = BodyOf<'page'>;
type Section = Page['sections'][number];

/** A value in somebody's profile that could not be read, by the name its referent knows them by. */
export type ProfileRemark = Pick<PersonRemark, 'field' | 'told'> & { name: string };

export type Profiles = {
  remarks: ReadonlyMap<string, readonly ProfileRemark[]>;
  /** What is so in a space, by its code. */
  pairings: (space: string) => PairingsNow;
  /** The names of mentors, by id. */
  names: ReadonlyMap<number, string>;
};

/** Read once for all spaces of a cycle, which ask in turn. */
export const profilesReader = (): ((db: Db, now: number) => Promise<Profiles>) => {
  let known: { now: number; profiles: Profiles } | null = null;
  return async (db, now) => {
    if (known?.now === now) return known.profiles;
    const mentors: Mentor[] = [];
    const names = new Map<number, string>();
    const bySpace = new Map<string, ProfileRemark[]>();
    for await (const page of peoplePages(db, now)) {
      const namesHere = new Map(
        [...page.candidates, ...page.mentors, ...page.resources].map((one) => [
          one.id,
          `${one.firstname} ${one.lastname}`.trim(),
        ]),
      );
      for (const mentor of page.mentors) {
        mentors.push(mentor);
        names.set(mentor.id, namesHere.get(mentor.id) ?? '');
      }
      for (const { personId, spaces, field, told } of page.remarks) {
        const name = namesHere.get(personId) ?? `n° ${personId}`;
        for (const space of spaces) {
          const list = bySpace.get(space);
          if (list === undefined) bySpace.set(space, [{ name, field, told }]);
          else list.push({ name, field, told });
        }
      }
    }
    const pairings = pairingsIn(await allPairings(db), mentors, now);
    const profiles = { remarks: bySpace, pairings, names };
    known = { now, profiles };
    return profiles;
  };
};

const STATES: readonly (readonly [PairingState, MessageKey])[] = [
  ['proposed', 'region.pairings.proposed'],
  ['approved', 'region.pairings.approved'],
  ['active', 'region.pairings.active'],
];

/** Mentors a call might help: by name, for this page is for referents alone. */
const mentorItems = (
  { overbooked, silent }: PairingsNow,
  names: Profiles['names'],
  people: string,
): Section['items'] => {
  const nameOf = (id: number): string => names.get(id) ?? `n° ${id}`;
  return [
    ...overbooked.map(({ mentorId, locked, capacity: places }) =>
      itemOf(
        message('region.mentor.overbooked', { name: nameOf(mentorId), locked, places }),
        people,
      ),
    ),
    ...silent.map((id) => itemOf(message('region.mentor.silent', { name: nameOf(id) }), people)),
  ];
};

/** Pure. Sections with nothing to say are left out. */
export const profileSections = (
  { remarks, pairings, names }: Profiles,
  { code, url }: Pick<Space, 'code' | 'url'>,
): Section[] => {
  const people = url.replace('/course/view.php?id=', '/local/mara/people.php?course=');
  const mend = (remarks.get(code) ?? []).map(({ name, field, told }) => ({
    ...itemOf(told, people),
    text: inEach(
      (lang) => `${name}, ${say(lang, message(`people.field.${field}`))} : ${say(lang, told)}`,
    ),
  }));
  const ours = pairings(code);
  const states = STATES.flatMap(([state, key]) => {
    const count = ours.pairings.filter((one) => one.state === state).length;
    return count === 0 ? [] : [itemOf(message(key, { count }))];
  });
  const section = (part: 'pairings' | 'profiles', items: Section['items']): Section[] =>
    items.length === 0
      ? []
      : [sectionOf(part, { title: `region.${part}.title`, empty: 'region.none' }, items)];
  return [
    ...section('pairings', [...states, ...mentorItems(ours, names, people)]),
    ...section('profiles', mend),
  ];
};
