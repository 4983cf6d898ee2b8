import { Plan, Problem, type AnyOperation, type FileOutput } from '@knippa/contract';
import * as v from 'valibot';
import { KnippaError, WrongAnswerError, type WrongAnswer } from './errors.js';

/** How far a long operation has come. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

const ProgressLine = v.looseObject({ done: v.number(), of: v.number() });

/** Reads an answer as the operation declares it: a download, nothing, JSON, or lines of progress and then JSON. */
export async function readAnswer(operation: AnyOperation, response: Response, onProgress: (progress: Progress) => void): Promise<unknown> {
  const wrong = (reason: WrongAnswer) => new WrongAnswerError(operation.name, response.status, reason);
  const type = response.headers.get('content-type') ?? '';
  if (isDownload(operation.output)) {
    if (!type.startsWith(operation.output.type)) throw wrong('page');
    return response.blob();
  }
  if (response.status === 204) return parsed(operation.output, null, wrong);
  if (operation.progress && type.includes('ndjson')) {
    for await (const line of linesOf(response)) {
      const value = fromJson(line, wrong);
      const step = v.safeParse(ProgressLine, value);
      if (step.success) onProgress({ done: step.output.done, of: step.output.of });
      else return lastLine(operation, value, wrong);
    }
    throw wrong('cut-off');
  }
  return parsed(operation.output, fromJson(await response.text(), wrong), wrong);
}

/** Reads an operation's plan. */
export async function readPlan(operation: AnyOperation, response: Response): Promise<Plan> {
  const wrong = (reason: WrongAnswer) => new WrongAnswerError(operation.name, response.status, reason);
  return parsed(Plan, fromJson(await response.text(), wrong), wrong);
}

/** Reads why the service said no; a page without a problem document is a failure of something between. */
export async function readRefusal(operation: AnyOperation, response: Response): Promise<KnippaError | WrongAnswerError> {
  const wrong = () => new WrongAnswerError(operation.name, response.status, 'failure');
  try {
    return new KnippaError(operation.name, parsed(Problem, JSON.parse(await response.text()), wrong));
  } catch {
    return wrong();
  }
}

function isDownload(output: AnyOperation['output']): output is FileOutput {
  return output.kind === 'file';
}

function lastLine(operation: AnyOperation, value: unknown, wrong: (reason: WrongAnswer) => Error): unknown {
  const line = parsed(v.looseObject({}), value, wrong);
  if ('problem' in line) throw new KnippaError(operation.name, parsed(Problem, line['problem'], wrong));
  return parsed(operation.output as v.GenericSchema, line['output'], wrong);
}

function fromJson(text: string, wrong: (reason: WrongAnswer) => Error): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw wrong(/^\s*[[{"]/.test(text) ? 'cut-off' : 'page');
  }
}

function parsed<S extends v.GenericSchema>(schema: S, value: unknown, wrong: (reason: WrongAnswer) => Error): v.InferOutput<S> {
  const result = v.safeParse(schema, value);
  if (!result.success) throw wrong('drift');
  return result.output;
}

/** The lines of a body as they come. A last line without its line break counts only if it is whole, which its JSON tells. */
async function* linesOf(response: Response): AsyncGenerator<string> {
  if (!response.body) return;
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let kept = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      const lines = (kept + (value ?? '')).split('\n');
      kept = done ? '' : (lines.pop() ?? '');
      for (const line of lines) if (line.trim() !== '') yield line;
      if (done) return;
    }
  } finally {
    // The reader of lines has its answer or has gone: what may still come is of no use.
    reader.cancel().catch(() => undefined);
  }
}
