import { emailKey, fold, found, sortKey } from '@knippa/core';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { className, personName } from './people.js';
import { Choices } from './choices.js';
import { folderRows, folderSize, type OpenFolder } from './seed-folder.js';

/** How much there is in the licence that is measured. */
export const size = { accounts: 10_000, singles: 1_000, users: 100_000, documents: 50_000 } as const;

/** What measurements need to know of the data. */
export interface Seeded {
  readonly licenceId: string;
  /** The bearer token of an operator's session. */
  readonly token: string;
  /** Names typed in a search: 3–12 letters drawn from the data, each with at most 1 % of rows as hits. */
  readonly needles: readonly string[];
  /** Users of group accounts, each with a published document and a private one, and where they may move. */
  readonly movers: readonly Mover[];
  /** A licence of its own for files, with empty accounts that a whole file fits in. */
  readonly files: { readonly licenceId: string; readonly token: string; readonly accountIds: readonly string[] };
  /** A licence of its own for a folder that is opened. */
  readonly folder: OpenFolder;
}

/** Somebody to move. */
export interface Mover {
  readonly id: string;
  readonly accountId: string;
  readonly toAccountId: string;
}

type Row = Readonly<Record<string, unknown>>;

const seed = 20_260_227;
const startsOn = Date.UTC(2026, 1, 27, 8);
const instant = (minutes: number) => new Date(startsOn + minutes * 60_000).toISOString();

let ids = 0;

/** An id in the form of the product's own, each after the one before. */
function nextId(): string {
  return `0195a000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`;
}

/**
 * Fills an empty database of this version with a licence of the size above, from a fixed seed: straight into the tables, with the stored
 * keys that core makes.
 */
export async function fill(owner: pg.Client): Promise<Seeded> {
  const random = new Choices(seed);
  const insert = async (table: string, rows: readonly Row[]) => {
    const columns = Object.keys(rows[0] ?? {}).join(', ');
    for (let from = 0; from < rows.length; from += 10_000)
      await owner.query(`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`, [
        JSON.stringify(rows.slice(from, from + 10_000)),
      ]);
  };

  const licence = await licenceWith(insert, { singles: size.singles, groups: size.accounts - size.singles, files: 0 });
  const accounts: Account[] = Array.from({ length: size.accounts }, (_, index) => newAccount(random, licence, index));
  const groups = accounts.filter(({ group_id }) => group_id !== null);
  const users = accounts.map((account, index) => newUser(random, licence.id, account, index, true));
  while (users.length < size.users) users.push(newUser(random, licence.id, random.one(groups), users.length, false));
  const pupils = users.filter(({ role }) => role === 'user');
  const owners = random.some(pupils, size.documents / 2);
  const documents = owners.flatMap((owner) => [newDocument(licence.id, owner, true), newDocument(licence.id, owner, false)]);

  const files = await licenceWith(insert, { singles: 0, groups: 0, files: 16 });
  const empty = Array.from({ length: 16 }, (_, index) => newAccount(random, files, index));
  const contacts = empty.map((account, index) => newUser(random, files.id, account, size.users + index, true));

  await insert('accounts', [...accounts, ...empty]);
  await insert('users', [...users, ...contacts]);
  await insert('documents', documents);
  await insert('counters', [...countersOf(accounts, users, documents), ...countersOf(empty, contacts, [])]);
  await insert('directory', directoryOf([...accounts, ...empty], [...users, ...contacts]));
  const folder = await folderWith(insert, random);
  await owner.query('vacuum analyze');

  const movers = owners.map(({ id, account_id: accountId }) => {
    let to = random.one(groups);
    while (to.id === accountId) to = random.one(groups);
    return { id, accountId, toAccountId: to.id };
  });
  return {
    licenceId: licence.id,
    token: licence.token,
    needles: needlesOf(
      random,
      [...accounts, ...users].map((row) => row.found),
      200,
    ),
    movers,
    files: { licenceId: files.id, token: files.token, accountIds: empty.map(({ id }) => id) },
    folder,
  };
}

