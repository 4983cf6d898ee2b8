import { createServer, type Server } from '@knippa/server';
import { nodePlatform, smtpMailer } from '@knippa/server/node';
import { SMTPServer } from 'smtp-server';
import { freePort } from '../ports.js';
import { testSecret } from '../licence.js';

/** A mail as the mail server got it. */
export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Its headers, unfolded, by their names in lower case; of several with one name, all. */
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly text: string;
  readonly html: string;
}

/** What the mail server does with a mail that it has got whole: accepts it, or answers a code, or breaks the connection without a word. */
export type Handling = 'accept' | 'break' | 451 | 550;

/** A real SMTP server on a port that stays its own while it is down. */
export class PostOffice {
  readonly port: number;
  /** Every mail that came whole, also what was not accepted. */
  readonly received: Received[] = [];
  /** What becomes of the next mail. */
  handle: (mail: Received) => Handling | Promise<Handling> = () => 'accept';
  /** What becomes of a recipient, before there is a mail. */
  recipient: (address: string) => number | undefined = () => undefined;
  #server: SMTPServer | undefined;

  private constructor(port: number) {
    this.port = port;
  }

  static async open(): Promise<PostOffice> {
    const office = new PostOffice(await freePort());
    await office.up();
    return office;
  }

  async up(): Promise<void> {
    const server: SMTPServer = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: ({ address }, _session, done) => {
        const code = this.recipient(address);
        done(code === undefined ? undefined : failure(code));
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const mail = parsed(
            Buffer.concat(parts).toString('utf8'),
            mailFrom ? mailFrom.address : '',
            rcptTo.map(({ address }) => address),
          );
          this.received.push(mail);
          void Promise.resolve(this.handle(mail)).then((handling) => {
            if (handling === 'accept') done();
            else if (handling === 'break') {
              for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
            } else done(failure(handling));
          });
        });
      },
    });
    server.on('error', () => undefined); // a client that was killed
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', () => resolve()));
    this.#server = server;
  }

  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    for (const connection of server.connections) connection._socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  to(address: string): Received[] {
    return this.received.filter(({ to }) => to.includes(address));
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.port}`;
  }
}

/** A server over another's store that sends its mail to a post office; what it tells of errors is in `told`. */
export function sendingServer(
  { env: { store } }: Pick<Server, 'env'>,
  office: PostOffice,
  clock: () => number = Date.now,
): Server & { told: string[] } {
  const told: string[] = [];
  const server = createServer({
    store,
    platform: nodePlatform,
    secret: testSecret,
    clock,
    doorUrls: { operator: 'http://knippa.test/', account: 'http://knippa.test/konto' },
    mail: smtpMailer({ url: office.url, from: 'Knippa <knippa@lindsta.example>' }),
    onError: (error) => told.push(error instanceof Error ? error.message : String(error)),
  });
  return { ...server, told };
}

function failure(responseCode: number): Error {
  return Object.assign(new Error('not this one'), { responseCode });
}

function parsed(raw: string, from: string, to: readonly string[]): Received {
  const [head, body] = split(raw);
  const headers = headersOf(head);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type']?.[0] ?? '')?.[1] ?? '';
  const parts = body.split(`--${boundary}`).slice(1, -1).map(split);
  const part = (type: string) => {
    const [partHead = '', content = ''] = parts.find(([of]) => of.includes(type)) ?? [];
    return decoded(content.replace(/\r\n$/, ''), headersOf(partHead)['content-transfer-encoding']?.[0] ?? '');
  };
  return { from, to, headers, text: part('text/plain'), html: part('text/html') };
}

function split(raw: string): [string, string] {
  const text = raw.replace(/^\r\n/, '');
  const at = text.indexOf('\r\n\r\n');
  return [text.slice(0, at), text.slice(at + 4)];
}

function headersOf(head: string): Record<string, string[]> {
  const headers: Record<string, string[]> = {};
  for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const at = line.indexOf(':');
    (headers[line.slice(0, at).toLowerCase()] ??= []).push(words(line.slice(at + 1).trim()));
  }
  return headers;
}

/** Encoded words of a header, as text. */
function words(value: string): string {
  return value
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, how: string, content: string) =>
      how.toLowerCase() === 'q' ? decoded(content.replaceAll('_', ' '), 'quoted-printable') : decoded(content, 'base64'),
    );
}

function decoded(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return content;
  const bytes = content.replaceAll('=\r\n', '').replaceAll(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
