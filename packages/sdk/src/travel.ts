import { fileField, isFileInput, isRead, pathParams, type AnyOperation, type FileField } from '@knippa/contract';

/** How an operation's input travels over HTTP. */
export interface Travel {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: Readonly<Record<string, unknown>> | undefined;
  readonly file: Blob | undefined;
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
    file: fileKey === undefined ? undefined : toBlob(operation, fileKey, input[fileKey] as FileField),
    ifMatch: typeof guard === 'string' ? `"${guard}"` : undefined,
  };
}

/** A file as a body with a media type that the operation takes: systems disagree on what a CSV file is called. */
function toBlob(operation: AnyOperation, key: string, file: FileField): Blob {
  const types = isFileInput(operation.input.entries[key])?.types ?? [];
  const type = file instanceof Blob && types.includes(file.type) ? file.type : (types[0] ?? 'application/octet-stream');
  return new Blob([file as BlobPart], { type });
}
