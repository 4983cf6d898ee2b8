import type { AnyOperation, PathParams } from '@knippa/contract';

/** What an event about an operation tells: the names of its path, never names or contents of people. */
export type DetailOf<Op extends AnyOperation> = Readonly<Record<PathParams<Op['path']>, string>>;

/** `users.move` is told as `knippa-users-move`, `session.signIn` as `knippa-session-sign-in`. */
function spelled(name: string): string {
  return name.replace('.', '-').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Tells the page that something was done: `tell<typeof users.move>(this, 'users.move', { accountId, userId })`. */
export function tell<Op extends AnyOperation>(element: Element, name: Op['name'], detail: DetailOf<Op>): void {
  element.dispatchEvent(new CustomEvent(`knippa-${spelled(name)}`, { bubbles: true, composed: true, detail }));
}

/** Asks the page before something is done or opened. False when the page took it over (`preventDefault`). */
export function ask<Op extends AnyOperation>(element: Element, name: Op['name'], detail: DetailOf<Op>): boolean {
  return element.dispatchEvent(
    new CustomEvent(`knippa-before-${spelled(name)}`, { bubbles: true, composed: true, cancelable: true, detail }),
  );
}

/** Tells that somebody or something that an element is about is no longer there: what opened it may look again. */
export function notFound(element: Element): void {
  element.dispatchEvent(new CustomEvent('knippa-not-found', { bubbles: true, composed: true, detail: {} }));
}

/** Tells that an element's `route` has changed; the page reads it from the element. */
export function navigated(element: Element): void {
  element.dispatchEvent(new CustomEvent('knippa-navigate', { bubbles: true, composed: true, detail: {} }));
}

/** Tells that the person is done with an element: what opened it may take it away. */
export function closed(element: Element): void {
  element.dispatchEvent(new CustomEvent('knippa-close', { bubbles: true, composed: true, detail: {} }));
}
