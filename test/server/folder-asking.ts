import type { Question } from './asking.js';

const content = { kind: 'document', blocks: [{ text: 'Nytt' }] };
const orders = ['title', 'changed'].flatMap((sort) => ['ascending', 'descending'].map((order) => `sort=${sort}&order=${order}`));

/** What is asked about: folders and documents that whoever asks may or may not see, names that may be taken, and somewhere to put things. */
export interface About {
  readonly accountId: string;
  /** Whoever asks. */
  readonly userId: string;
  /** Other people, whose My Documents and whose folders are asked about. */
  readonly others: readonly string[];
  readonly folders: readonly string[];
  readonly documents: readonly string[];
  readonly searches: readonly string[];
}

/** Lists in every order, of every place, and of every size, with all their pages. */
export function listQuestions({ accountId, userId, others, folders, searches }: About): Question[] {
  const base = `/accounts/${accountId}`;
  const get = (path: string): Question => ['GET', `${base}${path}`];
  const places = [
    '',
    'in=shared',
    'in=personal',
    'in=templates',
    'in=published',
    ...[userId, ...others].map((id) => `userId=${id}&in=personal`),
    ...folders.map((id) => `folderId=${id}`),
    ...searches.flatMap((search) => [`search=${search}`, `in=shared&search=${search}`, `folderId=${folders[0] ?? ''}&search=${search}`]),
  ];
  return [
    ...places.flatMap((place) => orders.map((order) => get(`/documents?${place}&${order}&size=2`))),
    ...[1, 7, 50, 500].flatMap((size) => [
      get(`/documents?in=shared&size=${size}`),
      get(`/documents?folderId=${folders[0] ?? ''}&size=${size}`),
      get(`/folders?size=${size}`),
      get(`/bin?size=${size}`),
    ]),
    ...[
      ...['', 'in=personal', 'in=templates'],
      ...others.map((id) => `userId=${id}&in=personal`),
      ...folders.map((id) => `parentId=${id}`),
      ...searches.map((search) => `search=${search}`),
    ].map((place) => get(`/folders?${place}&size=2`)),
    get(''),
    get('/users'),
    get(`/users/${userId}`),
    get('/my-documents'),
    ...['', ...searches.map((search) => `search=${search}`)].map((search) => get(`/readers?${search}&size=2`)),
    ...[userId, ...others].flatMap((id) => [1, 500].map((size) => get(`/users/${id}/folders?size=${size}`))),
    ['GET', '/session'],
    ['POST', `${base}/bin/empty/plan`, {}],
  ];
}

/** Everything that may be asked about folders and documents by their ids; of acts only those that end in a refusal where whoever asks does not see them. */
export function idQuestions({ accountId, userId, folders, documents }: About): Question[] {
  const base = `/accounts/${accountId}`;
  const asked = (methods: readonly string[]): Question[] => methods.map((path): Question => ['GET', `${base}${path}`]);
  return [
    ...folders.flatMap((id): Question[] => [
      ...asked([
        `/folders/${id}`,
        `/folders/${id}/readers?size=2`,
        `/folders/${id}/people`,
        `/folders?parentId=${id}`,
        `/documents?folderId=${id}`,
      ]),
      ['PATCH', `${base}/folders/${id}`, { name: 'Ny' }],
      ['POST', `${base}/folders/${id}/rights/plan`, { ownerId: userId }],
      ['POST', `${base}/folders/${id}/rights`, { ownerId: userId }],
      ['POST', `${base}/folders/${id}/move/plan`, { to: { space: 'shared' } }],
      ['POST', `${base}/folders/${id}/remove/plan`, {}],
      ['POST', `${base}/folders/${id}/copy`, { to: { folderId: id } }],
      ['POST', `${base}/bin/${id}/restore`, {}],
    ]),
    ...documents.flatMap((id): Question[] => [
      ...asked([`/documents/${id}`, `/documents/${id}/readers`, `/documents/${id}/export`]),
      ['PATCH', `${base}/documents/${id}`, { title: 'Nytt' }],
      ['PATCH', `${base}/documents/${id}`, { content }],
      ['POST', `${base}/documents/${id}/move`, { to: { userId } }],
      ['POST', `${base}/documents/${id}/copy`, { to: { userId } }],
      ['POST', `${base}/documents/${id}/remove`, {}],
      ['POST', `${base}/documents/${id}/publish`, {}],
      ['POST', `${base}/documents/${id}/unpublish`, {}],
      ['POST', `${base}/bin/${id}/restore`, {}],
      ['DELETE', `${base}/bin/${id}`, {}],
    ]),
  ];
}

/** Acts that bring one's own document, or a new one, to where whoever asks sees no folder. */
export function targetQuestions({ accountId, folders }: About, documentId: string): Question[] {
  const base = `/accounts/${accountId}`;
  return folders.flatMap((folderId): Question[] => [
    ['POST', `${base}/documents/${documentId}/copy`, { to: { folderId } }],
    ['POST', `${base}/folders/${folderId}/documents`, { title: 'Nytt', content }],
    ['POST', `${base}/folders/${folderId}/folders`, { name: 'Ny' }],
  ]);
}

/** The same questions, of one id instead of another. */
export const withId = (questions: readonly Question[], id: string, instead: string): Question[] =>
  JSON.parse(JSON.stringify(questions).replaceAll(id, instead)) as Question[];
