import { refuse } from '@knippa/core';
import { Refused } from './kernel/refused.js';

/**
 * The bytes of a request's body, refused as soon as there are too many (`too-large`). Where the request says how many there are they are written to their
 * place as they come: a large file is not held twice.
 */
export async function readBody(request: Request, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (request.headers.get('content-encoding') ?? '') throw new Refused(refuse('malformed'));
  const said = Number(request.headers.get('content-length') ?? 0);
  if (said > mostBytes) throw new Refused(refuse('too-large', { bytes: mostBytes }));
  let bytes = new Uint8Array(said > 0 ? said : 65_536);
  let length = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    const end = length + part.value.length;
    if (end > mostBytes) {
      await reader?.cancel();
      throw new Refused(refuse('too-large', { bytes: mostBytes }));
    }
    if (end > bytes.length) bytes = enlarged(bytes, length, Math.min(mostBytes, Math.max(end, 2 * bytes.length)));
    bytes.set(part.value, length);
    length = end;
  }
  return bytes.subarray(0, length);
}

/** As many of the bytes as are written, with room for more behind them. */
function enlarged(bytes: Uint8Array, written: number, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes.subarray(0, written));
  return larger;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** The object of a JSON body. Anything else is `malformed`, and so is a name that the path has already. */
export async function readJson(request: Request, mostBytes: number, params: Record<string, unknown>): Promise<Record<string, unknown>> {
  const [type, ...attributes] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = attributes.map((attribute) => attribute.trim()).find((attribute) => attribute.startsWith('charset='));
  if (type?.trim() !== 'application/json' || (charset !== undefined && !/^charset="?utf-8"?$/.test(charset)))
    throw new Refused(refuse('malformed'));
  const value = parsed(await readBody(request, mostBytes));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused(refuse('malformed'));
  if (Object.keys(value).some((key) => key in params)) throw new Refused(refuse('malformed'));
  return value as Record<string, unknown>;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(bytes));
  } catch {
    throw new Refused(refuse('malformed'));
  }
}
