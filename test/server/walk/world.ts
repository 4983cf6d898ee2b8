import {
  accounts,
  addOns,
  documents,
  folders,
  isRead,
  licences,
  operations,
  operators,
  requests,
  session,
  subjectKey,
  users,
  wordlists,
  type AnyOperation,
} from '@knippa/contract';
import { civilDate, daysAfter } from '@knippa/core';
import type { Server } from '@knippa/server';
import { inbox, signInStaff } from '@knippa/server/node';
import { randomUUID } from 'node:crypto';
import { clientOf, entitlementId, followMail, makeLicence, startGroup, unique } from '../../licence.js';
import { answerOf, type Answer } from './answers.js';
import { requestOf, type Oddities } from './request.js';

/** One licence with something of every kind in it, and somebody of every role signed in. */
export interface World {
  readonly server: Server;
  readonly ids: Readonly<
    Record<
      | 'licenceId'
      | 'entitlementId'
      | 'accountId'
      | 'toAccountId'
      | 'userId'
      | 'responsibleId'
      | 'addOnId'
      | 'operatorId'
      | 'requestId'
      | 'folderId'
      | 'documentId'
      | 'wordlistId'
      | 'wordId',
      string
    >
  >;
  /** A line that was bought for what changes lines. */
  readonly spareId: string;
  readonly organisationId: string;
  readonly singleId: string;
  /** A place in the list of accounts, as the operator got it. */
  readonly cursor: string;
  /** Tokens of sessions: whoever may do most comes first. */
  readonly tokens: Readonly<Record<'operator' | 'administrator' | 'manager' | 'user' | 'staff', string>>;
  readonly signIn: { readonly name: string; readonly password: string };
  readonly administrator: { readonly name: string; readonly password: string };
  /** A `user` of the manager's, of whom no session is kept, for what ends their sessions; and one for what changes them. */
  readonly pupilId: string;
  readonly editedId: string;
  /** A user whom the next move takes. */
  movable: string;
  /** Accounts that deletions and releases take, the next first. */
  readonly leaving: { readonly id: string; readonly groupId: string }[];
  /** Accounts that stand alone, each for what its administrator does about its licence. */
  readonly alone: Record<Subscribing, Alone>;
  /** The requests that the next answers are to. */
  waiting: Waiting;
}

/** Requests that wait, by what answers them, and a `single` account about which none does; what is put in the bin next, and what lies in it. */
interface Waiting {
  start: string;
  decline: string;
  move: string;
  single: string;
  document: string;
  folder: string;
  binned: string;
}

/** What only the administrators of an account that stands alone do about its licence. */
type Subscribing = 'licences.activate' | 'licences.extend' | 'licences.end';
const subscribing = [licences.activate, licences.extend, licences.end] as const;
const isSubscribing = (operation: AnyOperation): operation is (typeof subscribing)[number] =>
  (subscribing as readonly AnyOperation[]).includes(operation);

/** The licence of an account that was released, and its administrator's token. */
export interface Alone {
  readonly licenceId: string;
  readonly token: string;
}

const nobody: Alone = { licenceId: '', token: '' };

