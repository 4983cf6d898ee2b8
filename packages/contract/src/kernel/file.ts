import * as v from 'valibot';

/** A file that a caller sends: a browser's `File` or `Blob`, or bytes. */
export type FileField = Blob | Uint8Array;

/** How large a file may be, and of which media types. */
export interface FileMetadata {
  readonly mostBytes: number;
  readonly types: readonly string[];
}

/** A file as the body of a request, refused by size before it is parsed (`too-large`). */
/* #__NO_SIDE_EFFECTS__ */
export function fileInput(file: FileMetadata) {
  return v.pipe(
    v.custom<FileField>((value) => value instanceof Uint8Array || value instanceof Blob, 'required'),
    v.metadata({ file }),
  );
}

/** What `fileInput` was given, if a schema is one. */
export function isFileInput(schema: unknown): FileMetadata | undefined {
  const { file } = v.getMetadata(schema as v.GenericSchema) as { file?: FileMetadata };
  return file;
}

/** An answer that is a download, of one of these media types. */
export interface FileOutput {
  readonly kind: 'file';
  readonly types: readonly string[];
}

/** An answer that is a download. */
/* #__NO_SIDE_EFFECTS__ */
export function fileOutput(...types: readonly string[]): FileOutput {
  return { kind: 'file', types };
}
