import type { Store } from '@knippa/server';

/** A store that shows the rows of every statement before whoever asked gets them, and waits for whatever is done about them. */
export function watched(store: Store, onRows: (rows: readonly object[]) => Promise<void> | void): Store {
  return {
    kind: store.kind,
    close: () => Promise.resolve(),
    transaction: (mode, run) =>
      store.transaction(mode, (tx) =>
        run({
          send: (query) => tx.send(query),
          run: async (query, how) => {
            const found = await tx.run(query, how);
            await onRows(found as readonly object[]);
            return found;
          },
        }),
      ),
  };
}
