let stockholm: Intl.DateTimeFormat | undefined;

/** The civil day in Sweden of an instant, `2026-08-17`; nothing of what is no instant. */
export function civilDay(instant: string): string {
  const at = new Date(instant);
  stockholm ??= new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' });
  return Number.isNaN(at.getTime()) ? '' : stockholm.format(at);
}