/** Makes a world with room for everything that the walk will add. */
export async function makeWorld(server: Server): Promise<World> {
  const licence = await makeLicence(server, {
    entitlements: [
      { kind: 'single', name: 'En användare', capacity: 1, purchased: 10_000 },
      { kind: 'group', name: 'Klass eller grupp', capacity: 100_000, purchased: 10_000 },
      { kind: 'group', name: 'Skola', capacity: 100, purchased: 1 },
      { kind: 'organisation', name: 'Organisation', capacity: 100, purchased: 10_000 },
    ],
  });
  const [account, to] = [await startGroup(licence), await startGroup(licence, { name: 'Blå skolan' })];
  const accountId = account.id;
  const { token: administrator } = await followMail(server, licence.id, account.email, 'karins lösenord');
  await followMail(server, licence.id, to.email, 'karins lösenord');
  await licence.operator.call(accounts.announceDeletion, { accountId: to.id });
  const create = async (role: 'manager' | 'user', more: object = {}) => {
    const [username, password] = [unique('p'), 'ett långt lösenord'];
    const email = `${username}@skola.example`;
    const { id } = await licence.operator.call(users.create, {
      accountId,
      role,
      displayName: 'Anna Ek',
      username,
      email,
      password,
      ...more,
    });
    const { token } = await clientOf(server).call(session.signIn, { door: 'account', name: `${account.groupId}/${username}`, password });
    return { id, token };
  };
  const all = { create: true, publish: true, documents: true, resetPassword: true };
  const manager = await create('manager', { quota: 100_000 });
  const user = await create('user', { responsibleId: manager.id, permissions: all });
  const pupil = await create('user', { responsibleId: manager.id, permissions: all });
  const edited = await create('user', { responsibleId: manager.id, permissions: all });
  const asAdministrator = clientOf(server, administrator);
  const { id: folderId } = await asAdministrator.call(folders.create, { accountId, space: 'shared', name: 'Skolinformation' });
  const { id: documentId } = await asAdministrator.call(documents.createIn, {
    accountId,
    folderId,
    title: 'Veckobrev',
    content: { kind: 'document', blocks: [{ text: 'Hej' }] },
  });
  const staff = await staffToken(server);
  const asStaff = clientOf(server, staff);
  const { id: addOnId } = await asStaff.call(addOns.add, { licenceId: licence.id, name: 'Symboler', accounts: [account.groupId ?? ''] });
  const second = { displayName: 'Olle Ek', username: unique('op'), email: `${unique('op')}@lindsta.example` };
  const { id: operatorId } = await asStaff.call(operators.add, { licenceId: licence.id, ...second });
  const asKarin = clientOf(server, administrator);
  const { id: wordId } = await asKarin.call(wordlists.add, { accountId, wordlistId: accountId, word: 'hej', symbol: '👋' });
  const organisationId = await entitlementId(licence, 'Organisation');
  const page = await licence.operator.call(accounts.list, { licenceId: licence.id, size: 1 });
  const world = {
    server,
    ids: {
      licenceId: licence.id,
      entitlementId: await entitlementId(licence, 'Klass eller grupp'),
      accountId,
      toAccountId: to.id,
      userId: user.id,
      responsibleId: manager.id,
      addOnId,
      operatorId,
      requestId: await sendRequest(server, licence.token, licence.id, organisationId),
      folderId,
      documentId,
      wordlistId: accountId,
      wordId,
    },
    spareId: await entitlementId(licence, 'Skola'),
    organisationId,
    singleId: await entitlementId(licence, 'En användare'),
    cursor: page.next ?? '',
    tokens: { operator: licence.token, administrator, manager: manager.token, user: user.token, staff },
    signIn: licence.signIn,
    administrator: { name: `${account.groupId}/karin`, password: 'karins lösenord' },
    pupilId: pupil.id,
    editedId: edited.id,
    movable: '',
    leaving: [],
    waiting: { start: '', decline: '', move: '', single: '', document: '', folder: '', binned: '' },
    alone: { 'licences.activate': nobody, 'licences.extend': nobody, 'licences.end': nobody },
  };
  for (const { name } of subscribing) world.alone[name] = await standAlone(world, name);
  world.movable = await movableUser(world);
  await addLeaving(world);
  for (const answer of Object.keys(makes) as (keyof Waiting)[]) await makeWait(world, answer);
  return world;
}

const makes: Readonly<Record<keyof Waiting, (world: World) => Promise<string>>> = {
  start: waitingRequest,
  decline: waitingRequest,
  move: waitingMove,
  single: singleAccount,
  document: spareDocument,
  folder: spareFolder,
  binned: spareBinned,
};

/** Makes what the next answer to a request is about, or what goes to the bin or out of it next. */
export async function makeWait(world: World, answer: keyof Waiting): Promise<string> {
  return (world.waiting[answer] = await makes[answer](world));
}

/** Which of them an operation uses up. */
const usesUp: Readonly<Partial<Record<string, keyof Waiting>>> = {
  'requests.start': 'start',
  'requests.decline': 'decline',
  'requests.move': 'move',
  'requests.askMove': 'single',
  'documents.remove': 'document',
  'folders.remove': 'folder',
  'bin.restore': 'binned',
  'bin.end': 'binned',
  'bin.empty': 'binned',
};

