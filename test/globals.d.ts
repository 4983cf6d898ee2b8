declare global {
  /** On pages of @web/test-runner: the address of the server that `test/backend.ts` started. */
  var knippaBackend: string;
}

export {};
