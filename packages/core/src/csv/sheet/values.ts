/** How a number is shown by the style of its cell, as far as it is not shown as it is: padded with zeros, or as a day or a time of day. */
export type Style = { readonly zeros: number } | 'date' | undefined;

/** The formats without a code in the file: 14–22, 45–47, and the local dates of East Asia. */
const dateIds = (id: number) => (id >= 14 && id <= 22) || (id >= 45 && id <= 47) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** The style that a number format means; `code` is absent for the built-in ones. */
export function styleOf(id: number, code: string | undefined): Style {
  if (code === undefined) return dateIds(id) ? 'date' : undefined;
  if (/^0{2,30}$/.test(code)) return { zeros: code.length };
  const bare = (code.split(';', 1)[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) ? 'date' : undefined;
}

/**
 * A number as a person sees it: never with an exponent, which 46701234567 in too narrow a column turns into, with at most 15 digits where there
 * is a fraction, and by its style. `epoch1904` says that the workbook counts its days from 1904. What is no number stays as it is.
 */
export function numberText(value: string, style: Style, epoch1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style === 'date') return dateText(number, epoch1904) ?? plain(number);
  const text = plain(number);
  return style && /^\d+$/.test(text) ? text.padStart(style.zeros, '0') : text;
}

function plain(number: number): string {
  if (Number.isSafeInteger(number)) return String(Math.abs(number) === 0 ? 0 : number);
  const [digits = '', exponent = '0'] = number.toExponential(14).split('e');
  const sign = digits.startsWith('-') ? '-' : '';
  const all = digits.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  const point = Number(exponent) + 1;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return sign + all.padEnd(point, '0');
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

const DAY = 86_400;

/** YYYY-MM-DD, with hh:mm:ss behind it when the number has a fraction, or that alone below one day; undefined for what is no day. */
function dateText(number: number, epoch1904: boolean): string | undefined {
  const seconds = Math.round(number * DAY);
  // The programs' calendar from 1900 has a 29 February that never was: before it, days are one further on.
  const days = Math.floor(seconds / DAY) + (epoch1904 ? 1462 : 0);
  const at = new Date(((days < 60 ? days + 1 : days) - 25_569) * DAY * 1000);
  if (number < 0 || Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9999) return undefined;
  const time = new Date((seconds % DAY) * 1000).toISOString().slice(11, 19);
  if (number < 1 && !epoch1904) return time;
  return at.toISOString().slice(0, 10) + (seconds % DAY === 0 ? '' : ` ${time}`);
}

const UNSAID =
  /[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9A-Fa-f]{4})/g;

/** A text with `_xHHHH_` for what XML cannot hold or would change, and for a `_` that would be taken for the beginning of one. */
export function escapeText(text: string): string {
  return text.replace(UNSAID, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** The text that `escapeText`, or a spreadsheet program, wrote with `_xHHHH_`. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text;
}
