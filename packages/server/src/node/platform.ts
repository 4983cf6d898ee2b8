import { hash as argon2, verify } from '@node-rs/argon2';
import { createHash, hash } from 'node:crypto';
import type { Platform } from '../kernel/platform.js';

/** argon2id as the password store of this service: 19 MiB, two passes, one lane (OWASP). */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** What the server needs of Node. */
export const nodePlatform: Platform = {
  digest: (content) => hash('sha256', content, 'buffer'),
  passwords: { hash: (password) => argon2(password, argon), verify: (password, stored) => verify(stored, password) },
};

/** A secret of the service that is derived from another, for one purpose. */
export function derived(secret: string, purpose: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['knippa', purpose, secret]))
    .digest('hex');
}
