type Urgency = 'polite' | 'assertive';

const idle = new Map<Urgency, ReturnType<typeof setTimeout>>();

/**
 * Says something to those who do not see the page, through one region per page and urgency that every copy of Knippa shares. What is said
 * within the same `after` milliseconds is said once, the last of it. Inside an open modal dialog nothing outside is heard: a text with
 * `role="status"` stands there instead.
 */
export function announce(text: string, { urgency = 'polite', after = 150 }: { urgency?: Urgency; after?: number } = {}): void {
  const region = regionOf(urgency);
  // Emptied first, so that the same sentence twice is two announcements.
  region.textContent = '';
  clearTimeout(idle.get(urgency));
  idle.set(
    urgency,
    setTimeout(() => (region.textContent = text), after),
  );
}

function regionOf(urgency: Urgency): HTMLElement {
  const id = `knippa-live-${urgency}`;
  const found = document.getElementById(id);
  if (found) return found;
  const region = document.createElement('div');
  region.id = id;
  region.setAttribute('role', urgency === 'polite' ? 'status' : 'alert');
  region.setAttribute('aria-live', urgency);
  // Through the object model: a strict policy forbids the attribute.
  Object.assign(region.style, {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  });
  document.body.append(region);
  return region;
}