/** An ordinary value of each field by its name, new at each call where it must be its own. A field without one fails the walk. */
const ordinary: Readonly<Record<string, (world: World) => unknown>> = {
  licenceId: ({ ids }) => ids.licenceId,
  accountId: ({ ids }) => ids.accountId,
  toAccountId: ({ ids }) => ids.toAccountId,
  userId: ({ ids }) => ids.userId,
  entitlementId: ({ ids }) => ids.entitlementId,
  responsibleId: ({ ids }) => ids.responsibleId,
  addOnId: ({ ids }) => ids.addOnId,
  operatorId: ({ ids }) => ids.operatorId,
  requestId: ({ ids }) => ids.requestId,
  folderId: ({ ids }) => ids.folderId,
  documentId: ({ ids }) => ids.documentId,
  standardId: () => 'week',
  parentId: ({ ids }) => ids.folderId,
  binnedId: ({ waiting }) => waiting.binned,
  ownerId: ({ ids }) => ids.responsibleId,
  wordlistId: ({ ids }) => ids.wordlistId,
  wordId: ({ ids }) => ids.wordId,
  word: () => unique('ord'),
  symbol: () => '🐱',
  note: () => 'Sägs om djur.',
  startsOn: () => '2026-02-27',
  expiresOn: () => '2027-02-26',
  billingContact: () => ({ name: 'Göran Hägglund', email: 'faktura@lindsta.example' }),
  entitlements: () => [{ kind: 'group', name: 'Klass eller grupp', capacity: 30, purchased: 5 }],
  operators: () => [{ displayName: 'Åsa Lindström', username: unique('op'), email: `${unique('op')}@lindsta.example` }],
  kind: () => 'group',
  capacity: () => 30,
  purchased: () => 10,
  accounts: () => null,
  users: () => 40,
  groupId: () => unique('g'),
  reason: () => 'Vi ringer er.',
  wish: () => 'Gärna till Röda skolan.',
  toAccount: ({ ids }) => ids.toAccountId,
  door: () => 'operator',
  password: () => 'ett långt lösenord',
  present: () => 'ett långt lösenord',
  email: () => `${unique('e')}@skola.example`,
  displayName: () => 'Anna Ek',
  username: () => unique('u'),
  group: () => ({ name: 'Röda skolan', groupId: unique('g'), username: 'karin' }),
  role: () => 'administrator',
  phone: () => '+46 70 123 45 67',
  permissions: () => ({ create: true, publish: true, documents: true, resetPassword: true }),
  quota: () => 30,
  primaryContact: () => true,
  usersTo: ({ ids }) => ids.responsibleId,
  primaryContactId: ({ ids }) => ids.responsibleId,
  title: () => 'Veckobrev',
  content: () => ({ kind: 'document', blocks: [{ text: 'Hej' }] }),
  in: () => 'personal',
  space: () => 'shared',
  icon: () => 'star',
  entries: ({ ids }) => ({ managers: nothing, users: nothing, responsible: { id: ids.responsibleId, read: true, write: false } }),
  chosen: ({ ids }) => ({ ids: [ids.userId], read: true, write: false }),
  search: () => 'ek',
  sort: () => 'created',
  order: () => 'descending',
  withRoom: () => 'yes',
  neverSignedIn: () => 'yes',
  userIds: ({ ids }) => [ids.userId],
  from: ({ ids }) => ids.responsibleId,
  to: ({ ids }) => ids.responsibleId,
  size: () => 50,
  cursor: ({ cursor }) => cursor,
  language: () => 'en',
  open: () => true,
  link: () => randomUUID(),
  name: () => 'Gröna skolan',
  confirmation: ({ leaving }) => leaving[0]?.groupId,
  file: () => csv(unique('f')),
  encoding: () => 'utf-8',
  delimiter: () => 'semicolon',
  format: () => 'csv',
  ignoreUnknownColumns: () => 'yes',
  leaveOutRefused: () => 'yes',
  manyRemovals: () => 'yes',
};

