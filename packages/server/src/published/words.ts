import type { Language } from '@knippa/contract';

/** The words of the page of published documents. */
export interface PublishedWords {
  readonly heading: string;
  readonly none: string;
  readonly by: (maker: string) => string;
  readonly formerUser: string;
  readonly all: string;
  readonly next: string;
  readonly previous: string;
  readonly gone: string;
  readonly goneMeans: string;
  readonly tooMany: string;
  readonly failed: string;
  readonly failedMeans: string;
  readonly grid: string;
}

export const publishedWords: Readonly<Record<Language, PublishedWords>> = {
  sv: {
    heading: 'Publicerade dokument',
    none: 'Här finns inga dokument just nu.',
    by: (maker) => `Av ${maker}`,
    formerUser: 'en tidigare användare',
    all: 'Alla dokument',
    next: 'Nästa sida',
    previous: 'Föregående sida',
    gone: 'Sidan finns inte',
    goneMeans: 'Länken är fel, har bytts ut eller stängts, eller så är dokumentet inte längre publicerat. Fråga den som gav dig länken.',
    tooMany: 'Det har blivit för många försök. Försök igen om en stund.',
    failed: 'Sidan kan inte visas just nu',
    failedMeans: 'Något gick fel hos oss. Försök igen om en stund.',
    grid: 'Rutnät',
  },
  en: {
    heading: 'Published documents',
    none: 'There are no documents here right now.',
    by: (maker) => `By ${maker}`,
    formerUser: 'a former user',
    all: 'All documents',
    next: 'Next page',
    previous: 'Previous page',
    gone: 'The page does not exist',
    goneMeans: 'The link is wrong, has been renewed or closed, or the document is no longer published. Ask whoever gave you the link.',
    tooMany: 'There have been too many tries. Try again in a while.',
    failed: 'The page cannot be shown right now',
    failedMeans: 'Something went wrong on our side. Try again in a while.',
    grid: 'Grid',
  },
};

/** The language that a reader asks for first among those we speak; Swedish unless they do. */
export function readersLanguage(accepted: string | null): Language {
  const wanted = (accepted ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = Number(/^\s*q=([\d.]+)/.exec(parameters.join(';'))?.[1] ?? 1);
      return { tag: tag.toLowerCase(), quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(sv|en)\b/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag.startsWith('en') ? 'en' : 'sv';
}
