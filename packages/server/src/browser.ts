import { argon2id, argon2Verify, createSHA256 } from 'hash-wasm';
import { base64url, type Platform } from './kernel/platform.js';

export { createServer, type Server, type ServerOptions } from './index.js';
export { openPglite, type PgliteOptions, type PgliteStore } from './store/pglite.js';
export { createLicence, signInStaff, type NewLicence, type StaffMember } from './staff.js';
export { inbox, type WaitingMail } from './inbox.js';

/** What the server needs of a browser tab: the same hashes and password strings as under Node, by WebAssembly. */
export async function browserPlatform(): Promise<Platform> {
  const sha256 = await createSHA256();
  const digest = (content: string | Uint8Array) => sha256.init().update(content).digest('binary');
  return {
    digest,
    fingerprint: (content) => base64url(digest(content).subarray(0, 12)),
    cipher: {
      seal: async (key, iv, text) => [
        new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await aes(key, 'encrypt'), new TextEncoder().encode(text))),
      ],
      open: async (key, iv, text) => new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await aes(key, 'decrypt'), text)),
    },
    passwords: {
      hash: (password) =>
        argon2id({
          password,
          salt: crypto.getRandomValues(new Uint8Array(16)),
          parallelism: 1,
          iterations: 2,
          memorySize: 19_456,
          hashLength: 32,
          outputType: 'encoded',
        }),
      verify: (password, hash) => argon2Verify({ password, hash }),
    },
  };
}

function aes(key: Uint8Array, use: KeyUsage): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [use]);
}
