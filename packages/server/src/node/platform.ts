import { hash as argon2, verify } from '@node-rs/argon2';
import { createCipheriv, createDecipheriv, createHash, hash } from 'node:crypto';
import { joined, type Cipher, type Platform } from '../kernel/platform.js';

/** argon2id as the password store of this service: 19 MiB, two passes, one lane (OWASP). */
const argon = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const tagBytes = 16;

/** At once: a job on another thread costs a request four times what the sealing itself does. */
const cipher: Cipher = {
  seal: (key, iv, text) => {
    const sealing = createCipheriv('aes-256-gcm', key, iv);
    return [sealing.update(text, 'utf8'), sealing.final(), sealing.getAuthTag()];
  },
  open: (key, iv, sealed) => {
    const opening = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    opening.setAuthTag(sealed.subarray(-tagBytes));
    return joined([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]);
  },
};

/** What the server needs of Node. */
export const nodePlatform: Platform = {
  digest: (content) => hash('sha256', content, 'buffer'),
  fingerprint: (content) => hash('sha256', content, 'base64url').slice(0, 16),
  cipher,
  passwords: { hash: (password) => argon2(password, argon), verify: (password, stored) => verify(stored, password) },
};

/** A secret of the service that is derived from another, for one purpose. */
export function derived(secret: string, purpose: string): string {
  return createHash('sha256')
    .update(JSON.stringify(['knippa', purpose, secret]))
    .digest('hex');
}
