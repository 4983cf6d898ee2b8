import { Problem, type AnyOperation } from '@knippa/contract';
import * as v from 'valibot';
import { fromJson, parsed, type Wrong } from './answer.js';
import { KnippaError } from './errors.js';

/** How far a long operation has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

const ProgressLine = v.looseObject({ done: v.number(), of: v.number() });
const LastLine = v.looseObject({ output: v.optional(v.unknown()), problem: v.optional(Problem) });

/**
 * Reads an answer in lines: progress, and a last line with the output, which is returned, or with the problem, which is thrown. A stream that
 * ends without it was cut off.
 */
export async function lastLine(
  operation: AnyOperation,
  response: Response,
  onProgress: ((progress: Progress) => void) | undefined,
  wrong: Wrong,
): Promise<unknown> {
  for await (const line of linesOf(response)) {
    const value = fromJson(line, wrong);
    const step = v.safeParse(ProgressLine, value);
    if (step.success) {
      onProgress?.({ done: step.output.done, of: step.output.of });
      continue;
    }
    const { output, problem } = parsed(LastLine, value, wrong);
    if (problem) throw new KnippaError(operation.name, problem);
    return output;
  }
  throw wrong('cut-off');
}

/**
 * The lines of a body as they come. A last line without its line break counts only if it is whole, which its JSON tells. The pieces of a line are put together
 * once, at its end: an output may be many megabytes.
 */
async function* linesOf(response: Response): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let pieces: string[] = [];
  try {
    for (;;) {
      const { done, value = '' } = await reader.read();
      const [first = '', ...others] = value.split('\n');
      pieces.push(first);
      for (const next of others) {
        yield* written(pieces);
        pieces = [next];
      }
      if (!done) continue;
      yield* written(pieces);
      return;
    }
  } finally {
    // The reader of lines has its answer or has gone: what may still come is of no use.
    reader.cancel().catch(() => undefined);
  }
}

/** The line of these pieces, if anything stands in it. */
function* written(pieces: readonly string[]): Generator<string> {
  const line = pieces.join('');
  if (line.trim() !== '') yield line;
}
