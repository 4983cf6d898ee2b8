import { session, type Session } from '@knippa/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { KnippaElement } from '../kernel/element.js';
import { Reading } from '../kernel/reading.js';
import { sheet } from '../kernel/sheet.js';
import { note } from '../kernel/states.js';
import type { CommonTerms } from '../terms/common.js';
import { graceBannerTerms, type GraceBannerTerms, type Told } from '../terms/grace-banner.js';

type Words = GraceBannerTerms & CommonTerms;

/** Under which the browser tab remembers what has been said in it. */
const storageKey = 'knippa-banner';

/**
 * What is known to everybody who is signed in when their licence ends: in its 28 days of grace the last day, what still works and whom to turn
 * to; from 60 days before, to operators and administrators alone, that renewal is due; to operators of an expired one what is left (LIC-04,
 * LIC-05). While nothing is to be said it takes no room. It is read out once in a browser tab, not with every page, and stays where it is.
 *
 * @tag knippa-grace-banner
 * @summary Says that the licence ends, or has ended, and what that means (LIC-04, LIC-05).
 * @csspart base - All of the element's inside.
 */
export class KnippaGraceBanner extends KnippaElement<GraceBannerTerms> {
  static override styles = [
    sheet,
    css`
      .note {
        margin-block-end: 20px;
      }
      .mild {
        background: var(--k-accent-soft);
      }
      .mild > svg {
        color: var(--k-accent);
      }
    `,
  ];

  protected override readonly words = graceBannerTerms;

  readonly #session = new Reading(this, session.read, () => (this.page?.session === 'out' ? undefined : {}));
  /** What the banner is about, and whether this tab has heard it before. */
  #told: { readonly about: string; readonly before: boolean } | undefined;

  protected override view(t: Words): TemplateResult {
    const { value } = this.#session;
    const said = value && this.#said(value, t);
    if (value && said) this.#tell(value);
    else this.#told = undefined;
    // the region stands there before anything is said in it, else nobody hears it
    const heard = this.#told?.before;
    return html`<div role="status">${heard ? nothing : said}</div>
      ${heard ? said : nothing}`;
  }

  /** Where nothing is said there is nothing to help with. */
  protected override foot(): unknown {
    return this.#told ? super.foot() : nothing;
  }

  #tell({ person, licence: { phase, expiresOn } }: Session): void {
    const about = [person.id, phase, expiresOn].join(' ');
    if (this.#told?.about !== about) this.#told = { about, before: heardBefore(about) };
  }

  #said({ licence, account }: Session, t: Words): TemplateResult | undefined {
    const { kind = 'bought', phase, expiresOn, graceEndsOn, renewalDue } = licence;
    if (!phase || !expiresOn || !graceEndsOn) return undefined;
    const told = whoIs(kind, account);
    if (phase === 'expired') return note(html`<b>${t.expired[kind](graceEndsOn)}</b> ${t.expiredMeans} ${t.turnTo[told]}`, 'bad');
    if (phase === 'grace')
      return note(html`<b>${t.ended[kind](expiresOn)}</b> ${t.graceMeans(graceEndsOn)} ${t.closes[told]} ${t.turnTo[told]}`);
    return renewalDue && told !== 'user' ? note(html`<b>${t.ends[kind](expiresOn)}</b> ${t.turnTo[told]}`, 'mild') : undefined;
  }
}

/** Who is told: an account's own licence is renewed by its administrators, a bought one by its operators. */
function whoIs(kind: NonNullable<Session['licence']['kind']>, account: Session['account']): Told {
  if (!account) return 'operator';
  if (account.role !== 'administrator') return 'user';
  return kind === 'bought' ? 'administrator' : kind;
}

/** Whether this tab has heard it; from now on it has. A browser that denies storage hears it with every page. */
function heardBefore(about: string): boolean {
  try {
    const before = sessionStorage.getItem(storageKey) === about;
    sessionStorage.setItem(storageKey, about);
    return before;
  } catch {
    return false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'knippa-grace-banner': KnippaGraceBanner;
  }
}