const nothing = { read: false, write: false };

/** Values that belong to one operation's field; a shared name may mean another thing. */
const particular: Readonly<Record<string, Readonly<Record<string, (world: World) => unknown>>>> = {
  'session.signIn': {
    name: ({ signIn }) => signIn.name,
    password: ({ signIn }) => signIn.password,
    newPassword: () => 'ett nytt lösenord',
  },
  'session.forgot': { name: ({ signIn }) => signIn.name },
  'session.changePassword': { present: ({ administrator }) => administrator.password },
  'licences.activate': { licenceId: ({ alone }) => alone['licences.activate'].licenceId },
  'licences.extend': { licenceId: ({ alone }) => alone['licences.extend'].licenceId },
  'licences.end': { licenceId: ({ alone }) => alone['licences.end'].licenceId },
  'users.list': { sort: () => 'username' },
  'documents.list': { sort: () => 'title' },
  'documents.move': { to: ({ ids }) => ({ folderId: ids.folderId }) },
  'documents.copy': { to: ({ ids }) => ({ folderId: ids.folderId }) },
  'documents.remove': { documentId: ({ waiting }) => waiting.document },
  'folders.move': { to: () => ({ space: 'shared' }) },
  'folders.copy': { to: () => ({ space: 'shared' }) },
  'folders.remove': { folderId: ({ waiting }) => waiting.folder },
  'folders.people': { role: () => 'responsible' },
  'users.edit': { userId: ({ editedId }) => editedId, role: () => 'user' },
  'users.setPassword': { userId: ({ pupilId }) => pupilId },
  'users.resend': { userId: ({ pupilId }) => pupilId },
  'users.move': { userId: ({ movable }) => movable },
  'users.moveAll': { userIds: ({ movable }) => [movable] },
  'users.remove': { userId: ({ movable }) => movable },
  'users.removeAll': { userIds: ({ movable }) => [movable] },
  'users.redistribute': { users: ({ ids }) => [{ userId: ids.userId, responsibleId: null }] },
  'users.resendAll': { userIds: ({ movable }) => [movable] },
  'accounts.changeGroupId': { accountId: ({ ids }) => ids.toAccountId },
  'accounts.withdrawDeletion': { accountId: ({ ids }) => ids.toAccountId },
  'accounts.release': { accountId: ({ leaving }) => leaving[0]?.id },
  'accounts.delete': { accountId: ({ leaving }) => leaving[0]?.id },
  'entitlements.edit': { entitlementId: ({ spareId }) => spareId },
  'requests.send': { entitlementId: ({ organisationId }) => organisationId },
  'requests.start': { requestId: ({ waiting }) => waiting.start },
  'requests.decline': { requestId: ({ waiting }) => waiting.decline },
  'requests.move': { requestId: ({ waiting }) => waiting.move },
  'requests.askMove': { accountId: ({ waiting }) => waiting.single },
  'wordlists.import': { file: () => words(unique('ord')) },
};

/** Optional fields that an ordinary request has, so that it succeeds. */
const usual = new Set(['email', 'group', 'confirmation', 'from', 'to', 'entries']);

/** What a field asks of the others. */
const companions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'entitlements.add.kind': { capacity: 1 },
  'users.create.password': { role: 'user' },
  'users.redistribute.users': { from: undefined, to: undefined },
  'users.create.responsibleId': { role: 'user', password: 'ett långt lösenord' },
  'users.create.quota': { role: 'manager', password: 'ett långt lösenord' },
  'users.edit.quota': { role: 'manager' },
  'users.edit.primaryContact': { role: 'administrator' },
  'users.create.permissions': { role: 'user', password: 'ett långt lösenord' },
};

/** A file of one user, with an address. */
export function csv(username: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`Visat namn;Användarnamn;E-post;Roll\r\nFia Ek;${username};${username}@skola.example;administratör\r\n`);
}

/** A file of one word. */
export function words(word: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`Ord;Symbol;Anteckning\r\n${word};🐱;\r\n`);
}

