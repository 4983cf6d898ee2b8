import type { AnyOperation, FileOutput } from '@knippa/contract';
import * as v from 'valibot';
import { WrongAnswerError, type WrongAnswer } from './errors.js';
import type { Progress } from './progress.js';

/** Makes the error of a wrong answer to one operation. */
export type Wrong = (reason: WrongAnswer) => WrongAnswerError;

/** Reads an answer as the operation declares it: a download, nothing, JSON, or lines of progress and then JSON. */
export async function readAnswer(
  operation: AnyOperation,
  response: Response,
  onProgress: ((progress: Progress) => void) | undefined,
  signal?: AbortSignal,
): Promise<unknown> {
  const wrong = (reason: WrongAnswer) => new WrongAnswerError(operation.name, response.status, reason);
  // A page that downloads or imports nothing does not load how that is read.
  if (isDownload(operation.output)) return (await import('./download.js')).blobOf(operation.output, response, onProgress, wrong, signal);
  if (response.status === 204) return parsed(operation.output, null, wrong);
  if (operation.progress && response.headers.get('content-type')?.includes('ndjson')) {
    const { lastLine } = await import('./progress.js');
    return parsed(operation.output, await lastLine(operation, response, onProgress, wrong), wrong);
  }
  return parsed(operation.output, fromJson(await response.text(), wrong), wrong);
}

function isDownload(output: AnyOperation['output']): output is FileOutput {
  return output.kind === 'file';
}

/** A text as JSON, or the error that says what it is instead. */
export function fromJson(text: string, wrong: Wrong): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(/^\s*[[{"]/.test(text) ? 'cut-off' : 'page');
  }
}

/** A value as a schema knows it, or the error that it is not. */
export function parsed<S extends v.GenericSchema>(schema: S, value: unknown, wrong: Wrong): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw wrong('drift');
  return result.output;
}
