import type { FileOutput } from '@knippa/contract';
import type { Download } from './kernel/answer.js';
import { Refused } from './kernel/refused.js';

/** The header that says about how many bytes a download has, where nobody knows exactly before it is made. */
export const bytesHeader = 'Knippa-Bytes';

/**
 * A download as a response: whole, or read while it is sent. One that cannot go on is cut off, and told to `onError` unless it was refused; its reader
 * sees an error and never an end.
 */
export function downloadResponse(
  { types }: FileOutput,
  { filename, parts, bytes, type = types[0] ?? 'application/octet-stream' }: Download,
  headers: Readonly<Record<string, string>>,
  onError: (error: unknown) => void,
): Response {
  const text = type.startsWith('text/');
  const ending = /\.\w+$/.exec(filename)?.[0] ?? '';
  return new Response(Array.isArray(parts) ? new Blob(parts) : sent(parts as AsyncIterable<Uint8Array<ArrayBuffer>>, onError), {
    headers: {
      ...headers,
      'Content-Type': text ? `${type}; charset=utf-8` : type,
      'Content-Disposition': `attachment; filename="knippa${ending}"; filename*=UTF-8''${encodeURIComponent(filename)}`,
      ...(bytes !== undefined && { [bytesHeader]: String(bytes) }),
    },
  });
}

/** Asks for no more than is read. */
function sent(parts: AsyncIterable<Uint8Array<ArrayBuffer>>, onError: (error: unknown) => void): ReadableStream<Uint8Array<ArrayBuffer>> {
  const iterator = parts[Symbol.asyncIterator]();
  let left = false;
  return new ReadableStream({
    pull: async (to) => {
      try {
        const part = await iterator.next();
        if (part.done) to.close();
        else to.enqueue(part.value);
      } catch (error) {
        if (!left && !(error instanceof Refused) && !(error instanceof DOMException && error.name === 'AbortError')) onError(error);
        throw error;
      }
    },
    cancel: async () => {
      left = true;
      await iterator.return?.();
    },
  });
}
