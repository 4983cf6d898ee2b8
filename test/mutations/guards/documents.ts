import type { Mutation } from '../../mutations.js';

const attacks = 'test/server/folder-attacks.test.ts';
const acts = 'test/server/folder-acts.test.ts';
const races = 'test/server/document-races.test.ts';
const leaving = 'test/server/folder-leaving.test.ts';
const capabilities = 'test/server/capabilities.test.ts';
const locks = 'packages/server/src/kernel/locks.ts';
/** That whatever writes in an account shares it. */
const sharing = "held.length === 0 && 'accountId' in input";
const wholeMiB = { file: acts, name: 'DOC-01 takes a content of 1 048 576 bytes' };
const permitted = { file: attacks, name: 'T-U2 lets nobody create, publish or make folders of their own' };
const onlyWrites = { file: 'test/server/folder-noninterference.test.ts', name: 'T-U3 answers whoever only writes byte for byte' };

/** The guards of documents and of the bin. */
export const documents: Mutation[] = [
  {
    id: 'my-documents-that-are-published-name-nobody',
    file: 'packages/server/src/documents/record.ts',
    text: '...(there && { space, ...ownedBy(reading, record),',
    replacement: '...ownedBy(reading, record), ...(there && { space,',
    test: { file: 'test/server/my-documents.test.ts', name: 'DOC-05 a published document tells nobody whose My Documents' },
  },
  {
    id: 'a-bin-below-hidden-folders',
    file: 'packages/server/src/bin/record.ts',
    text: "const access = space === 'shared' && decides !== null ? (once.of(viewer).access(decides) ?? null) : null;",
    replacement:
      "const access = space === 'shared' && decides !== null ? (once.of({ ...viewer, role: 'administrator' }).access(decides) ?? null) : null;",
    test: { file: 'test/server/folder-noninterference.test.ts', name: 'T-U4 I25 I6 hides a folder' },
  },
  {
    id: 'documents-of-a-drop-box',
    file: 'packages/server/src/documents/record.ts',
    text: "  if (view.may('read', folderId)) return sql<boolean>`true`;",
    replacement: "  if (view.may('see', folderId)) return sql<boolean>`true`;",
    test: { file: 'test/server/folder-random.test.ts', name: 'I1 I2 lists, opens, finds, counts and downloads the same' },
  },
  {
    id: 'a-bin-for-everybody',
    file: 'packages/server/src/bin/record.ts',
    text: '.filter(({ record, facts }) => binnedSeen(',
    replacement: '.filter(({ record, facts }) => binnedSeen.length > 0 || binnedSeen(',
    test: { file: acts, name: 'DOC-09 keeps what was deleted by itself in the bin of its maker and its keepers' },
  },
  {
    id: 'a-drop-box-that-is-listed',
    file: 'packages/server/src/documents/record.ts',
    text: 'or d.creator_id = ${viewer.id} and d.folder_id = any(',
    replacement: 'or d.folder_id = any(',
    test: { file: acts, name: 'FLD-04 shows whoever only writes their own documents' },
  },
  {
    id: 'documents-seen-by-their-id',
    file: 'packages/server/src/documents/record.ts',
    text: "and (d.published or case d.space when 'shared' then ${shared} when 'personal' then ${personal} else true end)`;",
    replacement: '`;',
    behind: {
      file: 'packages/server/src/documents/record.ts',
      text: 'if (!documentSeen(subject, subject.document)) return undefined;',
      replacement: 'if (documentSeen.length === 0) return undefined;',
    },
    test: { file: acts, name: 'FLD-08 shows a published document to everyone in the account' },
  },
  {
    id: 'where-a-published-one-lies',
    file: 'packages/server/src/documents/record.ts',
    text: 'const there = documentRights(subject, facts).read !== undefined;',
    replacement: 'const there = documentRights.length > 0;',
    test: { file: acts, name: 'FLD-08 shows a published document to everyone in the account' },
  },
  {
    id: 'written-beside-a-removal',
    file: locks,
    text: sharing,
    replacement: "held.length < 0 && 'accountId' in input",
    test: { file: races, name: 'F15 lets nothing come to lie in a folder that goes to the bin' },
  },
  {
    id: 'written-after-a-revoke',
    file: locks,
    text: sharing,
    replacement: "held.length < 0 && 'accountId' in input",
    test: { file: races, name: 'FLD-07 ends one’s ' },
  },
  {
    id: 'shared-by-whoever-revokes',
    file: locks,
    text: 'passing(held, pass)',
    replacement: 'passing(held, `${pass}_shared`)',
    test: { file: races, name: 'FLD-05 ends an edit in a folder and its move' },
  },
  {
    id: 'overtaken-for-ever',
    file: locks,
    text: 'passing(shared, `${pass}_shared`)',
    replacement: 'sql`select 1 from accounts as a where ${shared[0]} for share ${rows}`',
    test: { file: races, name: 'FLD-07 answers a revoke while many' },
  },
  {
    id: 'copied-beside-a-move',
    file: 'packages/contract/src/documents.ts',
    text: "'not-a-group-account', 'permission-missing', 'title-invalid'],\n  locks: ['documentId'],",
    replacement: "'not-a-group-account', 'permission-missing', 'title-invalid'],",
    test: { file: races, name: 'FLD-07 ends a copy and a move of the original' },
  },
  {
    id: 'saved-over-another',
    file: 'packages/contract/src/documents.ts',
    text: "refusals: ['title-invalid'],\n  locks: ['documentId'],",
    replacement: "refusals: ['title-invalid'],",
    test: { file: races, name: 'I42 lets one of two who save a document with one version through' },
  },
  {
    id: 'removed-on-an-old-version',
    file: 'packages/contract/src/documents.ts',
    text: "output: v.null(),\n  locks: ['documentId'],\n  guard: 'version',",
    replacement: "output: v.null(),\n  guard: 'version',",
    test: { file: races, name: 'F15 ends an edit and a removal of the same document' },
  },
  {
    id: 'ended-without-a-floor',
    file: 'packages/server/src/bin.ts',
    text: 'sql`update counters set folders_floor = folders_revision where',
    replacement: 'sql`update counters set folders_floor = folders_floor where',
    test: { file: leaving, name: 'DOC-09 forgets at every server what went for ever' },
  },
  {
    id: 'purged-without-a-floor',
    file: 'packages/server/src/store/migrations/017-bins.ts',
    text: 'update counters c set folders_floor = folders_revision where account_id',
    replacement: 'update counters c set folders_floor = folders_floor where account_id',
    test: { file: leaving, name: 'DOC-09 forgets at every server what went for ever' },
  },
  {
    id: 'settings-by-whoever-writes',
    file: 'packages/core/src/documents/rights.ts',
    text: "return write?.right === 'owner' || write?.right === 'administrator' ? write : undefined;",
    replacement: 'return write;',
    test: { file: attacks, name: 'T-M7 T-M8 keeps settings and ownership to owner and administrators' },
  },
  {
    id: 'documents-of-any-size',
    file: 'packages/contract/src/documents/content.ts',
    text: '.length <= mostDocumentBytes,',
    replacement: '.length - 1 <= mostDocumentBytes,',
    test: wholeMiB,
  },
  {
    id: 'documents-counted-in-letters',
    file: 'packages/contract/src/documents/content.ts',
    text: 'new TextEncoder().encode(JSON.stringify(content)).length',
    replacement: 'JSON.stringify(content).length',
    test: wholeMiB,
  },
  {
    id: 'capabilities-without-the-bin-above',
    file: 'packages/core/src/bin.ts',
    text: "return 'code' in by || !subject.binned.folderInBin ? by : refuse('folder-in-bin');",
    replacement: 'return by;',
    test: { file: capabilities, name: 'WHY-03 tells of what lay in a folder in the bin' },
  },
  {
    id: 'making-without-the-permission',
    file: 'packages/core/src/documents/rights.ts',
    text: "return permitted ? write : refuse('permission-missing');",
    replacement: 'return write;',
    test: permitted,
  },
  {
    id: 'making-in-what-was-taken',
    file: 'packages/core/src/documents/rights.ts',
    text: "if (own && !keeps) return refuse('permission-missing');",
    replacement: "if (own && !keeps) return refuse('not-permitted');",
    test: permitted,
  },
  {
    id: 'making-for-oneself-always',
    file: 'packages/core/src/documents/rights.ts',
    text: 'access: null }, !own || create);',
    replacement: 'access: null }, own || create);',
    test: permitted,
  },
  {
    id: 'making-for-others-as-they-may',
    file: 'packages/core/src/documents/rights.ts',
    text: 'access: null }, !own || create);',
    replacement: 'access: null }, create);',
    test: permitted,
  },
  {
    id: 'copies-without-the-permission',
    file: 'packages/core/src/documents/rights.ts',
    text: "(coming.viewer.permissions.create ? undefined : refuse('permission-missing'))",
    replacement: 'undefined',
    behind: {
      file: 'packages/core/src/documents.ts',
      text: "return subject.viewer.permissions.create ? by : refuse('permission-missing');",
      replacement: 'return by;',
    },
    test: permitted,
  },
  {
    id: 'versions-of-what-is-not-edited',
    file: 'packages/server/src/documents/record.ts',
    text: 'function versionOf({ env }: Reading, { id, title, content_hash }: DocumentRecord): string {\n  return env.fingerprint(JSON.stringify([id, title, content_hash]));',
    replacement:
      'function versionOf({ env }: Reading, { id, title, content_hash, published }: DocumentRecord): string {\n  return env.fingerprint(JSON.stringify([id, title, content_hash, published]));',
    test: { file: attacks, name: 'T-U5 moves no version by what is not seen' },
  },
  {
    id: 'versions-that-stand-still',
    file: 'packages/server/src/documents/record.ts',
    text: 'return env.fingerprint(JSON.stringify([id, title, content_hash]));',
    replacement: 'return env.fingerprint(JSON.stringify([id, title === content_hash]));',
    test: { file: attacks, name: 'T-U5 moves no version by what is not seen' },
  },
  {
    id: 'lists-that-go-on-after-a-revoke',
    file: 'packages/server/src/documents/list.ts',
    text: "return sql<boolean>`d.space = 'shared' and ${found} and ${documentsVisible(asking)}`;",
    replacement: "return sql<boolean>`d.space = 'shared' and ${found}`;",
    test: { file: attacks, name: 'F16 shows no row after a revoke beyond the page that is there' },
  },
  {
    id: 'rows-without-what-they-may-tell',
    file: 'packages/server/src/documents/list.ts',
    text: ': await seeing(asked, account.id, (now) => seenDocuments(shown, now));',
    replacement: ': seenDocuments.length > 0 ? shown.map((record) => seenIn(null, record)) : [];',
    test: { file: 'test/server/folder-random.test.ts', name: 'I1 I2 lists, opens, finds, counts and downloads the same' },
  },
  {
    id: 'a-drop-box-that-is-counted',
    file: 'packages/server/src/documents/record.ts',
    text: "return view.may('see', folderId) ? sql<boolean>`d.creator_id = ${viewer.id}` : sql<boolean>`false`;",
    replacement: "return view.may('see', folderId) ? sql<boolean>`d.creator_id is not null` : sql<boolean>`${viewer.id} is null`;",
    test: onlyWrites,
  },
  {
    id: 'a-drop-box-that-is-searched',
    file: 'packages/server/src/documents/record.ts',
    text: 'or d.creator_id = ${viewer.id} and d.folder_id = any(',
    replacement: 'or d.folder_id = any(',
    test: onlyWrites,
  },
];
