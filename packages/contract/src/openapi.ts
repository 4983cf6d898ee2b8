import type * as v from 'valibot';
import { operations } from './api.js';
import { isFileInput } from './kernel/file.js';
import { confirmation, fileField, isRead, pathParams, type AnyOperation } from './kernel/operation.js';
import { Plan } from './kernel/plan.js';
import { Problem } from './kernel/problem.js';
import { refusals, type RefusalCode } from './kernel/refusals.js';

/** Turns a schema into JSON Schema: `toJsonSchema` of `@valibot/to-json-schema`, which only who writes the document needs. */
export type ToJsonSchema = (
  schema: v.GenericSchema,
  config: { target: 'draft-2020-12'; typeMode: 'input' | 'output'; errorMode: 'ignore' },
) => object;

type Json = Record<string, unknown>;

/** What an operation's documentation is headed by: the first sentence of its doc comment. */
export type Summaries = Readonly<Record<string, string>>;

/** Every common refusal but those that depend on the operation's form. */
const common: readonly RefusalCode[] = ['malformed', 'invalid-input', 'method-not-allowed', 'internal', 'busy'];
const signedIn: readonly RefusalCode[] = ['not-signed-in', 'session-ended', 'not-permitted', 'not-found'];

/** The service as an OpenAPI 3.1 document, made from the operations. */
export function openapi(toJsonSchema: ToJsonSchema, summaries: Summaries, version: string): Json {
  const schema = (of: v.GenericSchema, typeMode: 'input' | 'output') => {
    const { $schema: _, ...json } = toJsonSchema(of, { target: 'draft-2020-12', typeMode, errorMode: 'ignore' }) as Json;
    return json;
  };
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const describe = (planning: boolean) => describeOperation(operation, planning, schema, summaries);
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(false);
    if (operation.guard === 'plan') (paths[`${operation.path}/plan`] ??= {})['post'] = describe(true);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Knippa',
      version,
      description:
        'Central licences for municipalities: accounts, users, documents. Refusals are problem documents (RFC 9457) with a stable `code`.',
      license: { name: 'See LICENSE', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/api', description: 'Where the host serves the operations.' }],
    security: [{ session: [] }],
    tags: [...new Set(operations.map(({ name }) => tagOf(name)))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'The token of `session.signIn`.' } },
      schemas: { Problem: schema(Problem, 'output'), Plan: schema(Plan, 'output') },
    },
  };
}

function tagOf(name: string): string {
  return name.split('.')[0] ?? name;
}

type SchemaOf = (of: v.GenericSchema, typeMode: 'input' | 'output') => Json;

