const prefix = 'knippa-draft ';

/** What is written and not saved, for a page that is reloaded; in memory alone where the browser denies storage or it is full. */
const held = new Map<string, string>();

/** A draft's name: of a thing, by somebody. The person stands last, so that another's are told from one's own. */
export function draftKey(thing: string, person: string): string {
  return `${prefix}${thing} ${person}`;
}

/** Keeps a draft until it is saved or thrown away, or its person signs out. */
export function keepDraft(key: string, draft: unknown): void {
  const text = JSON.stringify(draft);
  held.set(key, text);
  stored((storage) => storage.setItem(key, text));
}

/** A draft as it was kept, or undefined. What is in storage may have been written by anyone: whoever reads it looks at its shape. */
export function keptDraft(key: string): unknown {
  const text = held.get(key) ?? stored((storage) => storage.getItem(key));
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets a draft. */
export function forgetDraft(key: string): void {
  held.delete(key);
  stored((storage) => storage.removeItem(key));
}

/** Forgets every draft that is not of this person; without one, all: nothing of somebody stays for whoever comes next (I39). */
export function forgetDrafts(except = ''): void {
  const others = (key: string) => key.startsWith(prefix) && (except === '' || !key.endsWith(` ${except}`));
  const inStorage = stored((storage) => Object.keys(storage)) ?? [];
  for (const key of [...held.keys(), ...inStorage].filter(others)) forgetDraft(key);
}

function stored<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
}
