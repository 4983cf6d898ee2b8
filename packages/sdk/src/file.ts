import { confirmation, fileField, isFileInput, type AnyOperation, type FileField } from '@knippa/contract';

/**
 * A file as the body of a request, with a media type that the operation takes, for systems disagree on what a CSV file is called. The type is set among the headers,
 * and words that confirm the act leave the query for a header of their own.
 */
export function bodyOf(operation: AnyOperation, file: unknown, query: URLSearchParams, headers: Record<string, string>): Blob {
  const types = isFileInput(operation.input.entries[fileField(operation) ?? ''])?.types ?? [];
  const type = file instanceof Blob && types.includes(file.type) ? file.type : (types[0] ?? 'application/octet-stream');
  const words = query.get(confirmation.field);
  query.delete(confirmation.field);
  headers['Content-Type'] = type;
  if (words !== null) headers[confirmation.header] = encodeURIComponent(words);
  return new Blob([file as FileField as BlobPart], { type });
}
