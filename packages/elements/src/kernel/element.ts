import type { Client } from '@knippa/sdk';
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { commonTerms, type CommonTerms } from '../terms/common.js';
import { clientContext, pageContext, type Help, type Page } from './contexts.js';
import { languageOf, loadOnce, loadTerms, type Language, type TermsOf } from './language.js';
import { property } from './property.js';
import { sheet } from './sheet.js';

/** Only a page whose host says where there is help loads how it is shown. */
const helpView = async () => (await import('./help.js')).helpView;

/**
 * What every element of Knippa is: a guest under a provider, with the words of its language, and at its foot the way to help. `T` are the
 * element's own words; it renders nothing before they are there.
 */
export abstract class KnippaElement<T extends object> extends LitElement implements Help {
  static override styles: CSSResultGroup = sheet;

  /** A page with help, in place of the provider's: at `https:` or on the host's own site. */
  @property({ attribute: 'help-url' }) helpUrl = '';
  /** Where to write for help, in place of the provider's. */
  @property({ attribute: 'support-email' }) supportEmail = '';
  /** Where to call for help, in place of the provider's. */
  @property({ attribute: 'support-phone' }) supportPhone = '';

  readonly #client = new ContextConsumer(this, { context: clientContext, subscribe: true });
  readonly #page = new ContextConsumer(this, { context: pageContext, subscribe: true });
  #terms?: T & CommonTerms;
  #termsOf?: unknown;

  /** The element's own words, by language. */
  protected abstract readonly words: TermsOf<T>;

  /** What the element shows. */
  protected abstract view(t: T & CommonTerms): unknown;

  /** The client of the provider above. */
  get client(): Client | undefined {
    return this.#client.value;
  }

  /** What the provider above knows of the page. */
  get page(): Page | undefined {
    return this.#page.value;
  }

  /** The language that the element speaks. */
  get language(): Language {
    return languageOf(this);
  }

  /** The element's words, once they are loaded. */
  get terms(): (T & CommonTerms) | undefined {
    return this.#terms;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // A provider that is defined after its children never heard their question.
    if (!this.#page.value) {
      void customElements.whenDefined('knippa-provider').then(() => {
        if (!this.isConnected || this.#page.value) return;
        this.#client.hostConnected();
        this.#page.hostConnected();
      });
    }
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const again = () => this.requestUpdate();
    const own = loadTerms(this.words, this.language, again);
    const common = loadTerms(commonTerms, this.language, again);
    if (own && common && this.#termsOf !== own) {
      this.#termsOf = own;
      this.#terms = { ...common, ...own };
    }
  }

  protected override render(): unknown {
    if (!this.#terms) return nothing;
    const inside = this.view(this.#terms);
    return html`<div class="knippa" part="base">${inside}${inside === nothing ? nothing : this.foot()}</div>`;
  }

  /** What stands under what the element shows. */
  protected foot(): unknown {
    return this.help();
  }

  /** Whether the element stands by itself: one inside another leaves the provider's help to that one. */
  protected get outermost(): boolean {
    return !((this.getRootNode() as Partial<ShadowRoot>).host instanceof KnippaElement);
  }

  /** The way to help with the element (LIC-08): its own, or else the provider's; nothing where neither is set. */
  protected help(): unknown {
    const shared = this.outermost ? this.page?.help : undefined;
    const [url, email, phone] = (['helpUrl', 'supportEmail', 'supportPhone'] as const).map((name) => this[name] || shared?.[name] || '');
    if (!url && !email && !phone) return nothing;
    return loadOnce(helpView, () => this.requestUpdate())?.(this, { url, email, phone });
  }

  /** Moves the focus to the element's heading, as a page does when it opens one. */
  focusHeading(): void {
    this.find('h2')?.focus();
  }

  /** An element inside, by its selector. */
  protected find<E extends HTMLElement>(selector: string): E | null {
    return this.renderRoot.querySelector<E>(selector);
  }
}
