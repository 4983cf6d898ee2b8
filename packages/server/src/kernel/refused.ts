import { refusals, type Plan, type Refusal, type RefusalCode } from '@knippa/contract';

/** One field that was refused, by its path in the input (`group.groupId`). */
export interface RefusedField {
  readonly path: string;
  readonly code: string;
}

/** Ends an act: nothing of it is kept. Thrown anywhere below the kernel, answered as a problem document. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly fields: readonly RefusedField[] | undefined;
  readonly plan: Plan | undefined;

  constructor(refusal: Refusal, { fields, plan }: { fields?: readonly RefusedField[]; plan?: Plan } = {}) {
    super(refusal.code);
    this.refusal = refusal;
    const field = fieldOf(refusal.code);
    this.fields = fields ?? (field ? [{ path: field, code: refusal.code }] : undefined);
    this.plan = plan;
  }

  /** Its HTTP status. */
  get status(): number {
    return refusals[this.refusal.code].status;
  }
}

function fieldOf(code: RefusalCode): string | undefined {
  const spec = refusals[code];
  return 'field' in spec ? spec.field : undefined;
}
