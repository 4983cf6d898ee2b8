import type { FileOutput } from '@knippa/contract';
import type { Wrong } from './answer.js';
import type { Progress } from './progress.js';

/** How much is held as loose bytes before a browser may put it on its disk. */
const pieceBytes = 8_000_000;
/** How a zip ends, whose last part has no comment: one that ends otherwise was cut off. */
const zipEnd = [0x50, 0x4b, 0x05, 0x06];
const zipEndBytes = 22;

/**
 * Reads a download, telling how many bytes have come: of about as many as the service expects, or, where it says nothing, of as many as have come. One that
 * breaks off is `cut-off`; nothing of it is handed on.
 */
export async function blobOf(
  output: FileOutput,
  response: Response,
  onProgress: ((progress: Progress) => void) | undefined,
  wrong: Wrong,
  signal: AbortSignal | undefined,
): Promise<Blob> {
  const type = response.headers.get('content-type') ?? '';
  if (!output.types.some((one) => type.startsWith(one))) throw wrong('page');
  const expected = Number(response.headers.get('knippa-bytes') ?? 0);
  const pieces: Blob[] = [];
  let loose: BlobPart[] = [];
  let held = 0;
  let done = 0;
  const put = () => {
    pieces.push(new Blob(loose));
    loose = [];
    held = 0;
  };
  for await (const part of partsOf(response, signal, wrong)) {
    loose.push(part);
    held += part.length;
    done += part.length;
    if (held >= pieceBytes) put();
    // what is left once the estimate is reached is little: the end alone is the end
    onProgress?.({ done: expected ? Math.min(done, Math.floor(expected * 0.99)) : done, of: expected || done });
  }
  put();
  const file = new Blob(pieces, { type });
  if (type.startsWith('application/zip') && !(await endsAsZip(file))) throw wrong('cut-off');
  onProgress?.({ done: expected || done, of: expected || done });
  return file;
}

async function* partsOf(response: Response, signal: AbortSignal | undefined, wrong: Wrong): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader();
  const stop = () => void reader?.cancel().catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) yield part.value;
  } catch {
    signal?.throwIfAborted();
    throw wrong('cut-off');
  } finally {
    signal?.removeEventListener('abort', stop);
    stop();
  }
  // a reader that was stopped ends as if all had come
  signal?.throwIfAborted();
}

async function endsAsZip(file: Blob): Promise<boolean> {
  const end = new Uint8Array(await file.slice(-zipEndBytes).arrayBuffer());
  return end.length === zipEndBytes && zipEnd.every((byte, at) => end[at] === byte);
}
