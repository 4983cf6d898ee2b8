import { nothing } from 'lit';

/** An address that a link may have: https:, mailto:, tel:, or on the page’s own site. Anything else becomes no address at all. */
export function safeUrl(address: string | undefined): string | typeof nothing {
  if (!address) return nothing;
  try {
    const { protocol, origin } = new URL(address, document.baseURI);
    return origin === location.origin || ['https:', 'mailto:', 'tel:'].includes(protocol) ? address : nothing;
  } catch {
    return nothing;
  }
}
