/**
 * An error as whoever runs the service is told of it. Of one of the database's the code, and what it is about by name; never its values, nor the
 * statement's, which are people's names and addresses. Any other is told as it is.
 */
export function unforeseen(error: unknown): unknown {
  if (!isOfDatabase(error)) return error;
  const about = (['schema', 'table', 'column', 'constraint'] as const).flatMap((name) => error[name] ?? []);
  const told = new Error(`The database answered ${[error.code, ...about].join(' ')}`);
  const calls = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  told.stack = [`${told.name}: ${told.message}`, ...calls].join('\n');
  return told;
}

/** What both databases say of an error of theirs, and is no value. */
interface DatabaseError extends Error {
  readonly code: string;
  readonly schema?: string;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
}

const isOfDatabase = (error: unknown): error is DatabaseError =>
  error instanceof Error && 'severity' in error && 'code' in error && typeof error.code === 'string';
