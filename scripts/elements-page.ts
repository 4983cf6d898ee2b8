/** What of a manifest (custom-elements.json) the page tells. */
export interface Manifest {
  readonly modules: readonly { readonly path: string; readonly declarations?: readonly Declaration[] }[];
}

interface Told {
  readonly name?: string;
  readonly description?: string;
}

interface Member extends Told {
  readonly kind: 'field' | 'method';
  readonly type?: { readonly text: string };
  readonly default?: string;
  readonly attribute?: string;
  readonly privacy?: string;
  readonly readonly?: boolean;
  readonly static?: boolean;
  readonly inheritedFrom?: { readonly name: string };
}

interface Declaration extends Told {
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly Member[];
  readonly events?: readonly Told[];
  readonly slots?: readonly Told[];
  readonly cssParts?: readonly Told[];
  readonly cssProperties?: readonly Told[];
}

/** The class that every element comes from: what it has is told once. */
const base = 'KnippaElement';

/**
 * The page a host's developer reads, docs/elements.md: of each element that the package exports its tag, what it is, what it takes and what it
 * tells. All of it stands in the doc comments; `colours` are the properties of kernel/tokens.ts, by name.
 */
export function elementsPage(manifest: Manifest, colours: readonly string[]): string {
  const declared = manifest.modules.flatMap(({ path, declarations = [] }) => declarations.map((one) => ({ ...one, path })));
  const exported = declared.filter(({ tagName, path }) => tagName && path.endsWith(`/${folderOf(tagName)}/${folderOf(tagName)}.js`));
  const elements = exported.sort((one, other) => (folderOf(one.tagName) < folderOf(other.tagName) ? -1 : 1));
  const ground = declared.find(({ name }) => name === base);
  return `${[
    '# The elements\n',
    'Written by `npm run manifest` from the doc comments; the same stands in `custom-elements.json` of `@knippa/elements`, for editors and tools.',
    'An element is registered by its own entry, `import "@knippa/elements/account-list/define"` (`knippa-account-list`), or with the others by',
    '`@knippa/elements/define` (all but the icon picker, which brings every symbol with it); its class alone, which registers nothing, is',
    '`@knippa/elements/account-list`. Every one stands under a `knippa-provider`.',
    'Its events bubble and pass shadow roots; their `detail` holds ids, never names or contents. `knippa-before-…` is a question before the deed:',
    'whoever cancels it does the deed instead.',
    '',
    list(elements.map(({ tagName, summary }) => `[\`${tagName ?? ''}\`](#${tagName ?? ''}): ${inLine(summary)}`)),
    '## What every element has',
    takes(ground?.members ?? []),
    methods(ground?.members ?? []),
    section('Colours', list([`${colours.map((name) => `\`${name}\``).join(', ')}: set on any element around.`])),
    ...elements.flatMap(elementOf),
  ]
    .filter((part, at, all) => part !== '' || all[at - 1] !== '')
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

const folderOf = (tagName = '') => tagName.replace('knippa-', '');

function elementOf({ tagName = '', summary, description, members = [], ...told }: Declaration): string[] {
  const own = members.filter(({ inheritedFrom }) => inheritedFrom?.name !== base);
  return [
    `\n## ${tagName}\n`,
    `${inLine(summary)}${description ? `\n\n${description.replaceAll(/\s+/g, ' ')}` : ''}`,
    takes(own),
    methods(own),
    section('Events', named(told.events)),
    section('Slots', named(told.slots, 'without a name')),
    section('Parts', named(told.cssParts)),
    section('Colours', named(told.cssProperties)),
  ];
}

/** Attributes and properties, as one table: what has no attribute is set as a property. */
function takes(members: readonly Member[]): string {
  const fields = members.filter((member) => member.kind === 'field' && isPublic(member));
  if (fields.length === 0) return '';
  const rows = fields.map(({ attribute, name = '', type, default: value, readonly, description }) =>
    [
      attribute ? `\`${attribute}\`` : '',
      `\`${name}\`${readonly ? ', read only' : ''}`,
      type ? `\`${type.text}\`` : '',
      value ? `\`${value}\`` : '',
      inLine(description),
    ].map(inCell),
  );
  const head = [['attribute', 'property', 'type', 'unless set', ''], Array<string>(5).fill('---')];
  return `\n${[...head, ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('')}`;
}

function methods(members: readonly Member[]): string {
  const own = members.filter((member) => member.kind === 'method' && isPublic(member) && member.description);
  return section('Methods', list(own.map(({ name = '', description }) => `\`${name}()\`: ${inLine(description)}`)));
}

const isPublic = ({ privacy = 'public', static: ofClass = false }: Member) => privacy === 'public' && !ofClass;

function named(told: readonly Told[] = [], nameless = ''): string {
  return list(told.map(({ name, description }) => `${name ? `\`${name}\`` : nameless}: ${inLine(description)}`));
}

const section = (heading: string, content: string) => (content === '' ? '' : `\n${heading}:\n\n${content}`);
const list = (items: readonly string[]) => items.map((item) => `- ${item}\n`).join('');
const inLine = (text = '') => text.replaceAll(/\s+/g, ' ').trim();
const inCell = (text: string) => text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|');
