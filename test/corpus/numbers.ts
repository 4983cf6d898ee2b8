import { bad, each, either, good, type Case } from './case.js';

/** Quotas: whole numbers from 0 to 100,000. */
export const quotas: readonly Case<unknown>[] = [
  ...good<unknown>(...each<unknown>('a quota', 0, 1, 30, 400, 100_000)),
  ...bad<unknown>(
    ...each<unknown>('out of range', -1, -0.5, 100_001, 1e9, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 53, 1e21, 1e300, -(2 ** 31)),
    ...each<unknown>('not whole', 1.5, 0.1, 29.999999999),
    ...each<unknown>('text', '5', '', ' ', 'fem', '1e3', '0x10', '٣', '1 000', '1,5', 'Infinity', '-0', '5\u0000'),
    ...each<unknown>('of another type', null, true, false, [], [5], {}, { valueOf: 5 }),
  ),
  ...either<unknown>([-0, 'minus zero, which JSON keeps'], [30.0, 'a whole number with its point']),
];

/** Page sizes as they stand in a query: whole numbers from 1 to 500. */
export const pageSizes: readonly Case[] = [
  ...good(...each('a size', '1', '2', '7', '50', '500')),
  ...bad(
    ...each('out of range', '0', '501', '-1', '1000000000', '2147483648', '9007199254740993', '99999999999999999999'),
    ...each(
      'no number',
      '',
      ' ',
      'x',
      '1.5',
      '1e2',
      '0x10',
      '+5',
      ' 5',
      '5 ',
      '05',
      '5,0',
      '٣',
      '５',
      'NaN',
      'Infinity',
      'null',
      '[5]',
      '5;',
      '5%00',
    ),
  ),
];

/** Civil days, `YYYY-MM-DD`. */
export const days: readonly Case[] = [
  ...good(...each('a day', '2027-02-26', '2028-02-29', '2000-02-29', '2027-03-28', '2027-10-31', '2027-12-31', '2028-01-01', '2027-06-06')),
  ...bad(
    ['', 'nothing'],
    ...each(
      'no such day',
      '2027-02-29',
      '2100-02-29',
      '2027-04-31',
      '2027-13-01',
      '2027-00-10',
      '2027-01-00',
      '2027-01-32',
      '2027-02-30',
      '0000-01-01',
      '2027-99-99',
    ),
    ...each(
      'a year nobody means',
      '0001-01-01',
      '0026-02-26',
      '9999-12-31',
      '1753-02-17',
      '3000-01-01',
      '10000-01-01',
      '-2027-02-26',
      '+002027-02-26',
    ),
    ...each(
      'an instant',
      '2027-02-26T00:00:00Z',
      '2027-02-26T24:00',
      '2027-02-26 00:00',
      '2027-02-26Z',
      '2027-02-26+01:00',
      '1803596400',
      '2027-02-26T23:59:60Z',
    ),
    ...each(
      'another way to write a day',
      '26/2/2027',
      '2027/02/26',
      '2027-2-26',
      '27-02-26',
      '20270226',
      '26 februari 2027',
      '2027-W08-5',
      '2027-057',
      '2027-02',
      '2027',
      '46444',
      ' 2027-02-26',
      '2027-02-26 ',
      '２０２７-02-26',
      '2027‐02‐26',
      '٢٠٢٧-٠٢-٢٦',
    ),
    ...each('no day', 'null', 'NaN', 'today', 'Infinity', "2027-02-26' OR '1'='1", '2027-02-26\u0000', '2027-02-26\n'),
  ),
];
