import { accounts, users, type Account, type User } from '@knippa/contract';
import type { KnippaProvider } from '@knippa/elements';
import { html } from 'lit';
import { accountsOf, mount, newLicence, signIn, type Licence, type Watched } from './page.js';

/** A group account of a licence of its own, whose people a test makes, edits and looks up as its operator. */
export interface Editing {
  readonly licence: Licence;
  readonly account: Account;
  /** Makes somebody: a `user` with an address of their own, unless said otherwise. */
  make(more?: object): Promise<User>;
  manager(displayName: string, quota?: number): Promise<User>;
  read(userId: string): Promise<User>;
  /** Puts the editor of somebody on the page, or of somebody new. */
  editor(user?: User, as?: Licence, watched?: Watched): Promise<KnippaProvider>;
  /** The licence with somebody signed in who was made here: what `mount` takes. */
  as(user: User): Promise<Licence>;
}

const firstOf = async (licence: Licence): Promise<string> => (await accountsOf(licence))[0]?.id ?? '';

/** What everybody has who is made here. */
export const password = 'ett långt lösenord';

/** The first account of a new licence, unless another of its accounts is asked for. */
export async function editing(accountOf = firstOf): Promise<Editing> {
  const licence = await newLicence();
  const { operator } = licence;
  const accountId = await accountOf(licence);
  const account = await operator.call(accounts.read, { accountId });
  const make = (more: object = {}) => {
    const username = `u${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const common = { accountId, role: 'user' as const, displayName: 'Alva Ek', username, email: `${username}@skola.example`, password };
    return operator.call(users.create, { ...common, ...more });
  };
  return {
    licence,
    account,
    make,
    manager: (displayName, quota = 5) => make({ role: 'manager', displayName, quota }),
    read: (userId) => operator.call(users.read, { accountId, userId }),
    editor: (user, as = licence, watched) =>
      mount(as, html`<knippa-user-editor .account=${account} user-id=${user?.id ?? ''} sign-in-href="/konto" open></knippa-user-editor>`, {
        ...(watched && { watched }),
      }),
    as: async ({ username }) => {
      const { token } = await signIn({ name: `${account.groupId}/${username}`, password }, 'account');
      return { ...licence, token };
    },
  };
}
