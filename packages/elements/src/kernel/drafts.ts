import type { Page } from './contexts.js';
import { draftPrefix, stored } from './storage.js';

/** Whose page a draft is written on: until the page's epoch rises what is held is theirs who wrote it. */
type On = Pick<Page, 'epoch' | 'stores'>;

/** What is written and not saved, where the browser denies storage or it is full. Nothing of it outlives the page's epoch (I39). */
const held = { epoch: 0, drafts: new Map<string, string>() };

function heldOn({ epoch }: On): Map<string, string> {
  if (epoch > held.epoch) held.drafts.clear();
  held.epoch = epoch;
  return held.drafts;
}

/** Forgets what is held of an epoch that is over: the page has taken what stood in the tab's storage itself. */
export function forgetHeld(on: On): void {
  heldOn(on);
}

/** A draft's name: of a thing, by somebody. The person stands last, so that another's are told from one's own. */
export function draftKey(thing: string, person: string): string {
  return `${draftPrefix}${thing} ${person}`;
}

/** Keeps a draft until it is saved or thrown away, or its person signs out: in the tab's storage, for a page that is reloaded, only where the page `stores`. */
export function keepDraft(on: On, key: string, draft: unknown): void {
  const text = JSON.stringify(draft);
  heldOn(on).set(key, text);
  if (on.stores) stored((storage) => storage.setItem(key, text));
}

/** A draft as it was kept, or undefined. What is in storage may have been written by anyone: whoever reads it looks at its shape. */
export function keptDraft(on: On, key: string): unknown {
  const text = heldOn(on).get(key) ?? stored((storage) => storage.getItem(key));
  try {
    return text ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets a draft. */
export function forgetDraft(key: string): void {
  held.drafts.delete(key);
  stored((storage) => storage.removeItem(key));
}
