import type { AnyOperation, CallInput, OutputOf } from '@knippa/contract';
import type { CallOptions, Client } from './call.js';

interface Page {
  readonly items: readonly unknown[];
  readonly next?: string | undefined;
}

/** The items that a list answers. */
export type ItemOf<Op extends AnyOperation> = OutputOf<Op> extends { items: (infer Item)[] } ? Item : never;

/**
 * Goes through a list to its end, asking for a page when the one before is used up:
 * `for await (const user of pages(client, users.list, { accountId })) …`. What comes to
 * another place in the order meanwhile may be told twice, or not at all.
 */
export async function* pages<Op extends AnyOperation>(
  client: Client,
  operation: Op,
  input: CallInput<Op>,
  options?: Pick<CallOptions, 'signal'>,
): AsyncGenerator<ItemOf<Op>> {
  let cursor: string | undefined;
  do {
    const page = (await client.call(operation, { ...input, ...(cursor !== undefined && { cursor }) }, options)) as Page;
    yield* page.items as ItemOf<Op>[];
    cursor = page.next;
  } while (cursor !== undefined);
}
