import type { Change } from '@knippa/contract';

interface Person {
  readonly id: string;
  readonly displayName: string;
}

/** What a change tells of a password: that there is another, never which. */
export function passwordChanged({ id, displayName: name }: Person): Change {
  return { kind: 'changed', resource: 'users', id, name, field: 'password' };
}

/** The same where there is none any more, and a link to choose one is mailed. */
export function passwordEnded(person: Person): Change {
  return { ...passwordChanged(person), to: null };
}
