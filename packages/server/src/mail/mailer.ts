import type { Language } from '@knippa/contract';

/** A mail as it is sent, to one address. */
export interface MailMessage {
  /** The id of its row in the outbox: the Message-ID is made from it, so that a mail sent again can be told from another. */
  readonly id: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What takes mails on. */
export interface Mailer {
  /** Resolves once the mail is accepted; rejects with `MailFailed`, or with any other error, after which it is tried again. Ends when the signal says so. */
  send(message: MailMessage, signal: AbortSignal): Promise<void>;
}

/**
 * Why a mail was not accepted. `refused`: this mail never will be. `later`: not now, other mails may be. `unreachable`: nothing can be sent at
 * present. The message is a code alone, without the address or a word of the mail.
 */
export class MailFailed extends Error {
  override readonly name = 'MailFailed';
  readonly how: 'refused' | 'later' | 'unreachable';

  constructor(how: MailFailed['how'], code: string, cause?: unknown) {
    super(code, { cause });
    this.how = how;
  }
}
