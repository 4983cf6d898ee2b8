import { users, type User } from '@knippa/contract';
import type { KnippaElement } from '../kernel/element.js';
import { Planning } from '../kernel/planning.js';
import type { UserEditorTerms } from '../terms/user-editor.js';

/** How many documents go out of somebody's sight with their My Documents, or come back with it, while the box is not as it was (DOC-08). */
export class Sight {
  readonly #plan: Planning<typeof users.permit>;
  #keeps: boolean | undefined;

  constructor(host: KnippaElement<object>) {
    this.#plan = new Planning(host, users.permit);
  }

  /** Asks, when My Documents is no longer as it was chosen. */
  about({ id, accountId, permissions }: User, keeps: boolean): void {
    const turned = keeps === permissions.documents ? undefined : keeps;
    if (turned === this.#keeps) return;
    this.#keeps = turned;
    this.#plan.clear();
    if (turned !== undefined) void this.#plan.ask({ accountId, userIds: [id], permissions: { documents: turned } });
  }

  /** Forgets it. */
  clear(): void {
    this.#keeps = undefined;
    this.#plan.clear();
  }

  /** What becomes of them, in words; nothing while it is not known. */
  said(t: UserEditorTerms): string | undefined {
    const counts = this.#plan.plan?.counts;
    if (!counts) return undefined;
    return this.#keeps ? t.shown(counts['documents.shown'] ?? 0) : t.hidden(counts['documents.hidden'] ?? 0);
  }
}
