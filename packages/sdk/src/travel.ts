import { fileField, isRead, pathParams, type AnyOperation } from '@knippa/contract';

/** How an operation's input travels over HTTP. */
export interface Travel {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>> | undefined;
  /** The field that is the body. */
  readonly file: string | undefined;
  readonly ifMatch: string | undefined;
}

/**
 * Parts an input by where it travels: names of the path in the path, the guard's field as If-Match, a file as the body; what is left in the
 * query where there is a file or the operation reads, else as JSON. Fields that are undefined do not travel.
 */
export function travel(operation: AnyOperation, input: Readonly<Record<string, unknown>>): Travel {
  const inPath = new Set(pathParams(operation.path));
  const fileKey = fileField(operation);
  const path = operation.path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(String(input[key])));
  const rest = Object.entries(input).filter(
    ([key, value]) => value !== undefined && !inPath.has(key) && key !== fileKey && key !== operation.guard,
  );
  const inQuery = fileKey !== undefined || isRead(operation);
  const guard = operation.guard && input[operation.guard];
  return {
    path: path.slice(1),
    query: new URLSearchParams(inQuery ? rest.map(([key, value]) => [key, String(value)]) : []),
    json: inQuery || operation.method === 'DELETE' ? undefined : Object.fromEntries(rest),
    file: fileKey,
    ifMatch: typeof guard === 'string' ? `"${guard}"` : undefined,
  };
}
