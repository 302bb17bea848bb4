/** What people read of peer groups. Titles, subjects and names in Moodle name nobody. */
import { choice, escapeHtml, htmlInEach, type Words } from '../../asks/index.ts';
import type { Space } from '../../network/index.ts';
import type { Candidate, Wished } from '../../people/index.ts';
import { communeOf, departementOf } from '../../places/index.ts';
import { inEach, type Lang, message, say, sayInEach, sayInstant } from '../../../shared/i18n.ts';
import type { PeerGroup } from './peer-group.ts';

/** What places are told with: names of spaces, and the départements of areas. */
export type Places = {
  spaces: ReadonlyMap<string, Pick<Space, 'name'>>;
  areas: ReadonlyMap<string, readonly string[]>;
};

/** By which people tell one meeting from another. */
const refOfGroup = ({ id }: Pick<PeerGroup, 'id'>): string => id.slice(-6);

/** Moodle's own names are one plain text. */
export const meetingName = (group: Pick<PeerGroup, 'id'>): string =>
  `Rencontre ${refOfGroup(group)}`;

const departementName = (code: string | undefined): string =>
  (code === undefined ? undefined : departementOf(code)?.name) ?? '';

/** A place in words; of an area its département. */
export const placeIn = (lang: Lang, place: Wished | null, { spaces, areas }: Places): string => {
  switch (place?.kind) {
    case undefined:
      return say(lang, message('peers.online'));
    case 'commune':
      return communeOf(place.code)?.name ?? place.code;
    case 'departement':
      return departementName(place.code);
    case 'area':
      return departementName(areas.get(place.code)?.[0]);
    case 'space':
      return spaces.get(place.code)?.name ?? place.code;
  }
};

/** A commune would tell who somebody is: its département is near enough to decide. */
const regionIn = (lang: Lang, place: Wished, places: Places): string =>
  place.kind === 'commune'
    ? departementName(communeOf(place.code)?.departement)
    : placeIn(lang, place, places);

/** First name, phase and places: enough to see whether they fit. */
const memberLine = (lang: Lang, one: Candidate, places: Places): string => {
  const wished = one.places.map((place) => regionIn(lang, place, places));
  if (one.remote) wished.push(say(lang, message('peers.online')));
  const where = [...new Set(wished)].filter((name) => name !== '').join(', ');
  return say(
    lang,
    message(where === '' ? 'peers.member.phase' : 'peers.member', {
      firstname: one.firstname,
      phase: say(lang, message(`people.phase.${one.phase}`)),
      where,
    }),
  );
};

const needsLine = (lang: Lang, { needs }: PeerGroup): string[] =>
  needs.length === 0
    ? []
    : [
        say(
          lang,
          message('peers.needs', {
            needs: needs.map((need) => say(lang, message(`people.need.${need}`))).join(', '),
          }),
        ),
      ];

type About = { members: readonly Candidate[]; space: Space; places: Places };

const whoAndWhere = (lang: Lang, group: PeerGroup, { members, places }: About) => [
  members.map((one) => memberLine(lang, one, places)),
  say(lang, message('peers.where', { place: placeIn(lang, group.place, places) })),
  ...needsLine(lang, group),
];

/** Of the responsible people: whether these should meet. */
export const approvalWords = (group: PeerGroup, about: About): Words => ({
  about: sayInEach(message('peers.ask.about')),
  title: sayInEach(message('peers.ask.title', { ref: refOfGroup(group) })),
  text: htmlInEach((lang) => [
    say(lang, message('peers.ask.text', { count: group.members.length })),
    ...whoAndWhere(lang, group, about),
    say(lang, message('peers.ask.then')),
  ]),
  link: about.space.url,
  choices: [choice('accept', 'peers.ask.accept'), choice('refuse', 'peers.ask.refuse')],
});

/** The choice that means an evening, and the evening a choice means (epoch milliseconds). */
const codeOf = (evening: number): string => `at_${evening / 1000}`;
export const eveningOf = (code: string): number | null =>
  /^at_\d+$/.test(code) ? Number(code.slice(3)) * 1000 : null;

/** Of whoever is to lead the meeting: which evening suits. */
export const dateWords = (
  group: PeerGroup,
  about: About,
  { evenings, leads }: { evenings: readonly number[]; leads: boolean },
): Words => ({
  about: sayInEach(message('peers.date.about')),
  title: sayInEach(message('peers.date.title', { ref: refOfGroup(group) })),
  text: htmlInEach((lang) => [
    say(
      lang,
      message(leads ? 'peers.date.text' : 'peers.date.nobody', { count: group.members.length }),
    ),
    ...whoAndWhere(lang, group, about),
    say(lang, message('peers.date.then')),
  ]),
  link: about.space.url,
  choices: [
    ...evenings.map((evening) => ({
      code: codeOf(evening),
      label: inEach((lang) => sayInstant(lang, evening)),
      remark: 'none' as const,
    })),
    choice('none', 'peers.date.none'),
    choice('decline', 'peers.date.decline'),
  ],
});

type Told = Record<'subject' | 'text', Words['text']> & { link: string };

/** What a member reads once there is a date: it goes out by e-mail too, and names nobody. */
export const invitationWords = (
  group: PeerGroup,
  meetsAt: number,
  { space, places }: Omit<About, 'members'>,
): Told => ({
  subject: sayInEach(message('peers.set.subject')),
  text: htmlInEach((lang) => [
    say(lang, message('peers.set.text', { count: group.members.length })),
    say(lang, message('peers.set.date', { date: sayInstant(lang, meetsAt) })),
    say(lang, message('peers.where', { place: placeIn(lang, group.place, places) })),
    say(lang, message(group.place === null ? 'peers.set.online' : 'peers.set.there')),
    say(lang, message('peers.set.then')),
  ]),
  link: space.url,
});

export const cancelledWords = (meetsAt: number, space: Space): Told => ({
  subject: sayInEach(message('peers.off.subject')),
  text: htmlInEach((lang) => [
    say(lang, message('peers.off.text', { date: sayInstant(lang, meetsAt) })),
  ]),
  link: space.url,
});

/** The event in Moodle's calendar: one text in French, for the group alone. */
export const eventWords = (
  group: PeerGroup,
  places: Places,
): { name: string; description: string; location: string } => {
  const location = placeIn('fr', group.place, places);
  const parts = [
    say('fr', message('peers.event.text', { count: group.members.length })),
    ...needsLine('fr', group),
    say('fr', message(group.place === null ? 'peers.set.online' : 'peers.set.there')),
  ];
  return {
    name: say('fr', message('peers.event.name')),
    description: parts.map((part) => `<p>${escapeHtml(part)}</p>`).join(''),
    location,
  };
};
