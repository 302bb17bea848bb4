import { describe, expect, it } from '@jest/globals';
import { readDay } from './deadline.ts';

describe('a day', () => {
  it.each([
    ['31/01/2027', '2027-01-31'],
    ['1/2/27', '2027-02-01'],
    ['1.2.2027', '2027-02-01'],
    ['01-02-2027', '2027-02-01'],
    ['2027-01-31', '2027-01-31'],
    ['31 janvier 2027', '2027-01-31'],
    ['1er février 2027', '2027-02-01'],
    ['le 3 août 2027', '2027-08-03'],
    ['dimanche 31 janv. 2027', '2027-01-31'],
    ['31\u00A0JANVIER\u00A02027', '2027-01-31'],
    ['31 January 2027', '2027-01-31'],
    ['29/02/2028', '2028-02-29'],
  ])('%j is %s', (text, day) => {
    expect(readDay(text)).toEqual({ day });
  });
  it.each([
    ['31/02/2027', 'impossible'],
    ['29/02/2027', 'impossible'],
    ['12/31/2027', 'impossible'],
    ['0/1/2027', 'impossible'],
    ['31/01/1927', 'impossible'],
    ['01/01/9999', 'impossible'],
    ['2027-13-01', 'impossible'],
    ['32 janvier 2027', 'impossible'],
    ['dès que possible', 'invalid'],
    ['31 janvier', 'invalid'],
    ['31/01', 'invalid'],
    ['31/01/202', 'invalid'],
    ['31 nivôse 2027', 'invalid'],
    ['9'.repeat(1000), 'invalid'],
  ])('%j is none: %s', (text, wrong) => {
    expect(readDay(text)).toEqual({ wrong });
  });
});