/** An ordinary input of an operation, with one field as it is given. */
export function inputOf(world: World, operation: AnyOperation, field?: string, value?: unknown): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(operation.input.entries)) {
    const make = particular[operation.name]?.[name] ?? ordinary[name];
    if (!make) throw new Error(`the walk knows no ordinary ${name}: write one in test/server/walk/world.ts`);
    if (schema.type !== 'optional' || usual.has(name)) input[name] = make(world);
  }
  return field === undefined ? input : { ...input, ...companions[`${operation.name}.${field}`], [field]: value };
}

/** An ordinary value of one field of an operation. */
export function ordinaryOf(world: World, operation: AnyOperation, field: string): unknown {
  return (particular[operation.name]?.[field] ?? ordinary[field])?.(world);
}

/** A link from a mail that was not followed yet. */
async function freshLink({ server, ids, tokens }: World): Promise<string> {
  const username = unique('l');
  const email = `${username}@skola.example`;
  const { accountId, licenceId } = ids;
  await clientOf(server, tokens.operator).call(users.create, { accountId, role: 'administrator', displayName: 'Lo', username, email });
  const mail = (await inbox(server.env, licenceId, 20)).find(({ to }) => to === email);
  return mail?.link?.split('#link=')[1] ?? '';
}

/** What staff alone do. */
const ofStaff: readonly AnyOperation[] = operations.filter(
  ({ name }) =>
    /^(entitlements|addOns|operators)\.(?!read)/.test(name) ||
    /^requests\.(start|move|decline)$/.test(name) ||
    ['licences.list', 'licences.create', 'licences.edit', 'licences.renew'].includes(name),
);

/** Whether an operation is staff's alone. */
function isOfStaff(operation: AnyOperation): boolean {
  return ofStaff.includes(operation);
}

/** A link to a person's new address, which nobody has followed yet. */
async function confirmingLink(world: World): Promise<string> {
  const { server, ids } = world;
  const { token } = await clientOf(server).call(session.setPassword, { link: await freshLink(world), password: 'ett långt lösenord' });
  const email = `${unique('c')}@skola.example`;
  await clientOf(server, token).call(session.changeEmail, { email });
  const mail = (await inbox(server.env, ids.licenceId, 20)).find(({ to }) => to === email);
  return mail?.link?.split('#link=')[1] ?? '';
}

/** Whoever may do an operation most likely succeeds in it: the operator, but for what only people of an account, or staff, do, or may undo. */
export function tokenOf({ tokens, alone }: World, operation: AnyOperation): string {
  if (isOfStaff(operation)) return tokens.staff;
  if (isSubscribing(operation)) return alone[operation.name].token;
  const within =
    /^(documents|standardTemplates|folders|bin|publishing|wordlists)\./.test(operation.name) ||
    operation === session.changePassword ||
    operation === accounts.openSettings;
  return within ? tokens.administrator : tokens.operator;
}

/** The token of one of the provider's people. */
export function staffToken(server: Server): Promise<string> {
  return signInStaff(server.env, { username: unique('staff'), displayName: 'Stina Stöd' });
}

/** One answer, whether it is the plan's, and whether it is to an act whose plan was refused already. */
export interface Sent {
  readonly planning: boolean;
  readonly answer: Answer;
  readonly moot?: boolean;
}

/** How the walk sends: the input, whoever sends it, and what is odd about it. */
export interface Sending extends Oddities {
  readonly operation: AnyOperation;
  readonly input: Record<string, unknown>;
  readonly token: string | undefined;
  /** The field that is not as usual, if any. */
  readonly field?: string;
}

/**
 * Sends one act as a person would: an operation with a plan is asked for it first and then applied, one with a version
 * reads it first, what uses something up gets a new one. Answers everything that came.
 */
