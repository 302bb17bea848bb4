import { JOB_MARKET } from '../bridge/sheet-fields.ts';
import { SECTORS } from '../bridge/sheet-options.ts';
import { type ExampleSheet, type Reach, reachOf } from './sheet.ts';

const KINDS = {
  employer: 'Employeur',
  joint: 'Organisme paritaire',
  funder: 'Organisme financier',
  chamber: 'Organisme consulaire',
  network: 'Réseau des membres',
} as const;

type Details = Reach & {
  knowledge: string;
  /** The letter of its section of the NAF. */
  sector?: string;
  metiers?: string;
  size?: string;
  mandate?: string;
  introducer?: string;
};

/** Behind the numbers of the living area. */
const FIRST_NUMBER = 100;

/** Makes the sheets of one region's job market. */
export const bodiesOf = (prefix: string) => {
  let count = 0;
  return (
    kind: keyof typeof KINDS,
    name: string,
    commune: string,
    { verified = 12 + count * 17, state = 'À publier', sector, ...given }: Details,
  ): ExampleSheet => {
    const section = SECTORS.find((one) => sector !== undefined && one.startsWith(`${sector} `));
    const reach = reachOf(name, prefix, FIRST_NUMBER + count);
    count += 1;
    return {
      sheet: JOB_MARKET,
      verified,
      fields: {
        kind: KINDS[kind],
        name,
        ...(section === undefined ? {} : { sector: section }),
        commune,
        ...reach,
        ...given,
        state,
      },
    };
  };
};
