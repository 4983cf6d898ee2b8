import { accounts, addOns, documents, licences, session, users } from '@knippa/contract';
import { readFile } from 'node:fs/promises';
import { parse } from '@knippa/core/csv';
import { createClient, pages, type Client } from '@knippa/sdk';
import type { Server } from '@knippa/server';
import { createLicence, inbox, signInStaff, type NewLicence } from '@knippa/server/node';
import { castSchool, townSchool } from './cast.js';
import { townPasswords } from './passwords.js';
import { furnishSchool, raiseSchool } from './school.js';

export { townPasswords };

/** The town as it was loaded. */
export interface Town {
  readonly licenceId: string;
  readonly operator: Client;
  /** Account ids by group id. */
  readonly accountIds: ReadonlyMap<string, string>;
}

/** Hears what is being loaded, and how far it has come. */
export type OnTown = (what: string, done: number, of: number) => void;

const folder = new URL('./', import.meta.url);

/** The bytes of a file of the town, as its office sent it. */
export async function townFile(name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(new URL(name, folder)));
}

/**
 * Loads Lindsta kommun through the product's own operations, as its operator and its administrators would have done it:
 * a licence by staff, accounts, files of users, add-ons, documents, and the folders of one school.
 */
export async function loadTown(server: Server, onTown: OnTown = () => undefined): Promise<Town> {
  const licenceId = await createLicence(server.env, await townLicence(server.env.clock()));
  const operator = await signInByMail(server, licenceId, (await rows('licence.csv'))[0]?.['E-post'] ?? '', townPasswords.operator);
  const entitlements = (await operator.call(licences.read, { licenceId })).entitlements;
  const accountIds = new Map<string, string>();
  const started = await rows('accounts.csv');
  for (const [index, row] of started.entries()) {
    onTown('accounts', index, started.length);
    const groupId = cell(row, 'Grupp-ID');
    const { id } = await operator.call(accounts.start, {
      licenceId,
      entitlementId: entitlements.find(({ name }) => name === cell(row, 'Köpt kontotyp'))?.id ?? '',
      email: cell(row, 'E-post'),
      displayName: cell(row, 'Visat namn'),
      ...(groupId && { group: { name: cell(row, 'Kontonamn'), groupId, username: cell(row, 'Användarnamn') } }),
    });
    accountIds.set(groupId || cell(row, 'E-post'), id);
  }
  const groups = started.map((row) => cell(row, 'Grupp-ID')).filter((groupId) => groupId !== '');
  for (const [index, groupId] of groups.entries()) {
    onTown('users', index, groups.length);
    const input = { accountId: accountIds.get(groupId) ?? '', file: await townFile(`users/${groupId}.csv`) };
    const { token: plan } = await operator.plan(users.import, input);
    await operator.call(users.import, { ...input, plan });
  }
  await loadAddOns(server, licenceId);
  await loadDocuments(server, licenceId, started, accountIds, onTown);
  await loadSchool(server, accountIds);
  return { licenceId, operator, accountIds };
}

/** What the municipality bought, as staff write it down: as many whole years later than in the file that it is valid for a quarter more. */
async function townLicence(nowMs: number): Promise<NewLicence> {
  const [row = {}] = await rows('licence.csv');
  const quarter = 90 * 24 * 3_600_000;
  const late = (nowMs + quarter - Date.parse(cell(row, 'Giltig till'))) / (365.25 * 24 * 3_600_000);
  const later = (day: string) => `${Number(day.slice(0, 4)) + Math.max(0, Math.ceil(late))}${day.slice(4)}`;
  return {
    name: cell(row, 'Namn'),
    startsOn: later(cell(row, 'Giltig från')),
    expiresOn: later(cell(row, 'Giltig till')),
    billingContact: { name: cell(row, 'Fakturakontakt'), email: cell(row, 'Fakturakontaktens e-post') },
    operator: { displayName: cell(row, 'Huvudadministratör'), username: cell(row, 'Användarnamn'), email: cell(row, 'E-post') },
    entitlements: (await rows('entitlements.csv')).map((entitlement) => ({
      kind: cell(entitlement, 'Slag') as NewLicence['entitlements'][number]['kind'],
      name: cell(entitlement, 'Namn'),
      capacity: Number(cell(entitlement, 'Användare per konto')),
      purchased: Number(cell(entitlement, 'Köpta')),
    })),
  };
}

