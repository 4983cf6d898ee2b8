/** Registers an element, unless the page has one of that name already: the first copy on a page serves all. */
export function define(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
