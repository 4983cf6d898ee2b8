/** One page of the portal: what stands in it, and the script that knows it. */
interface PortalPage {
  readonly title: string;
  readonly script: string;
  readonly main: string;
}

/** Where the municipality's people get help, as every element says it (LIC-08). */
const help = 'support-email="hjalp@lindsta.example" support-phone="0500-12 34 56"';

const pages: Readonly<Record<string, PortalPage>> = {
  '/': {
    title: 'Licensen',
    script: 'operator.js',
    main: `<knippa-provider base-url="/api" ${help}><knippa-operator account-door-href="/konto"></knippa-operator></knippa-provider>`,
  },
  '/konto': {
    title: 'Mitt konto',
    script: 'account.js',
    main: `<knippa-provider base-url="/api" ${help}><knippa-group operator-door-href="/"></knippa-group></knippa-provider>`,
  },
  '/inkorg': {
    title: 'Inkorg',
    script: 'inbox.js',
    main: '<h1 id="heading"></h1><p id="hint"></p><ul id="mails" aria-labelledby="heading"></ul>',
  },
};

/** The HTML of a page of the portal, or undefined where there is none: a municipality's own header, and elements below it. */
export function pageAt(path: string): string | undefined {
  const page = pages[path];
  if (!page) return undefined;
  const links = Object.entries(pages).map(
    ([href, { title }]) => `<a href="${href}"${href === path ? ' aria-current="page"' : ''}>${title}</a>`,
  );
  return `<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${page.title} – Lindsta kommun</title>
    <link rel="icon" href="/icon.svg" />
    <link rel="stylesheet" href="/portal.css" />
    <script type="module" src="/knippa/knippa.js"></script>
    <script type="module" src="/${page.script}"></script>
  </head>
  <body>
    <header class="host">
      <strong>Lindsta kommun</strong>
      <nav aria-label="Portal">${links.join('\n        ')}</nav>
    </header>
    <main>
      ${page.main}
    </main>
  </body>
</html>
`;
}
