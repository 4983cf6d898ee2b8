/** Leaves out what a host cannot use: `@state()` is an element's own memory, and the analyzer lists it as public. */
const withoutState = {
  name: 'without-state',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const decorated = (member) => (ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []);
    const isState = (member) => decorated(member).some(({ expression }) => expression.expression?.getText() === 'state');
    const states = new Set(node.members.filter(isState).map((member) => member.name.getText()));
    const declaration = moduleDoc.declarations?.find(({ name }) => name === node.name?.getText());
    if (declaration?.members) declaration.members = declaration.members.filter(({ name }) => !states.has(name));
  },
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
    for (const { declarations = [] } of customElementsManifest.modules)
      for (const declaration of declarations)
        declaration.members = declaration.members?.filter(({ privacy, name }) => privacy !== 'private' && !name.startsWith('#'));
  },
};

/** Read by the analyzer, which `scripts/manifest.ts` runs. */
export default {
  globs: ['packages/elements/src/**/*.ts'],
  outdir: '.build/manifest',
  litelement: true,
  packagejson: false,
  plugins: [withoutState],
};
