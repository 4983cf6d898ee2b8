import { random } from '../random.js';

/** Choices that are the same at every run from the same seed. */
export class Choices {
  /** From 0, and below 1. */
  readonly next: () => number;

  constructor(seed: number) {
    this.next = random(seed);
  }

  /** A whole number from 0, and below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  /** One of them. */
  one<T>(all: readonly T[]): T {
    const chosen = all[this.below(all.length)];
    if (chosen === undefined) throw new Error('Nothing to choose from.');
    return chosen;
  }

  /** So many of them, each at most once, in no order. */
  some<T>(all: readonly T[], count: number): T[] {
    const left = [...all];
    for (let at = 0; at < Math.min(count, left.length); at++) {
      const other = at + this.below(left.length - at);
      [left[at], left[other]] = [left[other] as T, left[at] as T];
    }
    return left.slice(0, count);
  }
}
