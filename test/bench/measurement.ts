/** What a measurement is held to: its ratio ours/peer, or with `of: 'ours'` our own figure. */
export type Goal = { max: number; of?: 'ours' | 'ratio' } | { min: number; of?: 'ours' | 'ratio' } | null;

/** What a run of a measurement found: medians, of `n` runs or samples each. */
export interface Figures {
  ours: number;
  peer?: number;
  n: number;
}

/**
 * One figure, and how it is taken. A file test/bench/<name>.bench.ts exports `measurements`, and that is all there is to adding one. Variants
 * of one measurement are called `id@variant`. `packages` are those whose versions the figure depends on.
 */
export interface Measurement {
  id: string;
  unit: string;
  goal: Goal;
  packages?: string[];
  run(): Promise<Figures>;
}

/** Whether the figures reach the goal. Without a goal they do. */
export function reached(goal: Goal, { ours, peer }: Figures): boolean {
  if (goal === null) return true;
  const figure = goal.of === 'ours' ? ours : peer === undefined ? NaN : ours / peer;
  return 'max' in goal ? figure <= goal.max : figure >= goal.min;
}

/** A goal in words: `ratio ≤ 0.05`. */
export function words(goal: Goal): string {
  if (goal === null) return '–';
  return `${goal.of ?? 'ratio'} ${'max' in goal ? `≤ ${goal.max}` : `≥ ${goal.min}`}`;
}
