import { Broken } from './broken.js';
import { styleOf, unescapeText, type Style } from './values.js';
import { decodeText, LONGEST, readAll } from './xml.js';
import { unpack, type Entry } from './zip.js';

/** The most texts that are kept: 100,000 rows in twenty columns, all different. */
const MOST_TEXTS = 2_000_000;

/** Collects the text of `t` elements, in runs or not, and none of the readings that stand over East Asian words. */
export class TextCollector {
  #text = '';
  #phonetic = 0;
  #inside = false;
  #part = '';
  #preserve = false;

  /** Begins anew, and gives what was there. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return unescapeText(text);
  }

  open(name: string, attributes: () => Readonly<Record<string, string>>): void {
    if (name === 'rPh') this.#phonetic++;
    if (name !== 't' || this.#phonetic > 0) return;
    this.#inside = true;
    this.#preserve = attributes()['xml:space'] === 'preserve';
    this.#part = '';
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--;
    if (name !== 't' || !this.#inside) return;
    this.#inside = false;
    this.#text += this.#preserve ? this.#part : this.#part.replace(/^[ \t\n]+|[ \t\n]+$/g, '');
  }

  text(text: string): void {
    if (!this.#inside) return;
    this.#part += text;
    if (this.#text.length + this.#part.length > LONGEST) throw new Broken('broken');
  }
}

/** The workbook's texts, by their numbers. */
export function textsOf(entry: Entry | undefined): string[] {
  const texts: string[] = [];
  if (!entry) return texts;
  const collector = new TextCollector();
  readAll(unpack(entry), {
    open: (name, attributes) => collector.open(name, attributes),
    text: (text) => collector.text(text),
    close: (name) => {
      collector.close(name);
      if (name !== 'si') return;
      if (texts.length === MOST_TEXTS) throw new Broken('too-large');
      texts.push(collector.take());
    },
  });
  return texts;
}

/** The styles of cells, by their numbers. */
export function stylesOf(entry: Entry | undefined): Style[] {
  const codes = new Map<string, string>();
  const styles: Style[] = [];
  if (!entry) return styles;
  let inCells = false;
  readAll(unpack(entry), {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      if (name !== 'numFmt' && !(inCells && name === 'xf')) return;
      const { numFmtId = '0', formatCode } = attributes();
      if (name === 'xf') styles.push(styleOf(Number(numFmtId), codes.get(numFmtId)));
      else if (formatCode !== undefined) codes.set(numFmtId, decodeText(formatCode));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
