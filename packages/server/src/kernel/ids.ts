import { v7 } from 'uuid';

/** A new id: UUIDv7, so that rows made after one another lie beside one another. Never reused. */
export function newId(): string {
  return v7();
}
