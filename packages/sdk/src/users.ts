import { users, type CallInput, type FileField, type Imported, type InputOf, type Plan } from '@knippa/contract';
import { newKey, type CallOptions, type Client, type PlanInput } from './call.js';
import { isRefusal } from './errors.js';

/** What the plan of an import asks, answered: leave refused rows out, remove as many as it says, and the words that are typed where somebody is removed (CSV-05). */
export type ImportAnswers = Pick<CallInput<typeof users.import>, 'leaveOutRefused' | 'manyRemovals' | 'confirmation'>;

/** How a file of users is imported. */
export interface ImportOptions
  extends
    Pick<CallOptions, 'signal' | 'onProgress'>,
    Pick<PlanInput<typeof users.import>, 'encoding' | 'delimiter' | 'ignoreUnknownColumns' | 'language'> {
  /**
   * Sees what the file would do before anything is done, and answers what that asks (`{}` where it asks nothing); undefined stops, and nothing is changed.
   * It is asked once more with the new plan if somebody else has changed the account meanwhile, or if it took so long that the plan had ended.
   */
  readonly decide: (plan: Plan) => ImportAnswers | undefined | Promise<ImportAnswers | undefined>;
}

/** How users are exported. */
export type ExportOptions = Pick<CallOptions, 'signal' | 'onProgress'> & Pick<InputOf<typeof users.export>, 'language' | 'format'>;

/**
 * Imports users from a file: asks what it would do, lets `decide` answer, and applies it as one submission (CSV-03, CSV-05). Ends in what was done, or in undefined
 * where `decide` stopped it. A file that cannot be read, an answer that is missing (`rows-refused`, `many-removals`) and one that does not fit (`confirmation-mismatch`)
 * are refusals: nothing is changed then, nor by a `signal` that ends it before its last report of progress.
 */
export async function importUsers(
  client: Client,
  accountId: string,
  file: FileField,
  options: ImportOptions,
): Promise<Imported | undefined> {
  const { decide, onProgress, signal, ...how } = options;
  const input = { accountId, file, ...how };
  const key = newKey();
  const ask = () => client.plan(users.import, input, { signal });
  let plan = await ask();
  for (let ended = false; ;) {
    const answers = await decide(plan);
    signal?.throwIfAborted();
    if (!answers) return undefined;
    try {
      return await client.call(users.import, { ...input, ...answers, plan: plan.token }, { key, signal, onProgress });
    } catch (error) {
      if (isRefusal(error, users.import, 'plan-ended') && !ended) {
        // once: a service that knows none of its plans would be asked without end
        ended = true;
        plan = await ask();
      } else if (isRefusal(error, users.import, 'changed-since-preview') && error.plan) plan = error.plan;
      else throw error;
    }
  }
}

/** Downloads the users of an account as a file that import reads: CSV in the dialect of `language`, or a spreadsheet (CSV-01). `onProgress` counts bytes. */
export async function exportUsers(client: Client, accountId: string, options: ExportOptions = {}): Promise<Blob> {
  const { signal, onProgress, ...form } = options;
  return client.call(users.export, { accountId, ...form }, { signal, onProgress });
}
