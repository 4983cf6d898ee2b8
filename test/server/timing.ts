import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { rounds } from '../rounds.js';

/** Samples two ways to be answered in turn, and holds the difference of their times (95 %) to at most so many milliseconds. */
export async function timed(t: TestContext, what: string, ways: readonly [() => Promise<unknown>, () => Promise<unknown>], most: number) {
  const differences: number[] = [];
  const time = async (way: () => Promise<unknown>) => {
    const begun = performance.now();
    await way();
    return performance.now() - begun;
  };
  for (let sample = 0; sample < rounds(2000); sample++) {
    // each goes first every second time, so that neither has the warmer seat
    const first = await time(ways[sample % 2 ? 1 : 0]);
    const second = await time(ways[sample % 2 ? 0 : 1]);
    differences.push(sample % 2 ? second - first : first - second);
  }
  differences.sort((a, b) => a - b);
  // the interval of the median, by ranks: a few slow samples of a busy machine do not move it
  const [middle, reach] = [differences.length / 2, 0.98 * Math.sqrt(differences.length)];
  const [low, high] = [differences[Math.floor(middle - reach)] ?? NaN, differences[Math.ceil(middle + reach)] ?? NaN];
  const median = differences[Math.floor(middle)] ?? NaN;
  t.diagnostic(
    `${what}: ${median.toFixed(3)} ms, 95 % between ${low.toFixed(3)} and ${high.toFixed(3)} ms over ${differences.length} pairs`,
  );
  // with all samples the whole interval is held to it; with a tenth of them it is too wide on a busy machine, and must reach into it
  const held = process.env['KNIPPA_LONG'] ? low > -most && high < most : low < most && high > -most;
  assert.ok(held, `${what}: ${low} to ${high} ms`);
}