export async function act(world: World, sending: Sending): Promise<Sent[]> {
  const { server } = world;
  const { operation } = sending;
  let { input, token } = sending;
  const send = async (of: AnyOperation, more: Partial<Parameters<typeof requestOf>[0]> = {}) =>
    answerOf(await server.fetch(requestOf({ ...sending, operation: of, input, token, ...more })));
  if (operation === session.signOut && token !== undefined && token === world.tokens.operator)
    token = (
      await clientOf(server).call(session.signIn, { door: 'operator', ...world.signIn, name: `${world.signIn.name}@lindsta.example` })
    ).token;
  if (operation === session.signOut && token !== undefined && token === world.tokens.staff) token = await staffToken(server);
  if ('link' in operation.input.entries && sending.field !== 'link')
    input = { ...input, link: await (operation === session.confirmEmail ? confirmingLink(world) : freshLink(world)) };
  if (operation === operators.remove && input['operatorId'] === world.ids.operatorId)
    input = { ...input, operatorId: await spareOperator(world) };
  if (operation === addOns.remove && input['addOnId'] === world.ids.addOnId) input = { ...input, addOnId: await spareAddOn(world) };
  if (operation === wordlists.remove && token === world.tokens.administrator && input['wordId'] === world.ids.wordId)
    input = { ...input, wordId: await spareWord(world) };

  if (operation.guard === 'version') {
    const reading = readingOf(operation);
    const read = await answerOf(await server.fetch(requestOf({ operation: reading, input: pick(input, reading), token })));
    const { version } = read.status === 200 ? (JSON.parse(new TextDecoder().decode(read.bytes)) as { version: string }) : { version: 'x' };
    return [{ planning: false, answer: await send(operation, { guard: version }) }];
  }
  if (operation.guard !== 'plan') {
    const answer = await send(operation);
    const used = usesUp[operation.name];
    if (answer.status === 200) await readyDeletion(world, operation).catch(() => undefined);
    if (used && answer.status < 300) await makeWait(world, used).catch(() => (world.waiting[used] = ''));
    // who has changed the password changes it back, so that the next one knows it
    if (operation === session.changePassword && answer.status === 204 && typeof input['password'] === 'string')
      await clientOf(server, token).call(operation, { present: input['password'], password: world.administrator.password });
    return [{ planning: false, answer }];
  }
  const plan = await send(operation, { planning: true });
  const planned = { planning: true, answer: plan };
  const guard = plan.status === 200 ? (JSON.parse(new TextDecoder().decode(plan.bytes)) as { token: string }).token : 'x';
  const applied = await send(operation, { guard });
  // where nobody can be created any more, nobody goes a second time
  if (takesSomebody.has(operation.name) && applied.status < 300) world.movable = await movableUser(world).catch(() => '');
  if (isSubscribing(operation) && applied.status < 300)
    world.alone[operation.name] = await standAlone(world, operation.name).catch(() => nobody);
  const used = usesUp[operation.name];
  if (used && applied.status < 300) await makeWait(world, used).catch(() => (world.waiting[used] = ''));
  if (takesAnAccount(operation) && applied.status < 300) {
    world.leaving.shift();
    if (world.leaving.length === 0) await addLeaving(world);
  }
  return [planned, { planning: false, answer: applied, moot: guard === 'x' }];
}

/** What of an input an operation has. */
export function pick(input: Record<string, unknown>, operation: AnyOperation): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => name in operation.input.entries));
}

/** A group account more, for what takes one away. */
export async function addLeaving(world: World): Promise<void> {
  world.leaving.push(await startAnother(world));
}

async function startAnother({ server, ids, tokens }: World): Promise<World['leaving'][number]> {
  const groupId = unique('g');
  const { id } = await clientOf(server, tokens.operator).call(accounts.start, {
    licenceId: ids.licenceId,
    entitlementId: ids.entitlementId,
    email: `${groupId}@skola.example`,
    displayName: 'Karin Öberg',
    group: { name: 'Gula skolan', groupId, username: 'karin' },
  });
  return { id, groupId };
}

