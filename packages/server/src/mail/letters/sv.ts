import type { Door, Role } from '@knippa/contract';
import { graceEndsOn } from '@knippa/core';
import type { ChangingParams, DeletionParams, Leading, Letters, LinkParams, RenewalParams, RoleParams } from '../letter.js';
import { dates } from './dates.js';

const { day, instant } = dates('sv-SE');

const greeting = (name: string) => (name ? `Hej ${name},` : 'Hej,');
const closing = 'Mejlet skickades automatiskt av Knippa och går inte att svara på.';
const whereTo: Readonly<Record<Door, string>> = { operator: 'inloggningen för huvudadministratörer', account: 'inloggningen för konton' };
const roles: Readonly<Record<Role, string>> = { administrator: 'administratör', manager: 'manager', user: 'användare' };
const once = (leading: Leading | undefined) =>
  leading?.endsAt ? `Länken kan användas en gång, till och med ${instant(leading.endsAt)}.` : 'Länken kan användas en gång.';
const action = (label: string, leading: Leading | undefined) => (leading ? { action: { label, url: leading.url } } : {});

const what = ({ kind, name }: RenewalParams) =>
  ({ bought: `licensen ${name}`, trial: `prova-på-kontot ${name}`, subscription: `abonnemanget för ${name}` })[kind];

const after = ({ kind }: RenewalParams) =>
  kind === 'bought'
    ? 'Sedan kan ingen logga in på kontona. Huvudadministratörer kan läsa och exportera.'
    : 'Sedan går det inte längre att logga in.';

const how = ({ kind }: RenewalParams) =>
  ({
    bought: 'Kontakta er leverantör för att förnya licensen.',
    trial: 'Kontots administratörer kan aktivera ett eget abonnemang, när de har loggat in.',
    subscription: 'Kontots administratörer kan förnya abonnemanget, när de har loggat in.',
  })[kind];

export const sv: Letters = {
  welcome: ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Välkommen till Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      door === 'operator' ? 'Du är nu huvudadministratör i Knippa.' : 'Du har fått ett konto i Knippa.',
      `Du loggar in med ${signInName} i ${whereTo[door]}. Välj först ett lösenord. ${once(leading)}`,
    ],
    ...action('Välj lösenord', leading),
    closing,
  }),

  'new-role': ({ displayName, signInName, door, role, name }: RoleParams, leading) => ({
    subject: `Du är nu ${roles[role]} i ${name}`,
    greeting: greeting(displayName),
    paragraphs: [
      `Du har fått en ny roll i ${name} i Knippa: ${roles[role]}. Lösenord och engångskoder från förut har slutat att gälla.`,
      `Du loggar in med ${signInName} i ${whereTo[door]}. Välj först ett nytt lösenord. ${once(leading)}`,
    ],
    ...action('Välj lösenord', leading),
    closing,
  }),

  reset: ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Välj ett nytt lösenord till Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      `Någon, troligen du, har bett om ett nytt lösenord för ${signInName} i ${whereTo[door]}. ${once(leading)}`,
      'Var det inte du behöver du inte göra något: lösenordet är detsamma som förut.',
    ],
    ...action('Välj ett nytt lösenord', leading),
    closing,
  }),

  'confirm-email': ({ displayName, signInName, door }: LinkParams, leading) => ({
    subject: 'Bekräfta din e-postadress i Knippa',
    greeting: greeting(displayName),
    paragraphs: [
      `Du har bett att få använda den här adressen för ${signInName} i ${whereTo[door]}. Den blir din när du bekräftar den. ${once(leading)}`,
      'Var det inte du behöver du inte göra något: ingenting ändras.',
    ],
    ...action('Bekräfta adressen', leading),
    closing,
  }),

  'email-changing': ({ displayName, signInName, newEmail }: ChangingParams, leading) => ({
    subject: 'Din e-postadress i Knippa ska ändras',
    greeting: greeting(displayName),
    paragraphs: [
      `Någon som är inloggad som ${signInName} har bett att få byta adress till ${newEmail}. Adressen byts när den har bekräftats.`,
      'Var det inte du: logga in och byt lösenord.',
    ],
    ...action('Till Knippa', leading),
    closing,
  }),

  renewal: (params: RenewalParams, leading) => ({
    subject: `${params.name}: gäller till och med ${day(params.expiresOn)}`,
    greeting: greeting(params.displayName),
    paragraphs: [
      `Det är dags att förnya: ${what(params)} gäller till och med ${day(params.expiresOn)}.`,
      `Därefter går det till och med ${day(graceEndsOn(params.expiresOn))} att logga in och använda det som finns, men inte att skapa något nytt. ${after(params)}`,
      how(params),
    ],
    ...action('Till Knippa', leading),
    closing,
  }),

  'deletion-announced': ({ displayName, name, waitsUntil }: DeletionParams, leading) => ({
    subject: `${name} ska tas bort: hämta arkivet senast ${day(waitsUntil)}`,
    greeting: greeting(displayName),
    paragraphs: [
      `Kontot ${name} ska tas bort i Knippa, med alla användare och alla dokument. Det går inte att ångra.`,
      `Till och med ${day(waitsUntil)} kan du som administratör logga in och hämta ett arkiv: en zip-fil med användarna och alla dokument. Verktygslådor är inte med i arkivet.`,
      'Ska kontot inte tas bort? Kontakta den som är huvudadministratör för er licens.',
    ],
    ...action('Logga in och hämta arkivet', leading),
    closing,
  }),

  'deletion-withdrawn': ({ displayName, name }: DeletionParams, leading) => ({
    subject: `${name} tas inte bort`,
    greeting: greeting(displayName),
    paragraphs: [`Kontot ${name} ska inte tas bort längre. Du behöver inte göra något.`],
    ...action('Till Knippa', leading),
    closing,
  }),
};
