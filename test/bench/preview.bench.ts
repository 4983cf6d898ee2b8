import { usersDeeds, type ImportFacts, type KnownUser, type Subjects } from '@knippa/core';
import { readUsers, writeUsers, type UserCells } from '@knippa/core/csv';
import Papa from 'papaparse';
import * as v from 'valibot';
import { interleaved } from './helpers.js';
import type { Measurement } from './measurement.js';
import { pupils } from './pupils.js';

const packages = ['papaparse', 'valibot'];

/**
 * What a file of 100,000 rows would do, the facts in memory: decoded, parsed, checked, compared and reported. Half of its people are in the account as they
 * stand there, a quarter have another telephone number, a quarter are new; one row in a thousand is wrong. Against PapaParse with `header`, one valibot schema
 * a row, and a comparison by Map. PapaParse's parse alone stands beside it.
 */
export const measurements: Measurement[] = [
  { id: 'csv.preview', unit: 'ms', goal: { max: 0.6 }, packages, run: previews },
  { id: 'csv.preview@papaparse', unit: 'ms', goal: null, packages, run: parses },
];

const permissions = { create: true, publish: false, documents: true, resetPassword: true };
const headings = ['Visat namn', 'Användarnamn', 'E-post', 'Telefon', 'Roll', 'Ansvarig', 'Skapa dokument', 'Publicera', 'Mina dokument'];

interface Sample {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly known: Map<string, KnownUser>;
}

/** The file, and who is in the account. */
function sample(): Sample {
  const people = pupils().map(({ name, username }, at): UserCells => {
    const email = at % 1000 === 7 ? 'ingen adress' : `elev${at}@elev.lindsta.example`;
    return {
      displayName: name,
      username,
      email,
      phone: `070-${1_000_000 + at}`,
      role: 'user',
      responsible: 'karin',
      quota: null,
      primaryContact: false,
      permissions,
    };
  });
  const known = new Map<string, KnownUser>();
  for (const [at, person] of people.entries())
    if (at % 4 !== 3)
      known.set(person.username, {
        ...person,
        id: `${at}`,
        email: `elev${at}@elev.lindsta.example`,
        phone: at % 4 === 2 ? null : person.phone,
      });
  known.set('karin', {
    ...{
      id: 'karin',
      role: 'administrator',
      displayName: 'Karin',
      username: 'karin',
      email: 'karin@lindsta.example',
      phone: null,
      responsible: null,
    },
    ...{ quota: null, primaryContact: true, permissions: { ...permissions, publish: true } },
  });
  const { data } = Papa.parse<string[]>(writeUsers(people, 'sv').slice(1), { skipEmptyLines: true });
  const [header = [], ...rows] = data;
  const at = headings.map((heading) => header.indexOf(heading));
  const text = [headings, ...rows.map((row) => at.map((index) => row[index] ?? ''))].map((row) => row.join(';')).join('\r\n');
  return { bytes: new TextEncoder().encode(`\ufeff${text}\r\n`), known };
}

function previews() {
  const { bytes, known } = sample();
  const counts = { ours: '', peer: '' };
  const timed = (side: keyof typeof counts, act: () => readonly number[]) => () => {
    const begun = performance.now();
    const counted = act().join();
    const took = performance.now() - begun;
    counts[side] = counted;
    if (counts.ours !== '' && counts.peer !== '' && counts.ours !== counts.peer) throw new Error(`${counts.ours} by ours, ${counts.peer}.`);
    return Promise.resolve(took);
  };
  return interleaved(
    5,
    timed('ours', () => ours(bytes, known)),
    timed('peer', () => peer(bytes, known)),
  );
}

/** Added, changed and refused, as the server's plan is made. */
function ours(bytes: Uint8Array, known: Sample['known']): number[] {
  const facts: ImportFacts = {
    file: readUsers(bytes),
    known,
    importer: '',
    emailsTaken: new Set(),
    documents: new Map(),
    words: new Map(),
    folders: [],
  };
  const account = { id: '', kind: 'organisation', name: '', groupId: 'g', capacity: 200_000, users: known.size, administrators: 1 };
  const context = { subject: { account } as Subjects['accountId'], facts, input: { accountId: '', file: bytes } };
  const refusal = usersDeeds.import.fits?.(context);
  if (refusal) throw new Error(refusal.code);
  const changes = usersDeeds.import.changes(context);
  const sent = usersDeeds.import.sent?.(context);
  const of = (kind: string) => changes.filter((change) => change.kind === kind).length;
  return [of('added'), of('changed'), sent?.refused?.length ?? 0];
}

const answer = v.picklist(['ja', 'nej', '']);
const Row = v.object({
  'Visat namn': v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(255)),
  Användarnamn: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{M}\p{Nd}]{1,64}$/u)),
  'E-post': v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.email())]),
  Telefon: v.union([v.literal(''), v.pipe(v.string(), v.trim(), v.regex(/^\+?[0-9][0-9 ()/.-]{2,30}$/))]),
  Roll: v.picklist(['Administratör', 'Manager', 'Användare', '']),
  Ansvarig: v.pipe(v.string(), v.trim()),
  'Skapa dokument': answer,
  Publicera: answer,
  'Mina dokument': answer,
});

function peer(bytes: Uint8Array, known: Sample['known']): number[] {
  const text = new TextDecoder().decode(bytes);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const added: unknown[] = [];
  const changed: { id: string; field: string; from: unknown; to: unknown }[] = [];
  const refused: { row: number; sentence: string }[] = [];
  const yes = (cell: string) => (cell === '' ? undefined : cell === 'ja');
  for (const [at, cells] of data.entries()) {
    const parsed = v.safeParse(Row, cells);
    if (!parsed.success) {
      refused.push({ row: at + 2, sentence: parsed.issues[0].message });
      continue;
    }
    const row = parsed.output;
    const said = {
      displayName: row['Visat namn'],
      email: row['E-post'] || undefined,
      phone: row['Telefon'] || undefined,
      responsible: row['Ansvarig'] || undefined,
    };
    const may = { create: yes(row['Skapa dokument']), publish: yes(row['Publicera']), documents: yes(row['Mina dokument']) };
    const user = known.get(row['Användarnamn'].normalize('NFKC').toLowerCase());
    if (!user) {
      added.push({ ...said, ...may, username: row['Användarnamn'], role: row['Roll'] });
      continue;
    }
    for (const field of ['displayName', 'email', 'phone', 'responsible'] as const)
      if (said[field] !== undefined && said[field] !== user[field])
        changed.push({ id: user.id, field, from: user[field], to: said[field] });
    for (const field of ['create', 'publish', 'documents'] as const)
      if (may[field] !== undefined && may[field] !== user.permissions[field])
        changed.push({ id: user.id, field, from: user.permissions[field], to: may[field] });
  }
  return [added.length, changed.length, refused.length];
}

function parses() {
  const { bytes, known } = sample();
  const took = (act: () => unknown) => {
    const begun = performance.now();
    act();
    return Promise.resolve(performance.now() - begun);
  };
  return interleaved(
    5,
    () => took(() => ours(bytes, known)),
    () => took(() => Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true })),
  );
}
