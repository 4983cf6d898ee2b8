import type { Mutation } from '../../mutations.js';

const attacks = 'test/server/folder-attacks.test.ts';
const races = 'test/server/document-races.test.ts';
const published = 'test/server/published.test.ts';
const linkEnds = { file: published, name: 'DOC-05 has no link until an administrator makes it' };

/** The guards of publishing, and of the published link. */
export const publishing: Mutation[] = [
  {
    id: 'published-in-the-bin',
    file: 'packages/contract/src/documents.ts',
    text: "refusals: ['permission-missing'],\n  locks: ['documentId'],",
    replacement: "refusals: ['permission-missing'],",
    test: { file: races, name: 'F15 ends a publishing and a removal of the same document' },
  },
  {
    id: 'publishing-without-the-permission',
    file: 'packages/core/src/documents.ts',
    text: "by.right === 'administrator' || subject.viewer.permissions.publish ? by",
    replacement: 'by.right !== undefined || subject.viewer.permissions.publish ? by',
    test: { file: attacks, name: 'T-M6 DOC-04 lets nobody publish without the permission' },
  },
  {
    id: 'managers-publish-what-others-made',
    file: 'packages/core/src/documents/rights.ts',
    text: 'return manager && maker.responsibleId === manager.on ? manager : undefined;',
    replacement: 'return maker.responsibleId === null ? undefined : manager;',
    test: { file: attacks, name: 'T-M6 DOC-04 lets nobody publish without the permission' },
  },
  {
    id: 'my-documents-of-their-makers',
    file: 'packages/core/src/documents/rights.ts',
    text: "return holds(actor, [person.id], 'self') ?? holds(actor, place, 'manager');",
    replacement: "return holds(actor, [maker.id], 'self') ?? holds(actor, place, 'manager');",
    test: { file: 'test/server/my-documents.test.ts', name: 'DOC-04 what lies in somebody’s My Documents is theirs to publish' },
  },
  {
    id: 'managers-make-others-private',
    file: 'packages/core/src/documents/rights.ts',
    text: "if (person) return holds(actor, [person.id], 'self') ?? holds(actor, place, 'manager');",
    replacement: "if (person) return holds(actor, [person.id], 'self') ?? rightNamed(actor, 'manager');",
    test: { file: attacks, name: 'T-M6 finds nobody a document of another’s users' },
  },
  {
    id: 'links-that-anybody-renews',
    file: 'packages/core/src/publishing.ts',
    text: "return holds(actor, place, 'administrator') ?? refuse('not-permitted');",
    replacement: "return holds(actor, place, 'member') ?? refuse('not-permitted');",
    test: linkEnds,
  },
  {
    id: 'links-told-without-the-permission',
    file: 'packages/core/src/publishing.ts',
    text: "(publishes ? holds(actor, place, 'member') : undefined)",
    replacement: "holds(actor, place, 'member')",
    test: linkEnds,
  },
  {
    id: 'links-that-outlive-a-renewal',
    file: 'packages/server/src/publishing.ts',
    text: 'set token_hash = excluded.token_hash, sealed_token',
    replacement: 'set sealed_token',
    test: linkEnds,
  },
  {
    id: 'links-that-outlive-their-closing',
    file: 'packages/server/src/publishing.ts',
    text: 'tx.run(sql`delete from published_links where',
    replacement: 'tx.run(sql`delete from published_links where false and',
    test: linkEnds,
  },
  {
    id: 'links-that-show-drafts',
    file: 'packages/server/src/published/routes.ts',
    text: ' and d.published and d.deleted_at is null`;',
    replacement: ' and d.deleted_at is null`;',
    test: { file: published, name: 'T-P2 shows no unpublished document under a valid link' },
  },
  {
    id: 'links-that-outlive-a-licence',
    file: 'packages/server/src/published/routes.ts',
    text: "if (!opened || phaseOf(opened.expires_on, env.clock()) === 'expired') return undefined;",
    replacement: 'if (!opened) return undefined;',
    test: { file: published, name: 'T-P3 reaches nothing after it was made private' },
  },
  {
    id: 'links-to-the-bin',
    file: 'packages/server/src/documents/write.ts',
    text: 'deleted_with = ${id}, published = false where',
    replacement: 'deleted_with = ${id} where',
    behind: {
      file: 'packages/server/src/published/routes.ts',
      text: ' and d.published and d.deleted_at is null`;',
      replacement: ' and d.published`;',
    },
    test: { file: published, name: 'T-P3 reaches nothing after it was made private' },
  },
  {
    id: 'links-that-are-guessed',
    file: 'packages/server/src/published/routes.ts',
    text: 'return this.#count > mostMisses;',
    replacement: 'return this.#count < 0;',
    test: { file: published, name: 'T-P1 answers guesses as nobody’s' },
  },
  {
    id: 'links-that-are-written-to',
    file: 'packages/server/src/published/routes.ts',
    text: "if (request.method !== 'GET' && request.method !== 'HEAD')",
    replacement: "if (request.method === 'TRACE')",
    test: { file: published, name: 'T-P5 answers reading alone' },
  },
  {
    id: 'links-that-are-told-on',
    file: 'packages/server/src/published/routes.ts',
    text: "  'Referrer-Policy': 'no-referrer',\n",
    replacement: '',
    test: { file: published, name: 'T-P6 tells no other site where it led from' },
  },
  {
    id: 'pages-out-of-their-sandbox',
    file: 'packages/server/src/published/routes.ts',
    text: "frame-ancestors 'none'; sandbox\"",
    replacement: "frame-ancestors 'none'\"",
    test: { file: published, name: 'T-P6 tells no other site where it led from' },
  },
  {
    id: 'pages-with-markup',
    file: 'packages/server/src/published/page.ts',
    text: '<h1 lang="${written}">${title}</h1>\n        <p class="muted">',
    replacement: '<h1 lang="${written}">${raw(title)}</h1>\n        <p class="muted">',
    test: { file: published, name: 'T-P7 shows markup and scripts in titles and contents as text' },
  },
  {
    id: 'makers-by-their-usernames',
    file: 'packages/server/src/published/routes.ts',
    text: 'select d.id, d.title, m.display_name as maker from documents d',
    replacement: "select d.id, d.title, m.display_name || ' ' || m.username as maker from documents d",
    test: { file: published, name: 'T-P4 tells nobody’s username, e-mail or id' },
  },
  {
    id: 'failures-with-their-link',
    file: 'packages/server/src/published/routes.ts',
    text: '    onError(error);',
    replacement: '    onError(new Error(request.url, { cause: error }));',
    test: { file: published, name: 'T-P6 tells what failed on a page without the link' },
  },
  {
    id: 'failures-that-nobody-is-told',
    file: 'packages/server/src/published/routes.ts',
    text: 'answer(request).catch((error: unknown) => failed(request, error))',
    replacement: '(request.signal.aborted ? failed(request, undefined) : answer(request))',
    test: { file: published, name: 'T-P6 tells what failed on a page without the link' },
  },
];
