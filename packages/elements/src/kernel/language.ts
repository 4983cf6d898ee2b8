/** The languages that every sentence stands in. */
export type Language = 'sv' | 'en';

/** The language of the nearest `lang` around an element, out through shadow roots. Swedish where there is none, or one we do not speak. */
export function languageOf(element: Element): Language {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.hasAttribute('lang')) return /^en\b/i.test(node.getAttribute('lang') ?? '') ? 'en' : 'sv';
  }
  return 'sv';
}

/** How a language's words are loaded: one table by `import()`, so that a page loads those of one language alone. */
export type TermsOf<T> = Readonly<Record<Language, () => Promise<T>>>;

const loaded = new Map<unknown, unknown>();
const pending = new Map<unknown, Promise<unknown>>();

/** What is loaded later and once: it, or undefined while it is on its way; `done` is then told. */
export function loadOnce<T>(load: () => Promise<T>, done: () => void): T | undefined {
  if (!loaded.has(load)) {
    loaded.set(load, undefined);
    pending.set(
      load,
      load().then(
        (value) => loaded.set(load, value),
        // A host that was offline for a moment gets it with the next rendering.
        () => loaded.delete(load),
      ),
    );
  }
  const value = loaded.get(load) as T | undefined;
  if (value === undefined) void pending.get(load)?.then(done);
  return value;
}

/** A table that is loaded already, or undefined while it is being loaded; `done` is then told. */
export function loadTerms<T>(tables: TermsOf<T>, language: Language, done: () => void): T | undefined {
  return loadOnce(tables[language], done);
}
