import { refusals, type AnyOperation, type RefusalCode } from '@knippa/contract';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { readFileSync } from 'node:fs';

interface Described {
  readonly description: string;
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Described>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** The committed document: what the service has promised. */
export const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as Document;

/** The schema with what it refers to, made strict: an object that names its fields has no others (I38). */
function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict);
  if (typeof schema !== 'object' || schema === null) return schema;
  if ('$ref' in schema) return strict(document.components.schemas[String(schema.$ref).split('/').at(-1) ?? '']);
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]));
  const named = typeof copy['properties'] === 'object' && Object.keys(copy['properties'] ?? {}).length > 0;
  if (copy['type'] === 'object' && named) copy['additionalProperties'] = false;
  return copy;
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
formats.default(ajv);

const validators = new Map<object, ValidateFunction>();

function wrong(schema: object, value: unknown): string | undefined {
  let validate = validators.get(schema);
  if (!validate) validators.set(schema, (validate = ajv.compile(strict(schema) as object)));
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
}

/** Reads a response to its end. */
export async function answerOf(response: Response): Promise<Answer> {
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
}

/** The body as JSON; of lines, the last one's output or problem. */
export function bodyOf({ headers, bytes }: Answer): Record<string, unknown> {
  const text = new TextDecoder().decode(bytes);
  if (headers.get('content-type') !== 'application/x-ndjson') return JSON.parse(text) as Record<string, unknown>;
  const last = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '{}') as Record<string, Record<string, unknown>>;
  return last['output'] ?? last['problem'] ?? {};
}

/** The code of a refusal; of anything else its status. */
export function codeOf(answer: Answer): string {
  return answer.headers.get('content-type') === 'application/problem+json' ? String(bodyOf(answer)['code']) : String(answer.status);
}

/**
 * What is wrong with an answer of an operation, held against the committed document made strict: its status and code,
 * its type, its body, its headers. Undefined when nothing is.
 */
export function fault(operation: AnyOperation, planning: boolean, answer: Answer): string | undefined {
  const path = planning ? `${operation.path}/plan` : operation.path;
  const method = planning ? 'post' : operation.method.toLowerCase();
  const responses = document.paths[path]?.[method]?.responses ?? {};
  const { status, headers, bytes } = answer;
  if (status >= 500) return `${status} ${new TextDecoder().decode(bytes).slice(0, 200)}`;
  const described = responses[String(status)];
  if (!described) return `${status} is not documented: ${new TextDecoder().decode(bytes).slice(0, 200)}`;
  if (headers.get('cache-control') !== 'no-store') return `${status} may be stored`;
  if (headers.get('x-content-type-options') !== 'nosniff') return `${status} may be sniffed`;
  if (!described.content) return bytes.length > 0 ? `${status} has a body` : undefined;
  const type = (headers.get('content-type') ?? '').split(';')[0] ?? '';
  const content = described.content[type];
  if (!content) return `${status} has the type ${type}`;
  if (!content.schema) return undefined;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (type === 'application/x-ndjson') return wrongLines(content.schema, text);
  const value: unknown = JSON.parse(text);
  return wrong(content.schema, value) ?? (type === 'application/problem+json' ? wrongProblem(described, status, value) : undefined);
}

function wrongLines(schema: object, text: string): string | undefined {
  if (!text.endsWith('\n')) return 'the last line is cut off';
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  const ends = lines.filter((line) => 'output' in line || 'problem' in line);
  if (ends.length !== 1 || lines.at(-1) !== ends[0]) return 'the last line alone has the output';
  return lines.map((line) => wrong(schema, line)).find((said) => said !== undefined);
}

/** A refusal's code belongs to its operation and status, and it has the figures of its sentence and no more. */
function wrongProblem({ description }: Described, status: number, value: unknown): string | undefined {
  const { code, status: said, params } = value as { code: RefusalCode; status: number; params: object };
  if (said !== status) return `the problem says ${said} and the answer ${status}`;
  if (!description.includes(`\`${code}\``)) return `${code} is not documented at ${status}`;
  const spec = refusals[code];
  const figures = Object.keys('params' in spec ? spec.params : {})
    .sort()
    .join();
  if (Object.keys(params).sort().join() !== figures) return `${code} has the figures ${Object.keys(params).join()} for ${figures}`;
  return undefined;
}
