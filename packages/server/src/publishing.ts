import type { publishing as contract } from '@knippa/contract';
import type { PublishingFacts } from '@knippa/core';
import { sql } from 'kysely';
import type { Answers, Asked, Reading } from './kernel/answer.js';
import type { Environment } from './kernel/environment.js';
import { newToken } from './kernel/platform.js';

interface LinkRow {
  readonly sealed_token: Uint8Array;
  readonly created_at: string;
}

async function linkOf({ tx, licence }: Reading, accountId: string): Promise<LinkRow | undefined> {
  const [row] = await tx.run(
    sql<LinkRow>`select sealed_token, created_at from published_links where licence_id = ${licence.id} and account_id = ${accountId}`,
  );
  return row;
}

/** The address of an account's published documents. */
const urlOf = ({ publishedUrl }: Environment, token: string): string => `${publishedUrl}/${token}`;

type Changing = Asked<typeof contract.renew | typeof contract.close>;

const facts = async (asked: Changing) => ({ open: (await linkOf(asked, asked.subject.account.id)) !== undefined });

export const publishing: Answers<typeof contract, PublishingFacts> = {
  read: {
    run: async (asked) => {
      const { env, tx, licence, subject } = asked;
      const { id } = subject.account;
      const [row, [counted]] = await Promise.all([
        linkOf(asked, id),
        tx.run(
          sql<{ documents: number }>`select count(*)::int as documents from documents
            where licence_id = ${licence.id} and account_id = ${id} and published and deleted_at is null`,
        ),
      ]);
      const token = row && (await env.sealer.open('published', row.sealed_token));
      const link = row && token !== undefined ? { url: urlOf(env, token), createdAt: row.created_at } : null;
      return { link, documents: counted?.documents ?? 0 };
    },
  },

  renew: {
    facts,
    run: async ({ env, tx, licence, subject, now }) => {
      const token = newToken();
      await tx.run(sql`insert into published_links (licence_id, account_id, token_hash, sealed_token, created_at)
        values (${licence.id}, ${subject.account.id}, ${env.digest(token)}, ${await env.sealer.seal('published', token)}, ${now})
        on conflict (licence_id, account_id) do update
          set token_hash = excluded.token_hash, sealed_token = excluded.sealed_token, created_at = excluded.created_at`);
      return { url: urlOf(env, token), createdAt: now };
    },
  },

  close: {
    facts,
    run: async ({ tx, licence, subject }) => {
      await tx.run(sql`delete from published_links where licence_id = ${licence.id} and account_id = ${subject.account.id}`);
      return null;
    },
  },
};