function describeOperation(operation: AnyOperation, planning: boolean, schema: SchemaOf, summaries: Summaries): Json {
  const file = fileField(operation);
  const inPath = pathParams(operation.path);
  const entries = Object.entries(operation.input.entries).filter(([name]) => name !== file) as [string, v.GenericSchema][];
  const inQuery = isRead(operation) || file !== undefined;
  const outside = entries.filter(([name]) => !inPath.includes(name));
  const write = !isRead(operation) && !operation.open && !planning;
  const parameters = [
    ...entries
      .filter(([name]) => inPath.includes(name))
      .map(([name, of]) => ({ name, in: 'path', required: true, schema: schema(of, 'input') })),
    ...(inQuery
      ? outside
          .filter(([name]) => name !== confirmation.field)
          .map(([name, of]) => ({ name, in: 'query', required: of.type !== 'optional', schema: querySchema(of, schema) }))
      : []),
    ...(inQuery && !planning && confirmation.field in operation.input.entries
      ? [{ ...header(confirmation.header, 'The words that the plan asks for, percent-encoded.', { type: 'string' }), required: false }]
      : []),
    ...(write
      ? [
          header('Idempotency-Key', 'One per submission: the same key has one effect and one answer.', {
            type: 'string',
            minLength: 1,
            maxLength: 255,
          }),
        ]
      : []),
    ...(operation.guard && !planning ? [header('If-Match', guardText[operation.guard], { type: 'string' })] : []),
  ];
  const name = planning ? `${operation.name}.plan` : operation.name;
  const summary = summaries[operation.name] ?? operation.name;
  return {
    operationId: name,
    tags: [tagOf(operation.name)],
    summary: planning ? `Tells what this would do: ${summary}` : summary,
    ...(operation.open && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...bodyOf(operation, file, inQuery ? [] : outside, schema),
    responses: { ...success(operation, planning, schema), ...failures(operation) },
  };
}

const guardText = {
  version: 'The `version` that was read, in quotes.',
  plan: 'The token of the plan that is applied, in quotes.',
} as const;

function header(name: string, description: string, schema: Json): Json {
  return { name, in: 'header', required: true, description, schema };
}

/** In a query everything is text. */
function querySchema(of: v.GenericSchema, schema: SchemaOf): Json {
  return { ...schema(of, 'input') };
}

function bodyOf(operation: AnyOperation, file: string | undefined, fields: [string, v.GenericSchema][], schema: SchemaOf): Json {
  if (file !== undefined) {
    const types = isFileInput(operation.input.entries[file])?.types ?? [];
    return { requestBody: { required: true, content: Object.fromEntries(types.map((type) => [type, {}])) } };
  }
  if (operation.method !== 'POST' && operation.method !== 'PATCH') return {};
  const properties = Object.fromEntries(fields.map(([name, of]) => [name, schema(of, 'input')]));
  const required = fields.filter(([, of]) => of.type !== 'optional').map(([name]) => name);
  const json = { type: 'object', properties, required, additionalProperties: false };
  return { requestBody: { required: true, content: { 'application/json': { schema: json } } } };
}

function success({ output, progress }: AnyOperation, planning: boolean, schema: SchemaOf): Json {
  const json = (of: Json) => ({ '200': { description: 'Done.', content: { 'application/json': { schema: of } } } });
  if (planning) return json({ $ref: '#/components/schemas/Plan' });
  if (output.kind === 'file')
    return { '200': { description: 'A download.', content: Object.fromEntries(output.types.map((type) => [type, {}])) } };
  if (output.type === 'null') return { '204': { description: 'Done.' } };
  if (!progress) return json(schema(output, 'output'));
  const lines = {
    oneOf: [
      { type: 'object', required: ['done', 'of'], properties: { done: { type: 'number' }, of: { type: 'number' } } },
      { type: 'object', required: ['output'], properties: { output: schema(output, 'output') } },
      { type: 'object', required: ['problem'], properties: { problem: { $ref: '#/components/schemas/Problem' } } },
    ],
  };
  return {
    '200': {
      description: 'Lines of progress, and a last one with the output or a problem.',
      content: { 'application/x-ndjson': { schema: lines } },
    },
  };
}

/** Every status that the operation may be refused with, with its codes. */
function failures(operation: AnyOperation): Json {
  const file = fileField(operation) !== undefined;
  const codes: RefusalCode[] = [...common, ...operation.refusals];
  if (!operation.open) codes.push(...signedIn);
  if (!operation.everyPhase) codes.push('licence-expired');
  if (file || operation.method === 'POST' || operation.method === 'PATCH') codes.push('too-large');
  if (!isRead(operation) && !operation.open) codes.push('key-missing', 'key-reused');
  if (operation.creates) codes.push('licence-in-grace');
  if (operation.guard === 'version') codes.push('precondition-missing', 'changed-meanwhile');
  if (operation.guard === 'plan') codes.push('precondition-missing', 'plan-ended', 'changed-since-preview');
  const byStatus = new Map<number, string[]>();
  for (const code of codes) byStatus.set(refusals[code].status, [...(byStatus.get(refusals[code].status) ?? []), code]);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      String(status),
      { description: [...new Set(of)].map((code) => `\`${code}\``).join(', '), content },
    ]),
  );
}
