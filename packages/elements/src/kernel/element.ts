import type { Client } from '@knippa/sdk';
import { ContextConsumer } from '@lit/context';
import { html, LitElement, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { commonTerms, type CommonTerms } from '../terms/common.js';
import { clientContext, pageContext, type Page } from './contexts.js';
import { languageOf, loadTerms, type Language, type TermsOf } from './language.js';
import { sheet } from './sheet.js';

/**
 * What every element of Knippa is: a guest under a provider, with the words of its language. `T` are the element's own words; it renders
 * nothing before they are there.
 */
export abstract class KnippaElement<T extends object> extends LitElement {
  static override styles: CSSResultGroup = sheet;

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
    return this.#terms ? html`<div class="knippa" part="base">${this.view(this.#terms)}</div>` : nothing;
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
