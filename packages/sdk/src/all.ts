import { api } from '@knippa/contract';
import { bind, type Bound } from './bind.js';
import type { Client } from './call.js';

/** Every resource of the contract, bound. */
export type Knippa = { readonly [Resource in keyof typeof api]: Bound<(typeof api)[Resource]> };

/** Binds the whole contract to a client: `all(client).users.move(input)`. A page that counts its bytes binds single resources instead. */
export function all(client: Client): Knippa {
  return Object.fromEntries(Object.entries(api).map(([name, resource]) => [name, bind(client, resource)])) as Knippa;
}