interface Licence {
  readonly id: string;
  readonly token: string;
  readonly types: readonly { readonly id: string; readonly kind: string; readonly capacity: number; readonly started: number }[];
}

async function licenceWith(
  insert: (table: string, rows: readonly Row[]) => Promise<void>,
  { singles, groups, files }: Record<'singles' | 'groups' | 'files', number>,
): Promise<Licence> {
  const id = nextId();
  const operatorId = nextId();
  const types = [
    { id: nextId(), kind: 'single', name: 'En användare', capacity: 1, started: singles },
    { id: nextId(), kind: 'group', name: 'Klass eller grupp', capacity: 60, started: groups },
    { id: nextId(), kind: 'group', name: 'Hela kommunen', capacity: 200_000, started: files },
  ].filter(({ started }) => started > 0);
  const now = new Date();
  const name = 'Lindsta kommun';
  await insert('licences', [
    { id, kind: 'bought', name, language: 'sv', starts_on: '2026-02-27', expires_on: `${now.getFullYear() + 1}-12-31` },
  ]);
  await insert('heads', [{ licence_id: id, seq: 0, hash: `\\x${'00'.repeat(32)}` }]);
  await insert(
    'entitlements',
    types.map((type, position) => ({ licence_id: id, ...type, purchased: type.started + 100, position })),
  );
  const username = `operatör${ids}`;
  const email = `${username}@lindsta.example`;
  const keys = { username_key: fold(username), email_key: emailKey(email) };
  await insert('operators', [
    { licence_id: id, id: operatorId, display_name: 'Åsa Lindström', username, email, ...keys, language: 'sv', created_at: instant(0) },
  ]);
  return { id, token: await sessionFor(insert, id, operatorId, 'operator'), types };
}

