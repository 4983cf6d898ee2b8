let stockholm: Intl.DateTimeFormat | undefined;

/** The civil day in Sweden of an instant, `2026-08-17`; nothing of what is no instant. */
export function civilDay(instant: string): string {
  const at = new Date(instant);
  stockholm ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
  return Number.isNaN(at.getTime()) ? '' : stockholm.format(at);
}

/** Numbers, days and times as a language writes them. What is no day or time becomes nothing. */
export function formats(locale: string) {
  const date = (options: Intl.DateTimeFormatOptions, at: Date) =>
    Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat(locale, options).format(at);
  return {
    /** `4 180`. */
    number: (n: number): string => n.toLocaleString(locale),
    /** `26 februari 2027`, of a civil day. */
    day: (civil: string): string =>
      date({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }, new Date(`${civil}T00:00:00Z`)),
    /** `14:32`. */
    time: (at: Date): string => date({ hour: '2-digit', minute: '2-digit' }, at),
  };
}
