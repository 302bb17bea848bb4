/** What a candidate seeks, in a few short sentences. Pure. */
import type { Candidate } from '../people/index.ts';
import { type Lang, message, type Message, say } from '../../shared/i18n.ts';

/** `septembre 2027` */
const monthOf = (lang: Lang, month: string): string =>
  new Intl.DateTimeFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));

const MONTH = /^\d{4}-\d{2}$/;

export const seekingOf = (
  {
    needs,
    metierUnknown,
    project,
    phase,
    departure,
  }: Pick<Candidate, 'needs' | 'metierUnknown' | 'project' | 'phase' | 'departure'>,
  lang: Lang,
): string => {
  const label = (told: Message): string => say(lang, told);
  const told: Message[] = [];
  if (needs.length > 0) {
    const names = needs.map((need) => label(message(`people.need.${need}`)));
    told.push(message('intake.seeks', { needs: names.join(', ') }));
  }
  if (metierUnknown) told.push(message('intake.metierUnknown'));
  if (project !== null) {
    told.push(message('intake.project', { project: label(message(`people.project.${project}`)) }));
  }
  if (departure === 'past') told.push(message('intake.departure.past'));
  else if (departure !== null && MONTH.test(departure)) {
    told.push(message('intake.departure', { month: monthOf(lang, departure) }));
  }
  told.push(message('intake.phase', { phase: label(message(`people.phase.${phase}`)) }));
  return told.map(label).join(' ');
};
