/**
 * Answers in lines (NDJSON): `{done, of}` as often as there is news, and a last `{output}` or `{problem}`. The response
 * is held until the first line or the end, so that a refusal before that is an ordinary problem with its status.
 * Progress to a slow reader is dropped.
 */
export function answerInLines(
  work: (onProgress: (done: number, of: number) => void) => Promise<unknown>,
  problem: (error: unknown) => Response,
): Promise<Response> {
  return new Promise((resolve) => {
    const lines = new TransformStream<Uint8Array, Uint8Array>({}, { highWaterMark: 1 }, { highWaterMark: 64 });
    const writer = lines.writable.getWriter();
    const encoder = new TextEncoder();
    let begun = false;
    const begin = () => {
      if (begun) return;
      begun = true;
      resolve(
        new Response(lines.readable, {
          headers: { 'Content-Type': 'application/x-ndjson', 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' },
        }),
      );
    };
    const line = (value: unknown) => writer.write(encoder.encode(`${JSON.stringify(value)}\n`)).catch(() => undefined);
    work((done, of) => {
      begin();
      if ((writer.desiredSize ?? 0) > 0) void line({ done, of });
    }).then(
      async (output) => {
        begin();
        await line({ output });
        await writer.close().catch(() => undefined);
      },
      async (error: unknown) => {
        const response = problem(error);
        if (!begun) return resolve(response);
        await line({ problem: (await response.json()) as unknown });
        await writer.close().catch(() => undefined);
      },
    );
  });
}
