import { refuse } from '@knippa/core';
import { sql } from 'kysely';
import type { Reading } from './answer.js';
import { Refused } from './refused.js';

/** Rows of a page when the caller names no number. */
export const usualSize = 50;

/**
 * How many rows are read for a page: one more than it shows, which tells whether another follows. Written out in the statement: of a limit that is a
 * parameter a database believes it to be a tenth of all, and plans anew for every page.
 */
export const rowsFor = (size: number) => sql.lit(size + 1);

interface Place {
  readonly p: string;
  readonly f: string;
  readonly at: readonly string[];
}

/** Where a list goes on: the sort keys of the last row, sealed, and bound to the list's filter and its reader. */
export class Cursors {
  readonly #reading: Reading;
  readonly #filter: string;

  constructor(reading: Reading, list: string, filter: Record<string, unknown>) {
    this.#reading = reading;
    this.#filter = reading.env.fingerprint(JSON.stringify([list, filter]));
  }

  /** The sort keys after which the page begins; undefined on the first. A cursor of another list, filter or reader is `malformed`. */
  async open(cursor: string | undefined): Promise<readonly string[] | undefined> {
    if (cursor === undefined) return undefined;
    const place = await this.#reading.env.sealer.value<Place>('cursor', cursor);
    if (place?.p !== this.#reading.actor.person || place.f !== this.#filter) throw new Refused(refuse('malformed'));
    return place.at;
  }

  /** A cursor that goes on after a row with these sort keys. */
  async after(...at: readonly string[]): Promise<string> {
    const place: Place = { p: this.#reading.actor.person, f: this.#filter, at };
    return this.#reading.env.sealer.token('cursor', place);
  }
}
