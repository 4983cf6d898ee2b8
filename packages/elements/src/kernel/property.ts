import type { LitElement, PropertyDeclaration } from 'lit';

type FieldDecorator = (element: LitElement, name: PropertyKey) => void;

/**
 * Makes a field of an element one that Lit watches, and sets by an attribute. It is Lit's decorator of this name for the flavour that we write
 * (see docs/decisions/001); Lit's own also holds the other flavour's part, which every page would load.
 */
export function property(options?: PropertyDeclaration): FieldDecorator {
  return ({ constructor }, name) => (constructor as typeof LitElement).createProperty(name, options);
}

/** Makes a field one that Lit watches and that is the element's own memory: no attribute, and nothing for a host. */
export function state(): FieldDecorator {
  return property({ state: true, attribute: false });
}
