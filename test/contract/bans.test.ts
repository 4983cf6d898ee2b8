import { allows, forbids } from './lint.js';

const element = 'packages/elements/src/x/x.ts';
const template = (inside: string) => `import { html } from 'lit';\nexport const view = (x: string) => html\`${inside}\`;`;
const named = (name: string, module: string) => `import { ${name} } from '${module}';\nexport const y = ${name};`;

// What would turn data into markup.
forbids('unsafeHTML', element, named('unsafeHTML', 'lit/directives/unsafe-html.js'));
forbids('unsafeSVG', element, named('unsafeSVG', 'lit/directives/unsafe-svg.js'));
forbids('unsafeStatic', element, named('unsafeStatic', 'lit/static-html.js'));
forbids(
  'unsafeHTML under another name',
  element,
  `import { unsafeHTML as raw } from 'lit/directives/unsafe-html.js';\nexport const y = raw;`,
);
forbids('all of a module that holds unsafeHTML', element, `import * as raw from 'lit/directives/unsafe-html.js';\nexport const y = raw;`);
forbids('unsafeCSS', element, named('unsafeCSS', 'lit'));
forbids('innerHTML', element, `export const f = (e: Element, x: string) => {\n  e.innerHTML = x;\n};`);
forbids('innerHTML by its name in brackets', element, `export const f = (e: Element, x: string) => {\n  e['innerHTML'] = x;\n};`);
forbids('outerHTML', element, `export const f = (e: Element, x: string) => {\n  e.outerHTML = x;\n};`);
forbids('insertAdjacentHTML', element, `export const f = (e: Element, x: string) => e.insertAdjacentHTML('beforeend', x);`);
forbids('setHTMLUnsafe', element, `export const f = (e: Element, x: string) => e.setHTMLUnsafe(x);`);
forbids('innerHTML in a template', element, template('<p .innerHTML=${x}></p>'));
forbids('srcdoc in a template', element, template('<iframe srcdoc=${x}></iframe>'));
forbids('document.write', element, `export const f = (x: string) => document.write(x);`);
forbids('document.writeln', element, `export const f = (x: string) => document.writeln(x);`);

// What a host's policy stops.
forbids('styleMap', element, named('styleMap', 'lit/directives/style-map.js'));
forbids('style= in a template', element, template('<p style="color: red">${x}</p>'));
forbids('style= with a value in a template', element, template('<p class="a" style=${x}></p>'));
forbids('style= as a property in a template', element, template('<p .style=${x}></p>'));
forbids('setAttribute of style', element, `export const f = (e: Element, x: string) => e.setAttribute('style', x);`);
forbids('<style> in a template', element, template('<style>p { color: red; }</style>${x}'));
forbids('<script> in a template', element, template('<script src="x.js"></script>${x}'));
forbids('eval', element, `export const f = (x: string): unknown => eval(x);`);
forbids('new Function', element, `export const f = (x: string) => new Function(x);`);

// What would follow an address, or tell a stranger.
forbids('href without safeUrl()', element, template('<a href=${x}>a</a>'));
forbids('href with words before the value, without safeUrl()', element, template('<a href="https:${x}">a</a>'));
forbids('src without safeUrl()', element, template('<img alt="" src=${x} />'));
forbids('src as a property without safeUrl()', element, template('<img alt="" .src=${x} />'));
allows(
  'href with safeUrl()',
  element,
  template('<a href=${safeUrl(x)}>a</a>').replace('import', `import { safeUrl } from './url.js';\nimport`),
);
forbids('postMessage without an origin', element, `export const f = (w: Window) => w.postMessage('x');`);
forbids('postMessage to any origin', element, `export const f = (w: Window) => w.postMessage('x', '*');`);
allows('postMessage to one origin', element, `export const f = (w: Window, o: string) => w.postMessage('x', o);`);

// What registers on import.
forbids('@customElement', element, named('customElement', 'lit/decorators.js'));

// Words that read like a ban and are none.
allows('class, part and a handler in a template', element, template('<p class="style" part="row" @click=${x}>a style</p>'));

// The house's shapes, in any package.
forbids('a default export', 'packages/core/src/x.ts', 'export default 1;');
forbids('an enum', 'packages/sdk/src/x.ts', 'export enum X {\n  a,\n}');
forbids('an interface with an I before its name', 'packages/server/src/x.ts', 'export interface IUser {\n  id: string;\n}');
allows('an interface whose word begins with I', 'packages/server/src/x.ts', 'export interface Input {\n  id: string;\n}');
allows('a default export, which Storybook reads', 'stories/x.stories.ts', 'export default {};');
