/** `4 180`. */
export const number = (n: number): string => n.toLocaleString('sv-SE');

/** `26 februari 2027`, of a civil day. */
export const day = (civil: string): string =>
  format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }, new Date(`${civil}T00:00:00Z`));

/** `14:32`. */
export const time = (at: Date): string => format({ hour: '2-digit', minute: '2-digit' }, at);

function format(options: Intl.DateTimeFormatOptions, at: Date): string {
  return Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat('sv-SE', options).format(at);
}
