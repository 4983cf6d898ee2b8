const minute = 60_000;
const mostMinutes = 60;
/** How long a mail is tried. */
const mostTrying = 3 * 24 * 60 * minute;

/**
 * When a mail that failed is tried again: after 1, 2, 4 … minutes, at most an hour; undefined once it has been tried for three days. Instants in
 * milliseconds; `attempts` counts the one that failed. However long a mail has waited for a server, it is tried once.
 */
export function nextAttempt(attempts: number, createdAt: number, now: number): number | undefined {
  if (now - createdAt >= mostTrying) return undefined;
  return now + Math.min(2 ** (attempts - 1), mostMinutes) * minute;
}
