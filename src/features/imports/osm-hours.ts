/** Opening hours of OpenStreetMap (« Mo-Fr 09:00-12:00; PH off ») as people read them in French. */

const DAYS: Readonly<Record<string, string>> = {
  Mo: 'lundi',
  Tu: 'mardi',
  We: 'mercredi',
  Th: 'jeudi',
  Fr: 'vendredi',
  Sa: 'samedi',
  Su: 'dimanche',
  PH: 'jours fériés',
};
const DAY = '(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)';
const RULE = new RegExp(`^(${DAY}(?:\\s*[-,]\\s*${DAY})*)?\\s*(.*)$`);
const TIMES = /^\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}(?:\s*,\s*\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2})*$/;

const nameOf = (day: string): string => DAYS[day] ?? day;

const daysOf = (text: string): string =>
  text
    .split(',')
    .map((part) => {
      const [from = '', to] = part.split('-').map((day) => day.trim());
      return to === undefined ? nameOf(from) : `du ${nameOf(from)} au ${nameOf(to)}`;
    })
    .join(', ');

const timesOf = (text: string): string =>
  text
    .split(',')
    .map((range) =>
      range
        .split('-')
        .map((time) =>
          time
            .trim()
            .replace(/^0(?=\d)/, '')
            .replace(':', ' h ')
            .replace(/ 00$/, ''),
        )
        .join(' – '),
    )
    .join(' et ');

const ruleOf = (rule: string): string | null => {
  const [, days = '', rest = ''] = RULE.exec(rule) ?? [];
  const said = days === '' ? '' : daysOf(days);
  if (rest === 'off' || rest === 'closed') return said === '' ? null : `${said} : fermé`;
  if (rest === '24/7') return '24 h sur 24, 7 jours sur 7';
  if (!TIMES.test(rest)) return null;
  return [said, timesOf(rest)].filter((part) => part !== '').join(' ');
};

/** In French; what is written otherwise stays as it is. */
export const sayHours = (osm: string): string => {
  const rules = osm
    .split(';')
    .map((rule) => rule.trim())
    .filter((rule) => rule !== '');
  const said = rules.map(ruleOf);
  return said.some((rule) => rule === null) ? osm : said.join(' ; ');
};
