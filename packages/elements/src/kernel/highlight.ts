import { html, type TemplateResult } from 'lit';

/** A letter as a search compares it: without case; é is e, but å, ä and ö are letters of their own. Always one letter for one. */
function fold(letter: string): string {
  const lower = letter.toLowerCase();
  return /[åäö]/.test(lower) ? lower : (lower.normalize('NFD')[0] ?? lower);
}

/** A text with what a search found in it marked: the whole search, or else the words of it. */
export function highlight(text: string, search: string): TemplateResult | string {
  if (search === '') return text;
  const shown = [...text.normalize('NFC')];
  const folded = shown.map(fold).join('\n');
  for (const needle of [search, ...search.split(/\s+/)]) {
    const letters = [...needle.trim().normalize('NFC')].map(fold);
    const at = letters.length === 0 ? -1 : folded.indexOf(letters.join('\n'));
    if (at < 0) continue;
    const start = folded.slice(0, at).split('\n').length - 1;
    const part = (from: number, to?: number) => shown.slice(from, to).join('');
    return html`${part(0, start)}<mark>${part(start, start + letters.length)}</mark>${part(start + letters.length)}`;
  }
  return text;
}
