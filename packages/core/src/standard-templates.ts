import type { Cell, Language, StandardId, StandardTemplate, standardTemplates as contract } from '@knippa/contract';
import { creatingFor } from './documents/rights.js';
import { refuse } from './kernel/refuse.js';
import { holds } from './kernel/right.js';
import type { Deeds, Rules } from './kernel/rule.js';
import { standardGrids } from './standard-templates/grids.js';

/** A standard template as it stands in a language. */
export function standardTemplate(id: StandardId, language: Language): StandardTemplate {
  const { title, columns, cells } = standardGrids[id];
  const all = cells.map(([symbol, sv, en]): Cell => ({ text: { sv, en }[language], ...(symbol && { symbol }) }));
  const rows = Array.from({ length: all.length / columns }, (_, row) => all.slice(row * columns, (row + 1) * columns));
  return { id, title: title[language], content: { kind: 'grid', rows } };
}

export const standardTemplates = {
  /** They are the same for everyone in every account; none has an operation that changes them (TPL-02). */
  list: ({ actor, place }) => holds(actor, place, 'member') ?? refuse('not-permitted'),
  /** It becomes a document of the person's, so whoever may create one there may (DOC-08). */
  makeOwn: creatingFor,
} satisfies Rules<typeof contract>;

/** What the act needs to know beside its subject. */
export interface StandardTemplatesFacts {
  makeOwn: undefined;
}

export const standardTemplatesDeeds = {
  makeOwn: {
    changes: ({ input: { userId, standardId, language } }) => [
      { kind: 'added', resource: 'documents', id: '', name: standardTemplate(standardId, language).title, values: { ownerId: userId } },
    ],
  },
} satisfies Deeds<typeof contract, StandardTemplatesFacts>;
