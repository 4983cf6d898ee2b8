/**
 * What elements may not do, because a host page's strict policy (no inline styles, no eval, trusted types) forbids it or because data would
 * become markup. Each ban is a selector and the sentence that says what to do instead; `test/contract/boundaries.test.ts` proves each.
 */
export const elementBans = [
  [
    'ImportSpecifier[imported.name=/^(unsafeHTML|unsafeSVG|unsafeStatic|unsafeCSS)$/]',
    'Data never becomes markup or CSS: render it as text.',
  ],
  ['ImportDeclaration[source.value=/unsafe-(html|svg|static)|static-html/]', 'Data never becomes markup: render it as text.'],
  ['ImportDeclaration[source.value=/style-map/]', 'The host forbids inline styles: use classes, parts and custom properties.'],
  ['ImportSpecifier[imported.name="styleMap"]', 'The host forbids inline styles: use classes, parts and custom properties.'],
  ['ImportSpecifier[imported.name="customElement"]', 'Importing a class registers nothing: register in the element’s define.ts.'],
  ['MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/]', 'Data never becomes markup: render it as text.'],
  ['MemberExpression[property.value=/^(innerHTML|outerHTML|srcdoc)$/]', 'Data never becomes markup: render it as text.'],
  ['CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/]', 'Data never becomes markup.'],
  ['CallExpression[callee.object.name="document"][callee.property.name=/^write(ln)?$/]', 'document.write destroys the host page.'],
  ['CallExpression[callee.property.name="setAttribute"][arguments.0.value="style"]', 'The host forbids inline styles: use classes.'],
  ['TaggedTemplateExpression TemplateElement[value.raw=/(^|\\s)[.?]?style\\s*=/]', 'The host forbids inline styles: use classes.'],
  ['TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/<(style|script)[\\s>]/]', 'The host forbids inline code.'],
  ['TaggedTemplateExpression TemplateElement[value.raw=/\\.(innerHTML|outerHTML)\\s*=|srcdoc\\s*=/]', 'Data never becomes markup.'],
  ['CallExpression[callee.name="postMessage"]', 'Name the window and the origin.'],
  ['CallExpression[callee.property.name="postMessage"][arguments.length<2]', 'postMessage needs an origin.'],
  ['CallExpression[callee.property.name="postMessage"][arguments.1.value="*"]', 'postMessage needs an origin, not "*".'],
].map(([selector, message]) => ({ selector, message }));

/** What no file of ours writes: style.md's words on shapes. */
export const houseBans = [
  ['ExportDefaultDeclaration', 'No default exports: a name is the same in every file.'],
  ['TSEnumDeclaration', 'No enums: write a union of literals.'],
  ['TSInterfaceDeclaration[id.name=/^I[A-Z]/]', 'No I before an interface’s name.'],
].map(([selector, message]) => ({ selector, message }));

const urlAttribute = /\s[.]?(href|src|action|formaction|xlink:href|poster|data)\s*=\s*["']?[^"'>]*$/;

/** Every address bound in a template goes through `safeUrl()`, which lets https:, mailto: and relative addresses pass and nothing else. */
export const safeUrlRule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.name !== 'html' && tag.name !== 'svg') return;
      quasi.expressions.forEach((expression, at) => {
        if (!urlAttribute.test(quasi.quasis[at].value.raw)) return;
        if (expression.type === 'CallExpression' && expression.callee.name === 'safeUrl') return;
        context.report({ node: expression, message: 'An address in a template goes through safeUrl().' });
      });
    },
  }),
};
