import type { Phase } from '@knippa/contract';

/** A midnight in Stockholm at which a licence's phase changes: until when the licence holds, the instant, and the phase before it and from it on. */
export interface Midnight {
  readonly expiresOn: string;
  readonly at: string;
  readonly before: Phase;
  readonly from: Phase;
}

const midnight = (expiresOn: string, at: string, before: Phase, from: Phase): Midnight => ({ expiresOn, at, before, from });

/**
 * Midnights in the order of time: midnight is 23:00 UTC in winter and 22:00 in summer, which begins on 28 March and ends on 31 October 2027
 * (LIC-04, F11). The first two are the ledger's example.
 */
export const midnights: readonly Midnight[] = [
  midnight('2027-02-26', '2027-02-26T23:00:00Z', 'active', 'grace'),
  midnight('2027-02-26', '2027-03-26T23:00:00Z', 'grace', 'expired'),
  // the nights before and after the clocks go forward, as the last of a licence and as the last of grace
  midnight('2027-03-27', '2027-03-27T23:00:00Z', 'active', 'grace'),
  midnight('2027-03-28', '2027-03-28T22:00:00Z', 'active', 'grace'),
  midnight('2027-02-28', '2027-03-28T22:00:00Z', 'grace', 'expired'),
  // and back
  midnight('2027-10-30', '2027-10-30T22:00:00Z', 'active', 'grace'),
  midnight('2027-10-31', '2027-10-31T23:00:00Z', 'active', 'grace'),
  // New Year, and the end of a February of 29 days
  midnight('2027-12-31', '2027-12-31T23:00:00Z', 'active', 'grace'),
  midnight('2027-12-31', '2028-01-28T23:00:00Z', 'grace', 'expired'),
  midnight('2028-02-01', '2028-02-29T23:00:00Z', 'grace', 'expired'),
];
