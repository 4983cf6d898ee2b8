/**
 * The day on which all tests run, told to every process and page that they start: the licences of the tests were bought for the year around it, and are to
 * be valid whenever the tests are run. Time goes on from its morning as it does. (JavaScript, because it is loaded before what reads TypeScript.)
 */
const morning = Date.UTC(2026, 10, 23, 8);

/** By how many milliseconds the day is ahead of the clock of this machine: the same in every process of a run. */
export const ahead = Number((process.env['KNIPPA_TEST_AHEAD'] ??= String(morning - Date.now())));

/** Sets the clock of a process or a page. A page gets it as text, so it uses nothing from outside. */
export function setAhead(milliseconds) {
  const Real = Date;
  const now = () => Real.now() + milliseconds;
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
}

setAhead(ahead);
