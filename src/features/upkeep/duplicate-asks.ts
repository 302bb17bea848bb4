/** Two sheets for the same thing: a person decides, and is asked once. */
import type { Db } from '../../db/index.ts';
import { inEach, type Lang, message, type Message, say, sayInEach } from '../../shared/i18n.ts';
import { shorten } from '../../shared/text.ts';
import {
  answererOf,
  askAbout,
  asksOf,
  choice,
  type Handler,
  type Waiting,
  withdrawAsk,
  type Words,
} from '../asks/index.ts';
import { standingSheets } from '../content/index.ts';
import { piecesOf } from '../sync/index.ts';
import { type Alike, alikeIn, pairsIn } from './alike.ts';
import { idsIn } from './due.ts';
import { factsOf, linkTo, paragraph } from './due-words.ts';
import { noteDecided } from './duplicate-store.ts';
import { withdraw } from './edits.ts';
import { type Ground, regionLink } from './ground.ts';

export const DUPLICATE = 'duplicate';

const ASKS_AT_A_TIME = 3;
const MONTH = 30 * 24 * 60 * 60 * 1000;

const textOf = ({ sheets, reasons }: Alike, lang: Lang): string => {
  const because = reasons.map((reason) => say(lang, message(`upkeep.duplicate.${reason}`)));
  const items = sheets.map((sheet) => `<li>${linkTo(sheet)}<br>${factsOf(sheet, lang)}</li>`);
  const [kept, ...others] = sheets;
  const tell = (told: Message): string => paragraph(say(lang, told));
  return [
    tell(message('upkeep.duplicate.text', { reasons: because.join(', ') })),
    `<ol>${items.join('')}</ol>`,
    tell(
      message('upkeep.duplicate.kept', {
        count: others.length,
        sheet: shorten(kept?.name ?? ''),
      }),
    ),
    tell(message('upkeep.duplicate.unanswered')),
  ].join('');
};

const wordsOf = (alike: Alike, link: string): Words => {
  const { sheets } = alike;
  return {
    about: sayInEach(message('upkeep.duplicate.about')),
    title: sayInEach(
      message(`upkeep.duplicate.${sheets.length > 2 ? 'titles' : 'title'}`, {
        count: sheets.length,
        sheet: shorten(sheets[0]?.name ?? ''),
      }),
    ),
    text: inEach((lang) => textOf(alike, lang)),
    link,
    choices: [
      choice('different', 'upkeep.duplicate.different'),
      choice('same', sheets.length > 2 ? 'upkeep.duplicate.sames' : 'upkeep.duplicate.same'),
      choice('mine', 'upkeep.duplicate.mine'),
    ],
  };
};

const listOf = (sheets: Alike['sheets']): string =>
  sheets
    .map(({ id }) => id)
    .sort((a, b) => a - b)
    .join(',');

/**
 * At most three open questions a space; what is open stays as it was asked. One that expired keeps no
 * other from being asked, and is not asked again.
 */
export const askAboutDuplicates = async (tx: Db, ground: Ground): Promise<void> => {
  const { space, moment, paused, whom } = ground;
  const before = (await asksOf(tx, DUPLICATE)).filter(
    ({ subject, endedAt }) => subject['space'] === space.code && endedAt === null,
  );
  const alike = paused === null ? await alikeIn(tx, ground) : [];
  if (before.length === 0 && alike.length === 0) return;
  const closed = new Set(
    (await piecesOf(tx, whom.home)).flatMap(({ key, state }) => (state === 'closed' ? [key] : [])),
  );
  const link = await regionLink(tx, space);
  const askOf = (one: Alike) =>
    before.find(({ subject }) => subject['sheets'] === listOf(one.sheets));
  const isOver = (one: Alike): boolean => closed.has(askOf(one)?.key ?? '');
  // Those asked about come first: nothing new takes their place.
  const asked = alike.filter((one) => askOf(one) !== undefined);
  const fresh = alike.filter((one) => askOf(one) === undefined);
  const open = asked.filter((one) => !isOver(one)).length;
  const shown = [...asked, ...fresh.slice(0, Math.max(0, ASKS_AT_A_TIME - open))];
  const waiting = shown.map((one): Waiting => ({
    space: whom.home,
    subject: askOf(one)?.subject ?? {
      space: space.code,
      sheets: listOf(one.sheets),
      keep: String(one.sheets[0]?.id),
    },
    people: whom.people,
    words: wordsOf(one, link),
  }));
  await askAbout(tx, DUPLICATE, waiting, moment, ({ subject }) => subject['space'] === space.code);
};

/** Each two of the ids, the smaller first. */
const twoByTwo = (ids: readonly number[]): { first: number; second: number }[] =>
  ids.flatMap((first) =>
    ids.filter((second) => second > first).map((second) => ({ first, second })),
  );

/** Remembers what was answered, or has all but the kept sheet withdrawn. */
export const duplicateAnswers: Handler = {
  purpose: DUPLICATE,
  async carryOut(tx, { ask, answer }, moment): Promise<Message[]> {
    const { space = '', sheets: listed, keep } = ask.subject;
    const ids = idsIn(listed);
    const sheets = (await standingSheets(tx, space, moment.now)).filter(({ id }) =>
      ids.includes(id),
    );
    await withdrawAsk(tx, ask, moment);
    if (answer.choice === 'same') {
      const others = sheets.filter(({ id }) => id !== Number(keep));
      // The one to keep was withdrawn meanwhile: the others stay.
      if (others.length === sheets.length) return [message('upkeep.duplicate.late', { space })];
      await withdraw(tx, { space, ask: ask.key }, others, moment);
      return [message('upkeep.duplicate.withdrawn', { space, count: others.length })];
    }
    const sharing = new Set(
      pairsIn(sheets)
        .filter(({ reasons }) => reasons.includes('siret'))
        .map(({ first, second }) => `${first} ${second}`),
    );
    const pairs = twoByTwo(ids).map(({ first, second }) => ({
      first,
      second,
      sameSiret: sharing.has(`${first} ${second}`),
    }));
    const until = answer.choice === 'mine' ? answer.answeredAt + MONTH : null;
    await noteDecided(tx, space, pairs, {
      until,
      by: await answererOf(tx, answer),
      at: answer.answeredAt,
    });
    return [
      message(until === null ? 'upkeep.duplicate.apart' : 'upkeep.duplicate.later', { space }),
    ];
  },
};
