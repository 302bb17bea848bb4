import { type AskBody, MOST_REMARK, type OpenAsk } from '../bridge/asks.ts';
import { localText } from '../bridge/localised.ts';
import { purify } from '../html/purify.ts';
import { ASK_WORDS, type AskWords } from './ask-words.ts';
import { sayTime } from './language.ts';
import { html, type Markup, textArea, trusted } from './markup.ts';
import type { Visit } from './visit.ts';

/** What somebody sent that could not be taken, and which field has to be mended. */
export type Unsent = {
  askid: number;
  choice: string;
  remark: string;
  problem: 'nochoice' | 'noremark' | 'longremark';
};

type Field = 'choice' | 'remark';
const fieldOf = ({ problem }: Unsent): Field => (problem === 'nochoice' ? 'choice' : 'remark');

export const askTitleId = (id: number): string => `ask-${id}-title`;

export const problemText = (words: AskWords, { problem }: Unsent): string =>
  problem === 'longremark' ? words.longremark(MOST_REMARK) : words[problem];

/** The sentence at the field it is about; the field names it by `aria-describedby`. */
const problemAt = (
  ask: OpenAsk,
  field: Field,
  unsent: Unsent | null,
  words: AskWords,
): Markup | false =>
  unsent !== null &&
  fieldOf(unsent) === field &&
  html`<p class="error" id="ask-${ask.id}-${field}-problem">${problemText(words, unsent)}</p>`;

const describedBy = (ids: string[]): Markup | false =>
  ids.length > 0 && trusted(` aria-describedby="${ids.join(' ')}"`);

const choices = (visit: Visit, ask: OpenAsk, unsent: Unsent | null, words: AskWords): Markup => {
  const chosen = unsent?.choice ?? ask.mine?.choice;
  const wrong = unsent !== null && fieldOf(unsent) === 'choice';
  const problem = wrong ? [`ask-${ask.id}-choice-problem`] : [];
  return html`<fieldset ${describedBy(problem)}>
    <legend class="required">${words.legend}</legend>
    ${problemAt(ask, 'choice', unsent, words)}
    ${ask.choices.map(({ code, label }) => {
      const id = `ask-${ask.id}-${code}`;
      return html`<p class="choice">
        <input
          type="radio"
          name="choice"
          id="${id}"
          value="${code}"
          required
          ${code === chosen && trusted('checked')}
        />
        <label for="${id}">${localText(label, visit.lang)}</label>
      </p>`;
    })}
  </fieldset>`;
};

/** One remark for all choices: its hint tells which of them need it, for no script runs here. */
const remark = (visit: Visit, ask: OpenAsk, unsent: Unsent | null, words: AskWords): Markup => {
  const id = `ask-${ask.id}-remark`;
  const named = (kind: AskBody['choices'][number]['remark']): string =>
    ask.choices
      .filter((choice) => choice.remark === kind)
      .map(({ label }) => localText(label, visit.lang))
      .join(', ');
  const [required, optional] = [named('required'), named('optional')];
  if (required === '' && optional === '') return trusted('');
  const wrong = unsent !== null && fieldOf(unsent) === 'remark';
  const attributes = {
    name: 'remark',
    id,
    maxlength: String(MOST_REMARK),
    'aria-describedby': wrong ? `${id}-hint ${id}-problem` : `${id}-hint`,
    ...(wrong ? { 'aria-invalid': 'true' } : {}),
  };
  return html`<label for="${id}">${words.remark}</label>
    <p class="muted" id="${id}-hint">
      ${required !== '' && `${words.remarkRequired(required)} `}
      ${optional !== '' && `${words.remarkOptional(optional)} `} ${words.remarkMost(MOST_REMARK)}
    </p>
    ${problemAt(ask, 'remark', unsent, words)}
    ${textArea(attributes, unsent?.remark ?? ask.mine?.remark ?? '')}`;
};

/** What one answered; a choice that was taken off since is told by its code. */
export const answerText = (
  visit: Visit,
  body: AskBody,
  answer: { choice: string; timeanswered: number },
): string => {
  const words = ASK_WORDS[visit.lang];
  const date = sayTime(visit.lang, answer.timeanswered);
  const label = body.choices.find(({ code }) => code === answer.choice)?.label;
  return words.answered(label ? localText(label, visit.lang) : answer.choice, date);
};

/** One open ask with its form; only the form's POST answers. */
export const askCard = (visit: Visit, ask: OpenAsk, unsent: Unsent | null): Markup => {
  const words = ASK_WORDS[visit.lang];
  const title = localText(ask.title, visit.lang);
  return html`<section class="card" id="ask-${ask.id}" aria-labelledby="${askTitleId(ask.id)}">
    <h2 id="${askTitleId(ask.id)}">${title}</h2>
    <p class="muted">
      ${ask.space.name}. ${ask.mine === null && words.until(sayTime(visit.lang, ask.expires))}
    </p>
    ${trusted(purify(localText(ask.text, visit.lang)))}
    ${ask.link !== null && html`<p><a href="${ask.link}">${words.link}</a></p>`}
    ${ask.mine !== null && html`<p class="box info">${answerText(visit, ask, ask.mine)}</p>`}
    <form action="/local/mara/asks.php" method="post" aria-labelledby="${askTitleId(ask.id)}">
      <input type="hidden" name="ask" value="${ask.id}" />
      <input type="hidden" name="sesskey" value="${visit.session.sesskey}" />
      ${choices(visit, ask, unsent, words)} ${remark(visit, ask, unsent, words)}
      <p>
        ${ask.mode === 'first' && ask.people.length > 1 && words.first}
        ${ask.change ? words.changeable : words.final}
      </p>
      <p>
        <button class="main" type="submit">${ask.mine === null ? words.send : words.change}</button>
      </p>
    </form>
  </section>`;
};
