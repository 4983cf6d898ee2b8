import { isRead, type SignedIn } from '@knippa/contract';
import { createClient, type Client } from '@knippa/sdk';
import { ContextProvider } from '@lit/context';
import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { clientContext, pageContext, type Help, type Page, type SessionState } from '../kernel/contexts.js';
import { eraseDrafts } from '../kernel/storage.js';
import { languageOf, type Language } from '../kernel/language.js';
import { property } from '../kernel/property.js';
import { Keeper } from './keeper.js';

/**
 * What the elements inside share: the client, the session, the language, and where there is help. A host that signs people in itself gives its own `client`; one
 * that leaves it to `knippa-sign-in` gives `base-url`, and the session's token is kept here, never in the DOM.
 *
 * @tag knippa-provider
 * @summary Gives the elements inside their client, session and language.
 * @event knippa-session-ended - The service ended the session; what was typed inside is still there.
 * @slot - The elements, anywhere inside.
 */
export class KnippaProvider extends LitElement implements Help {
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  /** Where the API is, when the provider makes the client. */
  @property({ attribute: 'base-url' }) baseUrl = '';
  /** Keeps the token in memory alone, so that a reload signs out. */
  @property({ type: Boolean, attribute: 'no-session-storage' }) noSessionStorage = false;
  /** `sv` or `en`, whatever a person chooses; without it, that of whoever is signed in, else of the nearest `lang`. */
  @property() language: Language | '' = '';
  /** Where there is help with the elements inside: a page, at `https:` or on the host's own site (LIC-08). */
  @property({ attribute: 'help-url' }) helpUrl = '';
  /** Where to write for help. */
  @property({ attribute: 'support-email' }) supportEmail = '';
  /** Where to call for help. */
  @property({ attribute: 'support-phone' }) supportPhone = '';
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
  /** Whether `lang` is a person's choice here, and not the host's. */
  #spoken = false;

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
    else this.#share({ help: this });
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
    this.#share({ session: this.client ? 'host' : this.#keeper?.kept ? 'in' : 'out', epoch: 1 });
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
        if (!isRead(operation) && !operation.open) this.#share({ writes: 1 });
        return output;
      },
      plan: (operation, input, options) => client.plan(operation, input, options),
    };
  }

  #begin({ token, session: { person } }: SignedIn): void {
    const epoch = this.#person === person.id ? 0 : 1;
    this.#person = person.id;
    eraseDrafts(person.id);
    this.#keeper?.keep({ token, person: person.id });
    this.#share({ session: this.#keeper ? 'in' : 'host', epoch, writes: 1 });
  }

  #end(): void {
    this.#person = undefined;
    eraseDrafts();
    this.#keeper?.keep(undefined);
    if (this.#spoken) this.#speak();
    this.#share({ session: this.#keeper ? 'out' : 'host', epoch: 1 });
  }

  #ended(): void {
    if (this.#page.value?.session !== 'in') return;
    this.#keeper?.keep(undefined);
    this.#share({ session: 'ended' });
    this.dispatchEvent(new CustomEvent('knippa-session-ended', { bubbles: true, composed: true }));
  }

  #speak(language = ''): void {
    this.#spoken = language !== '';
    if (language) this.lang = language;
    else this.removeAttribute('lang');
    this.#share({});
  }

  /** Shares what is new: `writes` and `epoch` are by how much they rise. */
  #share(news: { session?: SessionState; writes?: number; epoch?: number; help?: Help }): void {
    const before = this.#page.value;
    const language = languageOf(this);
    if (before && before.language === language && Object.keys(news).length === 0) return;
    const page: Page = {
      session: news.session ?? before?.session ?? 'out',
      writes: (before?.writes ?? 0) + (news.writes ?? 0),
      epoch: (before?.epoch ?? 0) + (news.epoch ?? 0),
      help: this,
      stores: !this.noSessionStorage,
      language,
      speak: this.language || (this.lang && !this.#spoken) ? undefined : (chosen) => this.#speak(chosen),
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
