import * as v from 'valibot';
import { Content, Document } from './documents.js';
import { get, post } from './kernel/operation.js';
import { Id, Language, Search } from './schemas.js';

/** The grids that come with the service, in the order in which they are shown. What a name means never changes. */
export const standardIds = ['yes-no', 'feelings', 'food', 'body', 'first-then', 'morning', 'week', 'empty'] as const;

/** Which of them. */
export const StandardId = v.picklist(standardIds, 'invalid');
export type StandardId = v.InferOutput<typeof StandardId>;

/** A grid that comes with the service, in one language. `id` is one of `standardIds`, or one that a newer service has. */
export const StandardTemplate = v.looseObject({ id: v.string(), title: v.string(), content: Content });
export type StandardTemplate = v.InferOutput<typeof StandardTemplate>;

/**
 * Lists the standard templates with their contents: few and small, the same for everyone in every account, and nobody's to change; those alone whose
 * titles `search` finds (TPL-02).
 */
export const list = /*@__PURE__*/ get('standardTemplates.list', '/accounts/{accountId}/standard-templates', {
  input: { accountId: Id, language: Language, search: v.optional(Search) },
  output: v.looseObject({ items: v.array(StandardTemplate) }),
});

/**
 * Makes a template of one's own from a standard one, at the top of the person's My Documents: a document like every other, to be edited, and shared by copying it to Shared templates
 * (TPL-02).
 */
export const makeOwn = /*@__PURE__*/ post('standardTemplates.makeOwn', '/accounts/{accountId}/users/{userId}/standard-templates', {
  input: { accountId: Id, userId: Id, standardId: StandardId, language: Language },
  output: Document,
  refusals: ['permission-missing'],
  creates: true,
});
