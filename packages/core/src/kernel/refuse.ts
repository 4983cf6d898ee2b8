import type { Refusal, RefusalCode, RefusalParams } from '@knippa/contract';

type Figures<C extends RefusalCode> = keyof RefusalParams<C> extends never ? [] : [params: RefusalParams<C>];

/** Makes a refusal; without the figures its sentence needs it does not compile. */
export function refuse<C extends RefusalCode>(code: C, ...[params]: Figures<C>): Refusal<C> {
  return { code, params: params ?? {} } as Refusal<C>;
}
