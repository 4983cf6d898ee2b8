import type { AccountRequest, ChangeValue, Entitlement, Licence, LicenceRow, Plan } from '@knippa/contract';

/** A licence in staff's list. */
export function listedLine({ id, name, kind, startsOn, expiresOn, phase, waiting }: LicenceRow): string {
  return `${id}  ${expiresOn}  ${phase}  ${kind}  ${name}, since ${startsOn}${waiting > 0 ? `, requests waiting: ${waiting}` : ''}`;
}

/** One line of what was bought. */
export function entitlementLine({ id, kind, name, capacity, purchased, started, available }: Entitlement): string {
  return `entitlement  ${id}  ${kind}  ${name}  users: ${capacity}  purchased: ${purchased}  started: ${started}  available: ${available}`;
}

/** All of a licence. */
export function licenceLines({ id, name, startsOn, expiresOn, phase, language, billingContact, ...licence }: Licence): string[] {
  return [
    `licence  ${id}  ${name}  ${startsOn} – ${expiresOn}  ${phase}  ${language}`,
    ...licence.entitlements.map(entitlementLine),
    ...licence.addOns.map((addOn) => {
      const having = addOn.accounts === null ? 'every account' : addOn.accounts.map((account) => account.name).join(', ');
      return `add-on  ${addOn.id}  ${addOn.name}  ${having}`;
    }),
    `billing contact  ${billingContact ? `${billingContact.name}  ${billingContact.email}` : 'none'}`,
    ...licence.operators.map((operator) => `operator  ${operator.id}  ${operator.displayName}  ${operator.email}`),
  ];
}

/** A request, with both ids that an answer names; of a move also the account that it is about, or that its user came to. */
export function requestLine(licenceId: string, { id, kind, state, name, sentAt, ...request }: AccountRequest): string {
  const { groupId, administrator, accountName, signInName, wish, reason } = request;
  const who = administrator && [`${groupId ?? ''}/${administrator.username}`, administrator.displayName, administrator.email];
  const moved = kind === 'move' && state === 'moved' && [`to ${accountName ?? ''}`, signInName];
  const parts = [
    licenceId,
    id,
    kind,
    state,
    sentAt,
    name,
    ...(who ?? []),
    ...(moved || []),
    wish && oneLine(wish),
    reason && oneLine(reason),
  ];
  return parts.filter(Boolean).join('  ');
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ');

/** What a plan would change, and what to think of. */
export function planLines({ counts, changes, warnings }: Plan): string[] {
  const value = (of: ChangeValue | undefined) => (of === null || of === undefined || of === '' ? 'none' : String(of));
  return [
    ...changes.map(({ kind, resource, name, field, from, to }) =>
      field === undefined ? `${kind}  ${resource}  ${name}` : `${kind}  ${resource}  ${name}  ${field}: ${value(from)} → ${value(to)}`,
    ),
    ...Object.entries(counts)
      .filter(([name]) => !name.includes('.'))
      .map(([name, count]) => `${name}: ${count}`),
    ...warnings.map(({ code, params }) => [code, ...Object.entries(params).map(([name, of]) => `${name}: ${of}`)].join('  ')),
  ];
}
