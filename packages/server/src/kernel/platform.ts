/** What differs between Node and a browser tab, given by the entry. */
export interface Platform {
  /** SHA-256, at once. */
  readonly digest: (content: string | Uint8Array) => Uint8Array;
  /** The first 96 bits of it as base64url: versions are hashed for every row of a page. */
  readonly fingerprint: (content: string) => string;
  readonly cipher: Cipher;
  readonly passwords: Passwords;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** AES-256-GCM with its tag behind the text; both platforms open what the other sealed. At once where the platform can. */
export interface Cipher {
  /** The parts of it, which stand behind one another. */
  seal(key: Uint8Array, iv: Bytes, text: string): readonly Uint8Array[] | Promise<readonly Uint8Array[]>;
  /** Throws where the bytes were altered, or were sealed under another key. */
  open(key: Uint8Array, iv: Bytes, sealed: Bytes): Bytes | Promise<Bytes>;
}

/** argon2id; both platforms write and read the same strings. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, hash: string): Promise<boolean>;
}

/** Parts as one, copied once. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Bytes as text for URLs and headers. */
export function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Bytes from `base64url` text, or undefined when it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** A token that nobody guesses: 128 random bits as text. */
export function newToken(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}
