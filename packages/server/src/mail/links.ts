import type { Door } from '@knippa/contract';
import { sql } from 'kysely';
import type { Environment } from '../kernel/environment.js';
import type { Leading } from './letter.js';
import { MailFailed } from './mailer.js';

/** Where a mail with a link leads: a page of a door, with the link's token behind `#link=`. Built from what is configured, never from a request. */
export function linkUrl({ doorUrls }: Pick<Environment, 'doorUrls'>, door: Door, token: string): string {
  return `${doorUrls[door]}#link=${token}`;
}

/**
 * Where a mail leads: with its sealed link, while that works; to its reader's door without one, and nowhere for who has none. `ended` when
 * the link was used, was replaced or has run out: such a mail is of no use to anybody (USR-22).
 */
export async function leadingOf(
  env: Environment,
  { door }: { door?: Door },
  sealed: Uint8Array | null,
  now: string,
): Promise<Leading | 'ended' | undefined> {
  if (!door) return undefined;
  if (!sealed) return { url: env.doorUrls[door] };
  const token = await env.sealer.open('mail', sealed);
  if (token === undefined) throw new MailFailed('refused', 'sealed-under-another-secret');
  const query = sql<{ ends_at: string | null }>`select link_ends(${env.digest(token)}, ${now}::timestamptz) as ends_at`;
  const [found] = await env.store.transaction({ write: false }, (tx) => tx.run(query));
  return found?.ends_at ? { url: linkUrl(env, door, token), endsAt: found.ends_at } : 'ended';
}