/** A released account of which an operation succeeds: on trial, or with a subscription that ends soon. */
async function standAlone(world: World, name: Subscribing): Promise<Alone> {
  const { server, tokens } = world;
  // one of its own: what is leaving may be taken away beside it
  const { id: accountId, groupId } = await startAnother(world);
  const operator = clientOf(server, tokens.operator);
  await followMail(server, world.ids.licenceId, `${groupId}@skola.example`, 'karins lösenord');
  const plan = await operator.plan(accounts.release, { accountId });
  await operator.call(accounts.release, { accountId, plan: plan.token });
  const signedIn = await clientOf(server).call(session.signIn, { door: 'account', name: `${groupId}/karin`, password: 'karins lösenord' });
  const licenceId = signedIn.session.licence.id;
  if (name !== 'licences.activate') {
    const expiresOn = daysAfter(civilDate(server.env.clock()), 30);
    await subscribe(server, { licenceId, token: signedIn.token, staff: tokens.staff, expiresOn });
  }
  return { licenceId, token: signedIn.token };
}

/** Activates the subscription of an account on trial, and lets staff say until when it holds. */
export async function subscribe(
  server: Server,
  { licenceId, token, staff, expiresOn }: Alone & { readonly staff: string; readonly expiresOn: string },
): Promise<void> {
  const input = { licenceId, billingContact: { name: 'Göran Hägglund', email: 'faktura@lindsta.example' } };
  const karin = clientOf(server, token);
  const { token: plan } = await karin.plan(licences.activate, input);
  const { version } = await karin.call(licences.activate, { ...input, plan });
  await clientOf(server, staff).call(licences.renew, { licenceId, expiresOn, version });
}

/** A version that an operation is held against now, as whoever acts reads it. */
export function readingOf(operation: AnyOperation): AnyOperation {
  const reading = operations.find((of) => isRead(of) && subjectKey(of) === subjectKey(operation) && operation.path.startsWith(of.path));
  if (!reading) throw new Error(`${operation.name} has a version that nobody reads`);
  return reading;
}

/** What takes away the next user who may go, or mails them as often as anybody may. */
const takesSomebody: ReadonlySet<string> = new Set(
  [users.move, users.moveAll, users.remove, users.removeAll, users.resendAll].map(({ name }) => name),
);

/** Whether an operation takes away the next account that may leave. */
const takesAnAccount = ({ ends, path }: AnyOperation) => ends && path.includes('{accountId}');

/** An ordinary input that succeeds once, and whose: what an operation uses up, or may do a few times alone, is new. */
export async function readied(world: World, operation: AnyOperation): Promise<{ input: Record<string, unknown>; token: string }> {
  const { server, ids, tokens, signIn } = world;
  let token = tokenOf(world, operation);
  if (operation === session.signOut) token = (await clientOf(server).call(session.signIn, { door: 'operator', ...signIn })).token;
  if (takesSomebody.has(operation.name)) world.movable = await movableUser(world);
  if (takesAnAccount(operation)) {
    world.leaving.shift();
    await addLeaving(world);
  }
  if (isSubscribing(operation)) ({ token } = world.alone[operation.name] = await standAlone(world, operation.name));
  const used = usesUp[operation.name];
  if (used) await makeWait(world, used);
  const input = inputOf(world, operation);
  if (operation === accounts.resend) {
    await addLeaving(world);
    input['accountId'] = world.leaving.at(-1)?.id;
  }
  if (operation === users.resend) input['userId'] = await movableUser(world);
  await readyDeletion(world, operation);
  if (operation === operators.remove) input['operatorId'] = await spareOperator(world);
  if (operation === addOns.remove) input['addOnId'] = await spareAddOn(world);
  if (operation === wordlists.remove) input['wordId'] = await spareWord(world);
  if (operation === session.changePassword || operation === session.changeEmail) {
    const [username, password] = [unique('s'), 'det nuvarande lösenordet'];
    const email = `${username}@skola.example`;
    const person = { accountId: ids.accountId, role: 'manager', displayName: 'Siv Ek', username, email, password } as const;
    await clientOf(server, tokens.operator).call(users.create, person);
    ({ token } = await clientOf(server).call(session.signIn, { door: 'account', name: email, password }));
    if (operation === session.changePassword) input['present'] = password;
  }
  return { input, token };
}