/** Staff activate what was bought beside the accounts: for all of them where none is named. */
async function loadAddOns(server: Server, licenceId: string): Promise<void> {
  const staff = visitor(server, await signInStaff(server.env, { username: 'stina', displayName: 'Stina Stöd' }));
  for (const row of await rows('add-ons.csv')) {
    const named = cell(row, 'Konton').split(', ').filter(Boolean);
    await staff.call(addOns.add, { licenceId, name: cell(row, 'Namn'), accounts: named.length > 0 ? named : null });
  }
}

/** Documents are written by administrators, who first follow the link in their mail. */
async function loadDocuments(
  server: Server,
  licenceId: string,
  started: readonly Row[],
  accountIds: ReadonlyMap<string, string>,
  onTown: OnTown,
): Promise<void> {
  const all = await rows('documents.csv');
  let done = 0;
  for (const account of started) {
    const key = cell(account, 'Grupp-ID') || cell(account, 'E-post');
    const own = all.filter((row) => (cell(row, 'Grupp-ID') || cell(row, 'Användare')) === key);
    if (own.length === 0) continue;
    const accountId = accountIds.get(key) ?? '';
    const administrator = await signInByMail(server, licenceId, cell(account, 'E-post'), townPasswords.administrator);
    const me = await administrator.call(session.read, {});
    const ids = new Map<string, string>([[cell(account, 'E-post'), me.person.id]]);
    const others = new Map<string, string>();
    if (cell(account, 'Grupp-ID'))
      for await (const user of pages(administrator, users.list, { accountId, size: 500 })) {
        ids.set(user.username ?? '', user.id);
        if (user.role === 'administrator' && user.id !== me.person.id) others.set(user.username ?? '', user.email ?? '');
      }
    // nobody writes in another administrator's My Documents: those write themselves
    const writers = new Map<string, Client>();
    const writerOf = async (username: string): Promise<Client> => {
      const email = others.get(username);
      if (email === undefined) return administrator;
      const writer = writers.get(username) ?? (await signInByMail(server, licenceId, email, townPasswords.administrator));
      writers.set(username, writer);
      return writer;
    };
    for (const row of own) {
      onTown('documents', done++, all.length);
      const blocks = cell(row, 'Text')
        .split(/\n\s*\n/)
        .map((text) => ({ text }));
      const writer = await writerOf(cell(row, 'Användare'));
      await writer.call(documents.create, { accountId, userId: ids.get(cell(row, 'Användare')) ?? '', title: cell(row, 'Titel'), content: { kind: 'document', blocks } });
    }
  }
}

/** The example school: its folders, with something in them, made by its people (FLD-06). */
async function loadSchool(server: Server, accountIds: ReadonlyMap<string, string>): Promise<void> {
  const { groupId, cast } = townSchool;
  const name = `${groupId}/${cast['rektor'] ?? ''}`;
  const input = { door: 'account', name, password: townPasswords.administrator } as const;
  const { token } = await visitor(server).call(session.signIn, input);
  const people = await castSchool(accountIds.get(groupId) ?? '', visitor(server, token), (token) => visitor(server, token));
  await furnishSchool(await raiseSchool(people));
}

/** A client without a session, over the server's own function. */
export function visitor(server: Pick<Server, 'fetch'>, token?: string): Client {
  return createClient({
    baseUrl: 'http://localhost/api',
    getToken: () => token,
    fetch: (input, init) => server.fetch(new Request(input, init)),
  });
}

/** Follows the newest mail to somebody, sets a password behind its link, and is them. */
async function signInByMail(server: Server, licenceId: string, to: string, password: string): Promise<Client> {
  const mail = (await inbox(server.env, licenceId, 10_000)).find((waiting) => waiting.to === to);
  const link = mail?.link?.split('#link=')[1];
  if (!link) throw new Error(`No mail with a link waits for ${to}.`);
  const { token } = await visitor(server).call(session.setPassword, { link, password });
  return visitor(server, token);
}

type Row = Readonly<Record<string, string>>;

function cell(row: Row, column: string): string {
  return row[column] ?? '';
}

async function rows(name: string): Promise<Row[]> {
  const [header = [], ...body] = parse(new TextDecoder().decode(await townFile(name))).rows;
  return body.map((cells) => Object.fromEntries(header.map((column, index) => [column, cells[index] ?? ''])));
}
