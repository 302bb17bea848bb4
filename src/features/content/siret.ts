/** SIRET: the 14 digits that INSEE gives an establishment. */

/** La Poste has more establishments than its SIREN has checked numbers for. */
const LA_POSTE = '356000000';

const luhn = (digits: string): number =>
  Array.from(digits)
    .reverse()
    .reduce((sum, char, place) => {
      const double = Number(char) * (place % 2 === 1 ? 2 : 1);
      return sum + (double > 9 ? double - 9 : double);
    }, 0);

const plainSum = (digits: string): number =>
  Array.from(digits).reduce((sum, char) => sum + Number(char), 0);

/**
 * The 14 digits, or what is wrong: its form, or that its key does not match, as when two digits were
 * exchanged. The establishments of La Poste are checked by their sum instead (INSEE).
 */
export const readSiret = (text: string): { siret: string } | { wrong: 'form' | 'key' } => {
  const digits = text.replace(/^\s*siret\b[\s:]*|[\s.-]/giu, '');
  if (!/^\d{14}$/.test(digits)) return { wrong: 'form' };
  if (luhn(digits) % 10 === 0) return { siret: digits };
  const laPoste = digits.startsWith(LA_POSTE) && plainSum(digits) % 5 === 0;
  return laPoste ? { siret: digits } : { wrong: 'key' };
};
