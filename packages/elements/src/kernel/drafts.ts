import { draftPrefix, stored } from './storage.js';

/** What is written and not saved, for a page that is reloaded; in memory alone where the browser denies storage or it is full. */
const held = new Map<string, string>();

/** A draft's name: of a thing, by somebody. The person stands last, so that another's are told from one's own. */
export function draftKey(thing: string, person: string): string {
  return `${draftPrefix}${thing} ${person}`;
}

/** Keeps a draft until it is saved or thrown away, or its person signs out: in the tab's storage only where the page `stores`. */
export function keepDraft(key: string, draft: unknown, stores: boolean): void {
  const text = JSON.stringify(draft);
  held.set(key, text);
  if (stores) stored((storage) => storage.setItem(key, text));
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
