/** Erases every draft that is stored and is not of one person; without one, all: nothing of somebody stays for whoever comes next (I39). */
export function eraseDrafts(except?: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      const [kind, person] = key.split(' ');
      if (kind === 'knippa-draft' && person !== except) sessionStorage.removeItem(key);
    }
  } catch {
    // where nothing can be stored there is nothing
  }
}
