import type { SignedIn } from '@knippa/contract';
import type { Client } from '@knippa/sdk';
import { createContext } from '@lit/context';
import type { Language } from './language.js';

/**
 * What every element speaks to the service through. The key is registered for the whole page and carries a number, so that two copies of
 * Knippa understand each other; what stands under it never changes its meaning.
 */
export const clientContext = createContext<Client | undefined>(Symbol.for('knippa-client/1'));

/**
 * Whether somebody is signed in as far as the page knows: `host` where the host page keeps the session itself, `ended` when the service
 * ended it, so that what was typed is kept until the same person is back.
 */
export type SessionState = 'host' | 'in' | 'out' | 'ended';

/** Where there is help, as the host says it; each may be nothing (LIC-08). */
export interface Help {
  /** A page, at `https:` or on the host's own site. */
  readonly helpUrl: string;
  /** An address to write to. */
  readonly supportEmail: string;
  /** A telephone number, as people write it. */
  readonly supportPhone: string;
}

/** What elements under one provider share. A new object each time something in it changes. */
export interface Page {
  readonly language: Language;
  readonly session: SessionState;
  /** Rises with every write that was done through this provider: lists and figures read again. */
  readonly writes: number;
  /** Rises when what is shown belongs to nobody here any more: at sign-out, and when another person signs in. */
  readonly epoch: number;
  /** Whether the tab's storage may be used; not where the host has said no. */
  readonly stores?: boolean;
  /** Where there is help with all of them. */
  readonly help?: Help;
  /** Speaks the language that a person has chosen, or without one the page's again; not there where the host has chosen (USR-15). */
  readonly speak?: ((language?: Language) => void) | undefined;
  /** Keeps the token of somebody who has just signed in. */
  begin(signedIn: SignedIn): void;
  /** Forgets the token. */
  end(): void;
}

/** What elements under one provider share, beside the client. */
export const pageContext = createContext<Page | undefined>(Symbol.for('knippa-page/1'));
