/**
 * Leaves out what a host cannot use: every module and function that is no element, and `@state()`, which is an element's own memory and which the
 * analyzer lists as public.
 */
const onlyElements = {
  name: 'only-elements',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const decorated = (member) => (ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []);
    const isState = (member) => decorated(member).some(({ expression }) => expression.expression?.getText() === 'state');
    const states = new Set(node.members.filter(isState).map((member) => member.name.getText()));
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.getText());
    if (declaration?.members) declaration.members = declaration.members.filter(({ name }) => !states.has(name));
  },
  packageLinkPhase({ customElementsManifest }) {
    const elements = customElementsManifest.modules.map(({ declarations = [], exports = [], ...module }) => {
      const kept = declarations.filter(({ customElement }) => customElement);
      const names = new Set(kept.map(({ name }) => name));
      return { ...module, declarations: kept, exports: exports.filter(({ name }) => names.has(name)) };
    });
    customElementsManifest.modules = elements
      .filter(({ declarations }) => declarations.length > 0)
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { declarations } of customElementsManifest.modules)
      for (const declaration of declarations) {
        declaration.members = declaration.members?.filter(({ privacy, name }) => privacy !== 'private' && !name.startsWith('#'));
        // an event whose name is put together is told by the doc comment, which has its names
        if (declaration.events) declaration.events = declaration.events.filter(({ name }) => name);
      }
  },
};

/** Read by the analyzer, which `scripts/manifest.ts` runs. */
export default {
  globs: ['packages/elements/src/**/*.ts'],
  outdir: '.build/manifest',
  litelement: true,
  packagejson: false,
  plugins: [onlyElements],
};
