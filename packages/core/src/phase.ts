/**
 * The phase of a licence: a pure function of the civil date in Stockholm (LIC-04, I10).
 *
 * Days are texts, `2027-02-26`; instants are a `Date` or milliseconds since 1970. Nothing here reads a clock.
 */

/** `active` to the end of the expiry date, `grace` for the 28 civil days after it, then `expired`. */
export type Phase = 'active' | 'grace' | 'expired';

/** The civil days of grace that follow the expiry date. */
export const GRACE_DAYS = 28;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const stockholm = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Stockholm',
  calendar: 'gregory',
  numberingSystem: 'latn',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
let latest = { hour: NaN, date: '' };

/**
 * The day it is in Stockholm at an instant, `YYYY-MM-DD`.
 *
 * The last answer is kept for its hour: midnight in Stockholm, in summer and in winter, is a whole hour UTC.
 */
export function civilDate(now: Date | number): string {
  const hour = Math.floor(Number(now) / HOUR);
  if (hour !== latest.hour) latest = { hour, date: formatted(hour * HOUR) };
  return latest.date;
}

function formatted(instant: number): string {
  const part = Object.fromEntries(stockholm.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${part['year']?.padStart(4, '0')}-${part['month']}-${part['day']}`;
}

/** Whether the text is a day that exists, `YYYY-MM-DD`, from 1900 to 2999: years beyond are slips of the keyboard. */
export function isCivilDate(text: string): boolean {
  return /^(?:19|2\d)\d\d-\d\d-\d\d$/.test(text) && Number.isFinite(dayNumber(text)) && dateOf(dayNumber(text)) === text;
}

/** The last day of grace: 28 civil days after the expiry date. */
export function graceEndsOn(expiresOn: string): string {
  return daysAfter(expiresOn, GRACE_DAYS);
}

/** The civil day that is so many days after another. */
export function daysAfter(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** The last day of the year that begins with a day: of 27 February 2026, 26 February 2027. */
export function yearFrom(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return dateOf(Date.UTC(year + 1, month - 1, day) / DAY - 1);
}

/** Whole days from today in Stockholm to a day: 0 on the day itself, negative after it. */
export function daysUntil(date: string, now: Date | number): number {
  return dayNumber(date) - dayNumber(civilDate(now));
}

/** The phase at an instant of a licence that is valid until `expiresOn`, that day included. */
export function phaseOf(expiresOn: string, now: Date | number): Phase {
  const days = daysUntil(expiresOn, now);
  return days >= 0 ? 'active' : days >= -GRACE_DAYS ? 'grace' : 'expired';
}

/** Days since 1970 of a civil day: civil days have no time zone, so UTC counts them. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

function dateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY).toISOString().slice(0, 10);
}
