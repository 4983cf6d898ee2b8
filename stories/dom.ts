/** Everything that fits a selector under a node, shadow roots included. */
export function all(root: ParentNode, selector: string): HTMLElement[] {
  const inside = [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? all(shadowRoot, selector) : []));
  return [...root.querySelectorAll<HTMLElement>(selector), ...inside];
}

/** Waits until something that fits a selector, with this text, is shown somewhere under a node. */
export async function shown(root: ParentNode, selector: string, text: RegExp | string = ''): Promise<HTMLElement> {
  const fits = (element: HTMLElement) => (element.textContent + (element.getAttribute('aria-label') ?? '')).search(text) >= 0;
  for (let tries = 0; tries < 500; tries++) {
    const found = all(root, selector).find((element) => element.checkVisibility() && fits(element));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${selector} with ${String(text)} is not shown.`);
}

/** Waits until nothing that fits a selector is shown under a node. */
export async function gone(root: ParentNode, selector: string): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    if (!all(root, selector).some((element) => element.checkVisibility())) return;
    await wait(20);
  }
  throw new Error(`${selector} is still shown.`);
}

/** Waits until something is so; ten seconds at least, for a page that others work beside. What it never becomes is its caller's to tell. */
export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 500 && !(await done()); tries++) await wait(20);
}

/** A story that has come to rest when something is shown. */
export const sees =
  (selector: string, text: RegExp | string = '') =>
  async ({ canvasElement }: { canvasElement: HTMLElement }): Promise<void> => {
    await shown(canvasElement, selector, text);
  };

/** Presses a button with this text. */
export async function press(root: ParentNode, text: RegExp | string): Promise<void> {
  (await shown(root, 'button, summary', text)).click();
}

/** Writes into a field as somebody types. */
export async function write(root: ParentNode, selector: string, text: string): Promise<void> {
  const field = (await shown(root, selector)) as HTMLInputElement;
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Chooses a radio button or a checkbox. */
export async function choose(root: ParentNode, selector: string): Promise<void> {
  ((await shown(root, selector)) as HTMLInputElement).click();
}

/** Chooses one of a select by its value, as soon as it is among them. */
export async function pick(root: ParentNode, selector: string, value: string): Promise<void> {
  const select = (await shown(root, selector)) as HTMLSelectElement;
  for (let tries = 0; ![...select.options].some((option) => option.value === value); tries++) {
    if (tries === 500) throw new Error(`${selector} has no ${value}.`);
    await wait(20);
  }
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Hands a file in, as somebody does with the field. */
export async function handIn(root: ParentNode, file: File): Promise<void> {
  const field = (await shown(root, '#file')) as HTMLInputElement;
  const transfer = new DataTransfer();
  transfer.items.add(file);
  field.files = transfer.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits a while: for what must not be seen at once. */
export const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
