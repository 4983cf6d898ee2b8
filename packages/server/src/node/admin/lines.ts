import type { AccountRequest, Entitlement, Licence, LicenceRow } from '@knippa/contract';

/** A licence in staff's list. */
export function listedLine({ id, name, kind, startsOn, expiresOn, phase, waiting }: LicenceRow): string {
  return `${id}  ${expiresOn}  ${phase}  ${kind}  ${name}, since ${startsOn}${waiting > 0 ? `, requests waiting: ${waiting}` : ''}`;
}

/** One line of what was bought. */
export function entitlementLine({ id, kind, name, capacity, purchased, started, available }: Entitlement): string {
  return `entitlement  ${id}  ${kind}  ${name}  users: ${capacity}  purchased: ${purchased}  started: ${started}  available: ${available}`;
}

/** All of a licence. */
export function licenceLines({ id, name, startsOn, expiresOn, phase, billingContact, ...licence }: Licence): string[] {
  return [
    `licence  ${id}  ${name}  ${startsOn} – ${expiresOn}  ${phase}`,
    ...licence.entitlements.map(entitlementLine),
    ...licence.addOns.map((addOn) => {
      const having = addOn.accounts === null ? 'every account' : addOn.accounts.map((account) => account.name).join(', ');
      return `add-on  ${addOn.id}  ${addOn.name}  ${having}`;
    }),
    `billing contact  ${billingContact ? `${billingContact.name}  ${billingContact.email}` : 'none'}`,
    ...licence.operators.map((operator) => `operator  ${operator.id}  ${operator.displayName}  ${operator.email}`),
  ];
}

/** A request, with both ids that an answer names. */
export function requestLine(licenceId: string, { id, state, name, sentAt, groupId, administrator, reason }: AccountRequest): string {
  const who = administrator ? `  ${groupId ?? ''}/${administrator.username}  ${administrator.displayName}  ${administrator.email}` : '';
  return `${licenceId}  ${id}  ${state}  ${sentAt}  ${name}${who}${reason === null ? '' : `  ${reason}`}`;
}
