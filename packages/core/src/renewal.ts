import { daysUntil } from './phase.js';

/** The days before an expiry date on which people are told that renewal is due (LIC-05), nearest first. */
const reminderDays = [7, 30, 60] as const;

/** How many days ahead the first reminder is. */
export const FIRST_REMINDER_DAYS = reminderDays[2];

/** Whether renewal is due: from the first reminder to the end of the last day. Days are Stockholm's (LIC-05). */
export function isRenewalDue(expiresOn: string, now: Date | number): boolean {
  const days = daysUntil(expiresOn, now);
  return days >= 0 && days <= FIRST_REMINDER_DAYS;
}

/** What a licence's people were last reminded of: an expiry date, and how many days before it. */
export interface Reminded {
  readonly expiresOn: string;
  readonly daysBefore: number;
}

/**
 * Which reminder of an expiry date is due: the nearest that has passed, 60, 30 or 7 days before, unless it or a nearer one was sent for that
 * date. Nothing is due more than 60 days before, nor once the date itself has passed. Days are Stockholm's.
 */
export function reminderDue(expiresOn: string, now: Date | number, reminded: Reminded | undefined): number | undefined {
  const days = daysUntil(expiresOn, now);
  const daysBefore = days < 0 ? undefined : reminderDays.find((before) => days <= before);
  if (daysBefore === undefined) return undefined;
  return reminded?.expiresOn === expiresOn && reminded.daysBefore <= daysBefore ? undefined : daysBefore;
}
