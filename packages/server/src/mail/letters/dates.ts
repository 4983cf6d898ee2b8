/** Days and instants in words, in one language, as mails say them: civil dates, and Stockholm's time. */
export function dates(locale: string) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Stockholm' });
  return {
    /** A civil day, `YYYY-MM-DD`. */
    day: (date: string): string => day.format(Date.parse(date)),
    instant: (at: string): string => instant.format(Date.parse(at)),
  };
}
