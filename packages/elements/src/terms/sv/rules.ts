import { formats } from '../../kernel/format.js';
import type { PeopleRules } from '../people-rules.js';

const { day, number } = formats('sv-SE');

const people = (n: number) => (n === 1 ? '1 användare' : `${number(n)} användare`);

/** A wait in whole minutes, never shorter than it is. */
const minutes = (seconds: number) => (seconds <= 60 ? 'en minut' : `${number(Math.ceil(seconds / 60))} minuter`);

export const rules: PeopleRules = {
  rules: {
    'sign-in-failed': () => 'Namnet eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
    'password-to-choose': () => 'Välj ett eget lösenord.',
    'link-ended': () => 'Länken har redan använts eller har gått ut.',
    'too-many-attempts': ({ retryAfter }) => `Det har blivit för många försök. Försök igen om ${minutes(retryAfter)}.`,
    'settings-closed': () => 'Namn och telefon ändras av en administratör i kontot.',
    'name-invalid': () => 'Ange ett namn på en rad, högst 255 tecken.',
    'group-name-invalid': () => 'Ange ett namn på en rad, högst 255 tecken.',
    'username-invalid': () => 'Använd bara bokstäver och siffror, utan mellanslag, högst 64.',
    'group-id-invalid': () => 'Använd bara bokstäver och siffror, utan mellanslag, högst 64.',
    'email-invalid': () => 'Ange en e-postadress, till exempel namn@skola.se.',
    'phone-invalid': () => 'Ange ett telefonnummer, till exempel 070-123 45 67.',
    'password-invalid': ({ least, most }) => `Ange ett lösenord med ${number(least)} till ${number(most)} tecken.`,
    'password-common': () => 'Det lösenordet är bland de vanligaste, och gissas lätt. Välj ett annat.',
    'password-wrong': () => 'Det är inte ditt nuvarande lösenord. Försök igen.',
    'label-invalid': () => 'Ange ett namn på en rad, högst 255 tecken.',
    'day-invalid': ({ day: text }) => `${text} är ingen dag. Skriv år, månad och dag, till exempel 2027-02-26.`,
    'ends-before-start': ({ startsOn }) => `Licensen börjar gälla ${day(startsOn)}. Välj en dag efter det.`,
    'single-holds-one': () => 'Ett konto för en användare har en användare.',
    'entitlement-in-use': ({ purchased, started }) =>
      `${number(started)} konton är startade, så det går inte att köpa bara ${number(purchased)}.`,
    'account-unknown': ({ account }) => `Licensen har inget konto som heter ${account}.`,
    'last-operator': () => 'Licensen måste ha en huvudadministratör. Lägg till en annan först.',
    'not-an-organisation': () => 'Konton av den typen startar du själv.',
    'request-answered': () => 'Förfrågan är redan besvarad.',
    'request-of-another-kind': () => 'Förfrågan gäller något annat.',
    'request-waiting': () => 'En förfrågan om att flytta användaren väntar redan på svar.',
    'not-a-single-account': () => 'Det här går bara för ett konto med en användare.',
    'no-account-available': ({ entitlement }) => `Det finns inget konto kvar av typen ${entitlement}.`,
    'stands-alone': () => 'Licensen är ett kontos egen. Den har varken huvudadministratörer eller fler kontotyper.',
    'not-a-trial': () => 'Kontot är inte på prov.',
    'not-a-subscription': () => 'Kontot har inget eget abonnemang.',
    'subscription-ended': ({ endedOn }) => `Abonnemanget slutar redan ${day(endedOn)}.`,
    'renewal-not-due': ({ from }) => `Abonnemanget går att förnya från och med ${day(from)}.`,
    'billing-contact-required': () => 'Ett abonnemang måste ha en kontaktperson för betalning.',
    'same-group-id': () => 'Det är det Grupp-ID som kontot har.',
    'confirmation-mismatch': () => 'Det du skrev stämmer inte. Skriv precis det som står.',
    'deletion-announced': ({ until }) => `Administratörerna är redan ombedda att hämta arkivet, senast ${day(until)}.`,
    'deletion-not-announced': () => 'Administratörerna är inte ombedda att hämta något arkiv.',
    'nobody-to-fetch': () =>
      'Ingen administratör i kontot har valt lösenord än, så ingen kan hämta arkivet. Skicka inloggningsinstruktioner först.',
    'account-too-large': ({ users, capacity }) => `Kontot har ${people(users)}, och typen rymmer ${number(capacity)}.`,
    'ask-staff': () => 'Det här gör leverantören åt dig. Kontakta dem.',
    'not-a-group-account': () => 'Det här går bara i ett gruppkonto.',
    'group-details-missing': () => 'Ange gruppnamn, Grupp-ID och användarnamn.',
    'group-id-taken': ({ suggestion }) => `Det Grupp-ID:t är upptaget. ${suggestion} är ledigt.`,
    'email-taken': () => 'E-postadressen används redan. Ange en annan.',
    'email-required': () => 'Ange en e-postadress. Administratörer och managers måste ha en.',
    'own-email': () => 'Ändra din egen e-post i dina inställningar. Den nya adressen bekräftas med en länk.',
    'without-email': () => 'Det finns ingen e-postadress att skicka till.',
    'username-taken': ({ suggestion }) => `Användarnamnet är upptaget. ${suggestion} är ledigt.`,
    'account-full': ({ capacity }) => `Kontot är fullt. Det rymmer ${people(capacity)}.`,
    'same-account': () => 'Användaren finns redan i det kontot.',
    'last-administrator': () =>
      'Kontots enda administratör kan inte flyttas, tas bort eller få en annan roll. Gör någon annan till administratör först.',
    'primary-contact': () => 'Välj en administratör som stannar till Huvudadmin.',
    'has-users': ({ users }) => `Ansvarar för ${people(users)}. Ge dem en ny ansvarig först.`,
    'not-a-responsible': () => 'Välj en administratör eller manager i kontot.',
    'quota-exceeded': ({ name, quota, free }) =>
      `${name} får ha högst ${people(quota)}, och har ${number(free)} kvar. En administratör i kontot kan höja antalet.`,
    'quota-in-use': ({ users }) => `Ansvarar redan för ${people(users)}. Antalet kan inte vara lägre.`,
    'permission-fixed': ({ name }) => `${name} har behörigheten genom sin roll. Den går inte att ta bort.`,
    'permission-missing': () => 'Du saknar behörigheten.',
    'password-by-link': () => 'En administratör väljer sitt lösenord själv, med en länk som kommer i ett mejl.',
    'password-required': () => 'Ange ett lösenord med minst 8 tecken.',
  },
  fields: {
    required: 'Fyll i det här fältet.',
    'unknown-field': 'Det här fältet känns inte igen. Ladda om sidan.',
    invalid: 'Det här är inte rätt ifyllt.',
    'document-too-large': 'Dokumentet är för stort.',
  },
};
