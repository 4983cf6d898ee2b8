import { users, type CallInput, type Imported } from '@knippa/contract';
import { isRefusal, type Client } from '@knippa/sdk';

/** How long one question may take, in milliseconds: the file comes along, at no more than 100 kB a second on a slow line. */
const patienceFor = (file: Blob | Uint8Array): number => 10_000 + (file instanceof Blob ? file.size : file.length) / 100;

/**
 * What an import did that was stopped, if it was done before it could be: asked under the same key with a plan that is none, so that a known key is answered and nothing
 * is done by asking. The service waits for what it is about to commit. Asked twice, a second apart, for the stop may come there after the question. Undefined where
 * nothing was changed; throws where it cannot be learnt.
 */
export async function learned(client: Client, input: CallInput<typeof users.import>, key: string): Promise<Imported | undefined> {
  for (const wait of [0, 1000]) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      return await client.call(users.import, { ...input, plan: 'none' }, { key, signal: AbortSignal.timeout(patienceFor(input.file)) });
    } catch (error) {
      if (!isRefusal(error, users.import, 'plan-ended')) throw error;
    }
  }
  return undefined;
}
