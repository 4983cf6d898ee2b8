import { alone } from '../text.js';
import { Broken } from './broken.js';
import { styleOf, unescapeText, type Style } from './values.js';
import { decodeText, LONGEST, readAll } from './xml.js';
import { MOST_OF_PART, unpack, type Entry } from './zip.js';

/** The most texts that are kept, and the most characters of all of them: 100,000 rows in ten columns, all different, each of forty letters. */
const MOST_TEXTS = 1_000_000;
const MOST_OF_TEXTS = 40_000_000;

/** As many styles and as many formats as programs allow of styles. */
const MOST_STYLES = 65_536;

/** A format's code is at most 255 characters long in any program: what a longer one says behind that is not asked. */
const MOST_OF_CODE = 255;

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
  let length = 0;
  readAll(unpack(entry), {
    open: (name, attributes) => collector.open(name, attributes),
    text: (text) => collector.text(text),
    close: (name) => {
      collector.close(name);
      if (name !== 'si') return;
      const text = alone(collector.take());
      length += text.length;
      if (texts.length === MOST_TEXTS || length > MOST_OF_TEXTS) throw new Broken('too-large');
      texts.push(text);
    },
  });
  return texts;
}

/** The styles of cells, by their numbers. */
export function stylesOf(entry: Entry | undefined): Style[] {
  const formats = new Map<string, Style>();
  const styles: Style[] = [];
  if (!entry) return styles;
  let inCells = false;
  readAll(unpack(entry, MOST_OF_PART), {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCells = true;
      if (name !== 'numFmt' && !(inCells && name === 'xf')) return;
      const { numFmtId = '0', formatCode } = attributes();
      if (styles.length === MOST_STYLES || formats.size === MOST_STYLES) throw new Broken('too-large');
      const id = Number(numFmtId);
      if (name === 'xf') styles.push(formats.has(numFmtId) ? formats.get(numFmtId) : styleOf(id, undefined));
      else if (formatCode !== undefined) formats.set(numFmtId, styleOf(id, decodeText(formatCode).slice(0, MOST_OF_CODE)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return styles;
}
