import { BODY_SCHEMAS } from '../../../moodle/pieces.ts';
import type { MessageRow, NotificationRow } from '../../store/piece-rows.ts';
import { bodyOfAsk } from '../asks.ts';
import { localText } from '../localised.ts';
import type { Waiting, WaitingAsk } from './waiting.ts';
import { escaped, linkTo, wordsIn } from './words.ts';

type Letter = Pick<NotificationRow, 'provider' | 'subject' | 'html' | 'url'>;
type AskLine = { about: string; space: string; reminder: boolean; url: string };
type News = { subject: string; text: string; link: string | null };

/** Of an ask only what it is about and where: never its title, its text or anyone's name. */
const askLine = (ask: WaitingAsk, lang: string, wwwroot: string): AskLine => {
  const body = bodyOfAsk(ask);
  return {
    about: body ? localText(body.about, lang) : '',
    space: ask.space,
    reminder: ask.timenotified !== null,
    url: `${wwwroot}/local/mara/asks.php?ask=${ask.askid}`,
  };
};

const newsOf = ({ body }: MessageRow, lang: string): News => {
  const { subject, text, link } = BODY_SCHEMAS.message.parse(JSON.parse(body ?? 'null'));
  return { subject: localText(subject, lang), text: localText(text, lang), link };
};

const subjectOf = (asks: readonly AskLine[], news: readonly News[], lang: string): string => {
  const words = wordsIn(lang);
  const [ask] = asks;
  const [first] = news;
  if (ask && first) return words.subjectAll;
  if (ask && asks.length > 1) return words.subjectAsks(asks.length);
  if (ask) return ask.reminder ? words.subjectReminder(ask.space) : words.subjectAsk(ask.space);
  return first && news.length === 1 ? first.subject : words.subjectNews(news.length);
};

const htmlOf = (asks: readonly AskLine[], news: readonly News[], lang: string): string => {
  const words = wordsIn(lang);
  const lines = asks.map(({ about, space, reminder, url }) => {
    const said = reminder ? `${words.reminder} ${about}` : about;
    return `<li>${linkTo(url, `${said} (${space})`)}</li>`;
  });
  const asked =
    lines.length === 0
      ? ''
      : `<p>${escaped(words.asks)}</p><ul>${lines.join('')}</ul><p>${escaped(words.end)}</p>`;
  const told = news.map(({ subject, text, link }) => {
    const more = link === null ? '' : `<p>${linkTo(link, words.more)}</p>`;
    return `<h3>${escaped(subject)}</h3>${text}${more}`;
  });
  return asked + told.join('');
};

/** Everything that waits for one person, as one notification in their language. */
export const letterOf = (waiting: Waiting, lang: string, wwwroot: string): Letter => {
  const asks = waiting.asks.map((ask) => askLine(ask, lang, wwwroot));
  const news = waiting.messages.map((message) => newsOf(message, lang));
  const [ask] = asks;
  const only = asks.length === 0 && news.length === 1 ? news[0]?.link : null;
  const asked = asks.length === 1 ? ask?.url : `${wwwroot}/local/mara/asks.php`;
  return {
    provider: ask ? 'ask' : 'news',
    subject: subjectOf(asks, news, lang),
    html: htmlOf(asks, news, lang),
    url: (ask ? asked : only) ?? '',
  };
};
