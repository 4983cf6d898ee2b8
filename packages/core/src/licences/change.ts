import type { Change, ChangeValue } from '@knippa/contract';

interface Named {
  readonly name: string;
  readonly licence: { readonly id: string };
}

/** What changes of one field of a licence: nothing where it was not given, or is so already. */
export function licenceChange({ licence, name }: Named, field: string, from: ChangeValue, to: ChangeValue | undefined): Change[] {
  return to === undefined || from === to ? [] : [{ kind: 'changed', resource: 'licences', id: licence.id, name, field, from, to }];
}
