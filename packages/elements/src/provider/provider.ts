import { isRead, type SignedIn } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { clientContext, pageContext, type Page, type SessionState } from '../kernel/contexts.js';
import { languageOf, type Language } from '../kernel/language.js';
import { Keeper } from './keeper.js';

/**
 * What the elements inside share: the client, the session, and the language. A host that signs people in itself gives its own `client`; one
 * that leaves it to `knippa-sign-in` gives `base-url`, and the session's token is kept here, never in the DOM.
 *
 * @tag knippa-provider
 * @summary Gives the elements inside their client, session and language.
 * @event knippa-session-ended - The service ended the session; what was typed inside is still there.
 * @slot - The elements, anywhere inside.
 */
export class KnippaProvider extends LitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Where the API is, when the provider makes the client. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  /** Keeps the token in memory alone, so that a reload signs out. */
  @property({ type: Boolean, attribute: 'no-session-storage' }) noSessionStorage = false;
  /** `sv` or `en`; without it, that of the nearest `lang`. */
  @property() language: Language | '' = '';
  /** The host's own client. */
  @property({ attribute: false }) client: Client | undefined;
  /** The fetch that the provider's client uses: for a service that runs in the page. */
  @property({ attribute: false }) fetch: typeof globalThis.fetch | undefined;

  readonly #client = new ContextProvider(this, { context: clientContext });
  readonly #page = new ContextProvider(this, { context: pageContext });
  #keeper: Keeper | undefined;
  /** Whose what is shown is, also after the service ended the session. */
  #person: string | undefined;
  #observer: MutationObserver | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer = new MutationObserver(() => this.#share({}));
    this.#observer.observe(this.ownerDocument, { attributes: true, attributeFilter: ['lang'], subtree: true });
    this.#share({});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('language') && (this.language || changed.get('language'))) this.lang = this.language;
    const moved = ['client', 'baseUrl', 'fetch', 'noSessionStorage'] as const;
    if (moved.some((name) => changed.has(name))) this.#start();
    else this.#share({});
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }

  /** Makes what is shared anew: it comes from elsewhere now. */
  #start(): void {
    if (!this.client && !this.baseUrl) return;
    this.#keeper = this.client ? undefined : new Keeper(this.baseUrl, !this.noSessionStorage);
    this.#person = this.#keeper?.kept?.person;
    this.#client.setValue(this.#telling(this.client ?? this.#own()));
    this.#share({ session: this.client ? 'host' : this.#keeper?.kept ? 'in' : 'out', epoch: (this.#page.value?.epoch ?? 0) + 1 });
  }

  #own(): Client {
    return createClient({
      baseUrl: this.baseUrl,
      getToken: () => this.#keeper?.kept?.token,
      onSessionEnded: () => this.#ended(),
      ...(this.fetch && { fetch: this.fetch }),
    });
  }

  /** A client whose writes are told to every list and figure inside. */
  #telling(client: Client): Client {
    return {
      call: async (operation, input, options) => {
        const output = await client.call(operation, input, options);
        if (!isRead(operation) && !operation.open) this.#share({ writes: (this.#page.value?.writes ?? 0) + 1 });
        return output;
      },
      plan: (operation, input, options) => client.plan(operation, input, options),
    };
  }

  #begin({ token, session: { person } }: SignedIn): void {
    const another = this.#person !== person.id;
    this.#person = person.id;
    this.#keeper?.keep({ token, person: person.id });
    const { epoch = 0, writes = 0 } = this.#page.value ?? {};
    this.#share({ session: this.#keeper ? 'in' : 'host', epoch: another ? epoch + 1 : epoch, writes: writes + 1 });
  }

  #end(): void {
    this.#person = undefined;
    this.#keeper?.keep(undefined);
    this.#share({ session: this.#keeper ? 'out' : 'host', epoch: (this.#page.value?.epoch ?? 0) + 1 });
  }

  #ended(): void {
    if (this.#page.value?.session !== 'in') return;
    this.#keeper?.keep(undefined);
    this.#share({ session: 'ended' });
    this.dispatchEvent(new CustomEvent('knippa-session-ended', { bubbles: true, composed: true }));
  }

  #share(news: { session?: SessionState; writes?: number; epoch?: number }): void {
    const before = this.#page.value;
    const language = languageOf(this);
    if (before && before.language === language && Object.keys(news).length === 0) return;
    const page: Page = {
      session: 'out',
      writes: 0,
      epoch: 0,
      ...before,
      ...news,
      language,
      begin: (signedIn) => this.#begin(signedIn),
      end: () => this.#end(),
    };
    this.#page.setValue(page);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-provider': KnippaProvider;
  }
}
