/** How often a test of chance repeats: all rounds in the long run, a tenth in the short one. */
export const rounds = (full: number): number => (process.env['KNIPPA_LONG'] ? full : Math.max(1, Math.ceil(full / 10)));

/** The run's seed: printed by the test command, and set again with KNIPPA_SEED to repeat a run. */
export const seed = Number(process.env['KNIPPA_SEED'] ?? 1);