/** Signs somebody in, and answers their bearer token. */
async function sessionFor(
  insert: (table: string, rows: readonly Row[]) => Promise<void>,
  licence_id: string,
  person_id: string,
  door: 'operator' | 'account',
): Promise<string> {
  const token = createHash('sha256').update(`${seed} ${person_id}`).digest('base64url');
  const now = new Date();
  await insert('sessions', [
    {
      token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`,
      licence_id,
      person_id,
      door,
      created_at: now,
      used_at: now,
      ends_at: new Date(now.getTime() + 11 * 3_600_000),
    },
  ]);
  return token;
}

/** A licence with one account, whose shared folder is opened by one of its `user`s. */
async function folderWith(insert: (table: string, rows: readonly Row[]) => Promise<void>, random: Choices): Promise<OpenFolder> {
  const licence = await licenceWith(insert, { singles: 0, groups: 0, files: 1 });
  const account = newAccount(random, licence, 0);
  const leader = newUser(random, licence.id, account, 0, true);
  const pupils = Array.from({ length: folderSize.users }, (_, at) => newUser(random, licence.id, account, at + 1, false));
  const { folderId, folders, documents } = folderRows(random, nextId, leader, [leader, ...pupils]);
  await insert('accounts', [account]);
  await insert('users', [leader, ...pupils]);
  await insert('folders', folders);
  await insert('documents', documents);
  await insert('counters', countersOf([account], [leader, ...pupils], documents));
  const token = await sessionFor(insert, licence.id, pupils[7]?.id ?? '', 'account');
  return { accountId: account.id, folderId, token };
}

type Account = ReturnType<typeof newAccount>;
type User = ReturnType<typeof newUser>;

function newAccount(random: Choices, { id: licence_id, types }: Licence, index: number) {
  const type = types.find((_, at) => index < types.slice(0, at + 1).reduce((sum, { started }) => sum + started, 0));
  if (!type) throw new Error('more accounts than places');
  const single = type.kind === 'single';
  const name = single ? personName(random) : className(random);
  const group_id = single ? null : `${fold(name).replaceAll(' ', '')}${index}`;
  const created_at = instant(random.below(100_000));
  return {
    licence_id,
    id: nextId(),
    entitlement_id: type.id,
    kind: type.kind,
    name,
    name_key: sortKey(name),
    group_id,
    group_id_key: group_id,
    capacity: type.capacity,
    created_at,
    activated_at: random.next() < 0.9 ? created_at : null,
    found: found(name, group_id),
  };
}

/** The first of an account is its administrator and primary contact; in a single one, the only user. */
function newUser(random: Choices, licence_id: string, account: Account, index: number, first: boolean) {
  const display_name = first && account.group_id === null ? account.name : personName(random);
  const username =
    account.group_id === null
      ? null
      : `${fold(display_name)
          .replaceAll(/[^\p{L}]/gu, '')
          .slice(0, 12)}${index}`;
  const email = first ? `${username ?? fold(display_name).replaceAll(' ', '.')}${index}@lindsta.example` : null;
  return {
    licence_id,
    account_id: account.id,
    id: nextId(),
    role: first ? 'administrator' : 'user',
    display_name,
    name_key: sortKey(display_name),
    username,
    username_key: username && fold(username),
    email,
    email_key: email && emailKey(email),
    may_create: true,
    may_publish: first,
    has_documents: true,
    may_reset: first,
    primary_contact: first,
    language: 'sv',
    created_at: account.created_at,
    found: found(display_name, username, email),
  };
}

function newDocument(licence_id: string, owner: User, published: boolean) {
  const title = published ? 'Min familj' : 'Veckans ord';
  const text = 'Vi åkte till sjön och badade. Sedan åt vi glass och spelade kort till kvällen.';
  const { id: owner_id, account_id, created_at } = owner;
  return {
    licence_id,
    account_id,
    space: 'personal',
    owner_id,
    id: nextId(),
    creator_id: owner_id,
    title,
    title_key: sortKey(title),
    found: found(title),
    content: { kind: 'document', blocks: [{ text }] },
    published,
    created_at,
    changed_at: created_at,
  };
}

function countersOf(accounts: readonly Account[], users: readonly User[], documents: readonly { account_id: string }[]): Row[] {
  const count = (rows: readonly { account_id: string }[]) => {
    const counts = new Map<string, number>();
    for (const { account_id } of rows) counts.set(account_id, (counts.get(account_id) ?? 0) + 1);
    return counts;
  };
  const [people, papers] = [count(users), count(documents)];
  return accounts.map(({ licence_id, id }) => ({
    licence_id,
    account_id: id,
    users: people.get(id) ?? 0,
    administrators: 1,
    documents: papers.get(id) ?? 0,
  }));
}

function directoryOf(accounts: readonly Account[], users: readonly User[]): Row[] {
  return [
    ...accounts.flatMap(({ licence_id, id, group_id_key }) =>
      group_id_key === null ? [] : [{ kind: 'group-id', key: group_id_key, licence_id, thing_id: id }],
    ),
    ...users.flatMap(({ licence_id, id, email_key }) =>
      email_key === null ? [] : [{ kind: 'user-email', key: email_key, licence_id, thing_id: id }],
    ),
  ];
}

/** Beginnings of words of the data, and whole ones, that find at most 1 % of its rows. */
function needlesOf(random: Choices, texts: readonly string[], count: number): string[] {
  const needles = new Set<string>();
  while (needles.size < count) {
    const letters = [...random.one(random.one(texts).trim().split(/[ @.]/))].filter((letter) => /[a-zåäö]/.test(letter)).join('');
    const needle = letters.slice(0, 3 + random.below(10));
    if (needle.length < 3 || needles.has(needle)) continue;
    const hits = texts.reduce((sum, text) => sum + Number(text.includes(needle)), 0);
    if (hits > 0 && hits <= texts.length / 100) needles.add(needle);
  }
  return [...needles];
}
