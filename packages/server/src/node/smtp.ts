import { createTransport } from 'nodemailer';
import { MailFailed, type Mailer } from '../mail/mailer.js';

/** A mail server, and whom mails are from. */
export interface SmtpOptions {
  /** Its address: `smtp://user:password@mail.example:587`, or `smtps://`. */
  readonly url: string;
  /** The sender, as mails show it: `Knippa <knippa@lindsta.example>`. */
  readonly from: string;
}

/** Sends mails to an SMTP server, one connection at a time, which is kept while there is more to send. */
export function smtpMailer({ url, from }: SmtpOptions): Mailer {
  const host = /@([^@\s>]+)>?\s*$/.exec(from)?.[1];
  if (!host) throw new Error(`${from} is not an address that mail can be from.`);
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0, // the outbox tries again, and counts
    idleTimeout: 5_000,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, to, language, subject, text, html }, signal) => {
      const headers = { 'Auto-Submitted': 'auto-generated', 'Content-Language': language };
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          from,
          to: { name: '', address: to },
          subject,
          text,
          html,
          headers,
          signal,
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
  };
}

/** What an SMTP server, or the way to it, says of a mail: its recipient and its content are judged at RCPT and DATA, everything else is of all mails. */
function failureOf(error: unknown): MailFailed {
  const { code, command, responseCode, permanent } = error as Partial<Record<'code' | 'command', string>> & {
    responseCode?: number;
    permanent?: boolean;
  };
  if (code === 'EENVELOPE' && command === 'API') return new MailFailed('refused', code, error);
  if (responseCode === undefined || !/^(RCPT TO|DATA)$/.test(command ?? ''))
    return new MailFailed('unreachable', String(responseCode ?? code ?? 'unknown'), error);
  return new MailFailed(permanent ? 'refused' : 'later', String(responseCode), error);
}
