/** The questions about people, as those asked read them. What names somebody stands in the text alone. */
import { choice, htmlInEach, type Words } from '../asks/index.ts';
import { type Orientation, orientationOf } from '../people/index.ts';
import { inEach, type Lang, message, say, sayDay, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import { dayAt, daysBetween } from '../../shared/days.ts';
import type { Followed, Remedies } from './followed.ts';
import { seekingOf } from './seeking.ts';
import { nameIn } from './waiting-now.ts';
import type { Wanted } from './wanted.ts';

export type WordTools = {
  orientation: Orientation;
  /** The day it is in France, `YYYY-MM-DD`. */
  today: string;
  /** Why they have no mentor, and what would change it. */
  remedies: Remedies;
  /** Where they see this person in Moodle. */
  link: string;
  /** The name of a space by its code. */
  spaceName: (code: string) => string;
};

const remarked = (code: string, key: Parameters<typeof choice>[1]) => ({
  ...choice(code, key),
  remark: 'optional' as const,
});

const triesOf = ({ stay }: Followed, lang: Lang): string[] => {
  const tries = stay.tries.contact;
  const last = tries.at(-1);
  if (last === undefined) return [];
  const params = { count: tries.length, day: sayDay(lang, dayAt(last.at)) };
  return [say(lang, message('intake.overdue.tried', params))];
};

/** Tells two questions of one page apart without naming anybody. */
const markOf = ({ stay }: Followed): { mark: string } => ({ mark: stay.id.slice(-6) });

const contactChoices = ({ candidate }: Followed, orientation: Orientation): Words['choices'] => {
  const oriented = orientationOf(candidate, orientation);
  const label =
    oriented?.defenceMobility === true ? 'intake.doneOrientedBoth' : 'intake.doneOriented';
  const both =
    oriented === null
      ? []
      : [
          {
            code: 'done_oriented',
            label: inEach((lang) =>
              say(lang, message(label, { association: oriented.association.name[lang] })),
            ),
            remark: 'none' as const,
          },
        ];
  return [
    choice('done', 'intake.done'),
    ...both,
    choice('unreachable', 'intake.unreachable'),
    remarked('elsewhere', 'intake.elsewhere'),
  ];
};

/** For so many days somebody has « just arrived ». */
const NEW = 14;

/** What there is to say of who is to be contacted, and the day to say with it. */
const contactKind = (
  { followed: { stay }, clock }: Wanted,
  today: string,
): { kind: 'contact' | 'uncontacted' | 'overdue' | 'help'; since: string } => {
  if (stay.help !== null) return { kind: 'help', since: dayAt(stay.help.at) };
  const since = dayAt(stay.course.arrivedAt ?? 0);
  if (clock.overdueSince !== null) return { kind: 'overdue', since };
  return { kind: daysBetween(since, today) < NEW ? 'contact' : 'uncontacted', since };
};

/** Who arrived, asks for help, or still waits: somebody is to be in touch. */
const contactWords = (wanted: Wanted, tools: WordTools): Words => {
  const { followed, clock } = wanted;
  const { candidate } = followed;
  const { orientation, today, link, spaceName } = tools;
  const { kind, since } = contactKind(wanted, today);
  const oriented = orientationOf(candidate, orientation);
  const passed = followed.passedOnBy('contact');
  const day = (lang: Lang, text: string) => ({ day: sayDay(lang, text) });
  return {
    about: sayInEach(message(`intake.${kind}.about`)),
    title: inEach((lang) =>
      say(
        lang,
        message(`intake.${kind}.title`, {
          ...day(lang, clock.since),
          ...markOf(followed),
        }),
      ),
    ),
    text: htmlInEach((lang) => [
      say(
        lang,
        message(`intake.${kind}.text`, { name: shorten(nameIn(candidate)), ...day(lang, since) }),
      ),
      ...triesOf(followed, lang),
      ...(passed === null
        ? []
        : [say(lang, message('intake.passedOn', { space: shorten(spaceName(passed)) }))]),
      seekingOf(candidate, lang),
      ...(oriented === null
        ? []
        : [
            say(
              lang,
              message('intake.orientation', {
                association: oriented.association.name[lang],
                why: oriented.why[lang],
              }),
            ),
          ]),
      ...(oriented?.defenceMobility === true ? [say(lang, message('intake.defenceMobility'))] : []),
      clock.overdueSince === null
        ? say(lang, message('intake.contact.until', day(lang, clock.due)))
        : say(lang, message('intake.contact.late')),
    ]),
    link,
    choices: contactChoices(followed, orientation),
  };
};

const mentorWords = (
  { followed, clock }: Wanted,
  { remedies, link, spaceName }: WordTools,
): Words => {
  const { candidate, passedOnBy } = followed;
  const passed = passedOnBy('mentor');
  const since = (lang: Lang) => ({ day: sayDay(lang, clock.since) });
  return {
    about: sayInEach(message('intake.mentor.about')),
    title: inEach((lang) =>
      say(lang, message('intake.mentor.title', { ...since(lang), ...markOf(followed) })),
    ),
    text: htmlInEach((lang) => [
      say(
        lang,
        message('intake.mentor.text', { name: shorten(nameIn(candidate)), ...since(lang) }),
      ),
      seekingOf(candidate, lang),
      ...(passed === null
        ? []
        : [say(lang, message('intake.mentor.passedOn', { space: shorten(spaceName(passed)) }))]),
      ...(remedies === null || remedies[lang].length === 0
        ? []
        : [say(lang, message('intake.mentor.found')), remedies[lang]]),
    ]),
    link,
    choices: [choice('mine', 'intake.mentor.mine'), choice('nobody', 'intake.mentor.nobody')],
  };
};

const silentWords = ({ followed, clock }: Wanted, { link }: WordTools): Words => {
  const since = (lang: Lang) => ({ day: sayDay(lang, clock.since) });
  return {
    about: sayInEach(message('intake.silent.about')),
    title: inEach((lang) =>
      say(lang, message('intake.silent.title', { ...since(lang), ...markOf(followed) })),
    ),
    text: htmlInEach((lang) => [
      say(
        lang,
        message('intake.silent.text', {
          name: shorten(nameIn(followed.candidate)),
          ...since(lang),
        }),
      ),
    ]),
    link,
    choices: [
      choice('done', 'intake.silent.done'),
      choice('unreachable', 'intake.unreachable'),
      remarked('elsewhere', 'intake.elsewhere'),
    ],
  };
};

/** « Où en êtes-vous ? » */
const signWords = ({ followed }: Wanted, { link }: WordTools): Words => ({
  about: sayInEach(message('intake.sign.about')),
  title: sayInEach(message('intake.sign.title')),
  text: htmlInEach((lang) => [
    say(lang, message('intake.sign.text', { name: shorten(followed.candidate.firstname) })),
    say(lang, message('intake.sign.unanswered')),
    say(lang, message('intake.sign.stopping')),
  ]),
  link,
  choices: [
    choice('fine', 'intake.sign.fine'),
    choice('help', 'intake.sign.help'),
    choice('job', 'intake.sign.job'),
    choice('stop', 'intake.sign.stop'),
  ],
});

/** The question about one person. */
export const wordsOf = (wanted: Wanted, tools: WordTools): Words => {
  const { purpose, clock } = wanted;
  if (purpose === 'sign') return signWords(wanted, tools);
  if (purpose === 'silent') return silentWords(wanted, tools);
  return clock.clock === 'mentor' ? mentorWords(wanted, tools) : contactWords(wanted, tools);
};

/** One question about those who wait: several are numbered, for an answer may tell numbers. */
export const listWords = (listed: readonly Wanted[], link: string): Words => {
  const count = listed.length;
  const isOne = count === 1;
  const items = (lang: Lang): string[] =>
    listed.map(({ followed, clock }, place) => {
      const told = say(
        lang,
        message('intake.people.since', {
          name: shorten(nameIn(followed.candidate)),
          day: sayDay(lang, clock.since),
        }),
      );
      return isOne ? told : `${place + 1}. ${told}`;
    });
  return {
    about: sayInEach(message('intake.people.about', { count })),
    title: sayInEach(message('intake.people.title', { count })),
    text: htmlInEach((lang) => [
      say(lang, message('intake.people.text', { count })),
      items(lang),
      ...(isOne ? [] : [say(lang, message('intake.people.some_text'))]),
    ]),
    link,
    choices: isOne
      ? [choice('all', 'intake.people.one'), choice('none', 'intake.people.notYet')]
      : [
          choice('all', 'intake.people.all'),
          { ...choice('some', 'intake.people.some'), remark: 'required' as const },
        ],
  };
};
