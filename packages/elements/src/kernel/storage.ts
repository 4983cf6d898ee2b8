/** What is done with the tab's storage; undefined where the browser denies it, or it is full. */
export function stored<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