/** Leaves an account without a deletion for what announces one, and the other with one for what takes it back. */
export async function readyDeletion({ server, ids, tokens }: World, operation: AnyOperation): Promise<void> {
  const wanted = operation === accounts.withdrawDeletion;
  if (!wanted && operation !== accounts.announceDeletion) return;
  const operator = clientOf(server, tokens.operator);
  const accountId = wanted ? ids.toAccountId : ids.accountId;
  const { deletion } = await operator.call(accounts.read, { accountId });
  if ((deletion !== null) === wanted) return;
  await operator.call(wanted ? accounts.announceDeletion : accounts.withdrawDeletion, { accountId });
}

/** An operator for what removes one. */
export async function spareOperator({ server, ids, tokens }: World): Promise<string> {
  const input = { licenceId: ids.licenceId, displayName: 'Kim Ek', username: unique('op'), email: `${unique('op')}@lindsta.example` };
  return (await clientOf(server, tokens.staff).call(operators.add, input)).id;
}

/** An add-on for what ends one, in the world's licence or another. */
export async function spareAddOn({ server, ids, tokens }: World, licenceId = ids.licenceId): Promise<string> {
  return (await clientOf(server, tokens.staff).call(addOns.add, { licenceId, name: 'Talsyntes' })).id;
}

/** A word of the group's for what removes one. */
async function spareWord({ server, ids: { accountId }, tokens }: World): Promise<string> {
  const input = { accountId, wordlistId: accountId, word: unique('ord') };
  return (await clientOf(server, tokens.administrator).call(wordlists.add, input)).id;
}

async function sendRequest(server: Server, token: string, licenceId: string, entitlement: string): Promise<string> {
  const email = `${unique('r')}@lindsta.example`;
  const group = { name: 'Hemtjänsten', groupId: unique('h'), username: 'rut' };
  const input = { licenceId, entitlementId: entitlement, email, displayName: 'Rut Berg', group };
  return (await clientOf(server, token).call(requests.send, input)).id;
}

/** A request that waits, for what answers one. */
export function waitingRequest({ server, ids, tokens, organisationId }: World): Promise<string> {
  return sendRequest(server, tokens.operator, ids.licenceId, organisationId);
}

/** A `single` account, for what asks that its user is moved. */
export async function singleAccount({ server, ids, tokens, singleId }: World): Promise<string> {
  const person = { email: `${unique('maj')}@lindsta.example`, displayName: 'Maj-Britt Sjö' };
  const input = { licenceId: ids.licenceId, entitlementId: singleId, ...person };
  return (await clientOf(server, tokens.operator).call(accounts.start, input)).id;
}

/** A request to move somebody, which waits. */
export async function waitingMove(world: World): Promise<string> {
  const accountId = await singleAccount(world);
  return (await clientOf(world.server, world.tokens.operator).call(requests.askMove, { accountId })).id;
}

/** A document in the shared folder, for what puts one in the bin. */
export async function spareDocument({ server, ids, tokens }: World): Promise<string> {
  const input = { accountId: ids.accountId, folderId: ids.folderId, title: 'Veckobrev' };
  return (await clientOf(server, tokens.administrator).call(documents.createIn, { ...input, content: { kind: 'document', blocks: [] } }))
    .id;
}

/** A shared folder, for what puts one in the bin. */
export async function spareFolder({ server, ids, tokens }: World): Promise<string> {
  const input = { accountId: ids.accountId, space: 'shared', name: 'Gammalt' } as const;
  return (await clientOf(server, tokens.administrator).call(folders.create, input)).id;
}

/** A document in the bin. */
export async function spareBinned(world: World): Promise<string> {
  const { server, ids, tokens } = world;
  const administrator = clientOf(server, tokens.administrator);
  const document = { accountId: ids.accountId, documentId: await spareDocument(world) };
  const { version } = await administrator.call(documents.read, document);
  await administrator.call(documents.remove, { ...document, version });
  return document.documentId;
}

/** A user in the account, for what moves one away. */
export async function movableUser({ server, ids, tokens }: World): Promise<string> {
  const username = unique('m');
  const input = {
    accountId: ids.accountId,
    role: 'administrator',
    displayName: 'Mo Ek',
    username,
    email: `${username}@skola.example`,
  } as const;
  return (await clientOf(server, tokens.operator).call(users.create, input)).id;
}
