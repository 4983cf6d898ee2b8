/** The accessibility rules that every story keeps, in Storybook's panel and in the test command alike. An element is no page: no landmarks. */
export const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { region: { enabled: false } },
};
