import {
  licences,
  session,
  type AnyOperation,
  type CallInput,
  type Language,
  type NewEntitlement,
  type NewOperator,
  type OutputOf,
  type Plan,
} from '@knippa/contract';
import { fold, isName, refuse } from '@knippa/core';
import { sql } from 'kysely';
import { sessionHours } from './kernel/actor.js';
import type { Environment } from './kernel/environment.js';
import { handle } from './kernel/handle.js';
import { newId } from './kernel/ids.js';
import { writeJournal } from './kernel/journal.js';
import { newToken } from './kernel/platform.js';
import type { Call } from './kernel/ready.js';
import { Refused } from './kernel/refused.js';
import { house } from './store/migrations/007-staff.js';

/** One of the provider's people, as they are named on the installation. */
export interface StaffMember {
  readonly username: string;
  readonly displayName: string;
}

/** Whoever works on the installation itself without saying who they are. */
export const installer: StaffMember = { username: 'knippaadmin', displayName: 'knippa-admin' };

/**
 * Opens a session of staff's, and makes the login where there is none of that name; answers the token. There is no password and no door for it over
 * HTTP: whoever can open the installation's database may call it, and nobody else.
 */
export async function signInStaff(env: Environment, { username, displayName }: StaffMember): Promise<string> {
  if (!isName(username)) throw new Refused(refuse('username-invalid'));
  const token = newToken();
  const nowMs = env.clock();
  const now = new Date(nowMs).toISOString();
  const until = new Date(nowMs + sessionHours.most * 3_600_000).toISOString();
  await env.store.transaction({ write: true }, async (tx) => {
    const [staff] = await tx.run(
      sql<{ id: string }>`select staff_enters(${newId()}, ${username}, ${fold(username)}, ${displayName}, ${now}::timestamptz) as id`,
    );
    const person = staff?.id ?? '';
    await tx.run(sql`select open_session(${env.digest(token)}, 'staff', ${house}, ${person}, ${now}::timestamptz, ${until}::timestamptz)`);
    await writeJournal(tx, env.digest, {
      actor: { person, licenceId: house },
      at: now,
      operation: 'session.signIn',
      by: undefined,
      subjects: [person],
      scopes: [house, person],
      changes: [],
    });
  });
  return token;
}

/** Does one operation as staff through the kernel, with its rules, its journal and its refusals (`Refused`). */
export async function asStaff<Op extends AnyOperation>(
  env: Environment,
  token: string,
  operation: Op,
  { version, plan, ...input }: CallInput<Op> & { readonly version?: string; readonly plan?: string },
): Promise<OutputOf<Op>> {
  return (await handle(env, { ...calling(operation, input, token), guard: version ?? plan })) as OutputOf<Op>;
}

/** Says what an operation would do if staff did it. */
export async function planAsStaff(env: Environment, token: string, operation: AnyOperation, input: object): Promise<Plan> {
  return (await handle(env, { ...calling(operation, input, token), planning: true })) as Plan;
}

function calling(operation: AnyOperation, input: object, token: string): Call {
  return {
    operation,
    raw: { ...input },
    token,
    planning: false,
    guard: undefined,
    key: newToken(),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  };
}

/** What staff write when a municipality has bought a licence (LIC-06). Days are `YYYY-MM-DD`. */
export interface NewLicence {
  readonly name: string;
  readonly startsOn: string;
  readonly expiresOn: string;
  /** In which language mails to its people are, and pages once they have signed in, until they choose another: Swedish unless given. */
  readonly language?: Language;
  readonly billingContact?: { readonly name: string; readonly email: string };
  readonly entitlements: readonly NewEntitlement[];
  readonly operator: NewOperator;
}

/** Creates a licence with its first operator as whoever works on the installation itself; answers its id. */
export async function createLicence(env: Environment, { operator, entitlements, ...licence }: NewLicence): Promise<string> {
  const token = await signInStaff(env, installer);
  try {
    const { id } = await asStaff(env, token, licences.create, { ...licence, entitlements: [...entitlements], operators: [operator] });
    return id;
  } finally {
    await asStaff(env, token, session.signOut, {});
  }
}
