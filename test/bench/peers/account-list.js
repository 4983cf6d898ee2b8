import { ContextConsumer, createContext } from '@lit/context';
import { openDB } from 'idb';
import ky from 'ky';
import { LitElement, html } from 'lit';
import * as v from 'valibot';

const client = createContext(Symbol.for('peer-client'));
const Accounts = v.object({ items: v.array(v.object({ id: v.string(), name: v.string() })) });

/** The least that a list on our libraries can be: what `bytes.account-list` is held against. */
class PeerAccountList extends LitElement {
  static properties = { accounts: { state: true } };

  client = new ContextConsumer(this, { context: client, subscribe: true });

  async firstUpdated() {
    const { items } = v.parse(Accounts, await ky(`${this.client.value}/accounts`).json());
    const db = await openDB('peer', 1, { upgrade: (database) => database.createObjectStore('accounts', { keyPath: 'id' }) });
    await Promise.all(items.map((account) => db.put('accounts', account)));
    this.accounts = items;
  }

  render() {
    return html`<ul>
      ${this.accounts?.map(({ name }) => html`<li>${name}</li>`)}
    </ul>`;
  }
}

customElements.define('peer-account-list', PeerAccountList);
