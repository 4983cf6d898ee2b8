/**
 * Waits until work has ended and so many milliseconds are over, whichever comes last, and then answers as the work did: given longer than the work
 * takes, whether it found somebody is not told by its time (F19).
 */
export async function unhurried<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  await Promise.allSettled([work, new Promise((resolve) => setTimeout(resolve, milliseconds))]);
  return work;
}
