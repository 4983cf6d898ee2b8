/** What is done with the tab's storage; undefined where the browser denies it, or it is full. */
export function stored<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}

/** What the name of every stored draft begins with; whose it is ends it. */
export const draftPrefix = 'knippa-draft ';

/** Erases every draft that is not of this person; without one, all: nothing of somebody stays for whoever comes next (I39). */
export function eraseDrafts(except = ' '): void {
  stored((storage) => {
    for (const key of Object.keys(storage)) if (key.startsWith(draftPrefix) && !key.endsWith(except)) storage.removeItem(key);
  });
}
