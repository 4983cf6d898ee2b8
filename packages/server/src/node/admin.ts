import type { AccountKind } from '@knippa/contract';
import { isCivilDate } from '@knippa/core';
import { parseArgs } from 'node:util';
import { createServer } from '../index.js';
import { inbox } from '../inbox.js';
import { openInstallation } from './installation.js';
import { nodePlatform } from './platform.js';
import { createLicence, type NewLicence } from '../staff.js';

const usage = `knippa-admin create-licence
  --name "Lindsta kommun" --starts 2026-02-27 --expires 2027-02-26
  --entitlement "single:En användare:1:10" --entitlement "group:Klass eller grupp:30:30"
  --operator "åsalindström:asa.lindstrom@lindsta.example:Åsa Lindström"
  [--billing "faktura@lindsta.example:Göran Hägglund"]
  [--folder .knippa] [--url https://intranet.lindsta.example/konton]

An entitlement is kind:name:users per account:number purchased. The operator is mailed a link to set a password;
it is printed too. DATABASE_URL names a PostgreSQL; without it the folder's own database is used.`;

/** Runs one command of staff's; answers the process's exit code. */
export async function admin(args: readonly string[], print: (line: string) => void): Promise<number> {
  const [command, ...rest] = args;
  if (command !== 'create-licence') {
    print(usage);
    return command === undefined || command === '--help' ? 0 : 2;
  }
  try {
    const { licence, folder, url } = read(rest);
    const { store, secret } = await openInstallation(folder === undefined ? {} : { folder });
    const server = createServer({ store, secret, platform: nodePlatform, doorUrls: { operator: url, account: url } });
    try {
      const id = await createLicence(server.env, licence);
      const [mail] = await inbox(server.env, id, 1);
      print(`Licence ${id} is created.`);
      print(`${licence.operator.displayName} sets a password at ${mail?.link ?? ''}`);
    } finally {
      await server.close();
    }
    return 0;
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function read(args: readonly string[]): { licence: NewLicence; folder: string | undefined; url: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      name: { type: 'string' },
      starts: { type: 'string' },
      expires: { type: 'string' },
      entitlement: { type: 'string', multiple: true },
      operator: { type: 'string' },
      billing: { type: 'string' },
      folder: { type: 'string' },
      url: { type: 'string', default: 'http://localhost:8080/' },
    },
  });
  const needed = (name: 'name' | 'starts' | 'expires' | 'operator') => {
    const value = values[name];
    if (!value) throw new Error(`--${name} is missing.\n\n${usage}`);
    return value;
  };
  const [username = '', email = '', displayName = ''] = needed('operator').split(':');
  const [billingEmail, billingName] = values.billing?.split(':') ?? [];
  return {
    folder: values.folder,
    url: values.url,
    licence: {
      name: needed('name'),
      startsOn: day(needed('starts')),
      expiresOn: day(needed('expires')),
      entitlements: (values.entitlement ?? []).map(entitlementOf),
      operator: { username, email, displayName },
      ...(billingEmail && { billingContact: { email: billingEmail, name: billingName ?? billingEmail } }),
    },
  };
}

function day(text: string): string {
  if (!isCivilDate(text)) throw new Error(`${text} is not a day: write YYYY-MM-DD.`);
  return text;
}

const kinds = new Set<string>(['single', 'group', 'organisation']);

function entitlementOf(text: string): NewLicence['entitlements'][number] {
  const [kind = '', name = '', capacity = '', purchased = '', more] = text.split(':');
  if (
    !kinds.has(kind) ||
    more !== undefined ||
    (kind === 'single' && capacity !== '1') ||
    name === '' ||
    !/^[1-9]\d*$/.test(capacity) ||
    !/^\d+$/.test(purchased)
  )
    throw new Error(`"${text}" is not an entitlement: write kind:name:users per account:number purchased.`);
  return { kind: kind as AccountKind, name, capacity: Number(capacity), purchased: Number(purchased) };
}
