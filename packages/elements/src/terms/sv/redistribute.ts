import { formats } from '../../kernel/format.js';
import type { LeavingTerms } from '../leaving.js';
import type { RedistributeTerms } from '../redistribute.js';
import { plan } from './plan.js';

const { number } = formats('sv-SE');

export const redistribute: Omit<RedistributeTerms, keyof LeavingTerms> = {
  ...plan,
  heading: (name) => `Omfördela användare från ${name}`,
  headingMany: (n) => `Ny ansvarig för ${number(n)} användare`,
  present: (n) => `ansvarar nu för ${number(n)} användare`,
  allTo: 'Omfördela alla till',
  allToHint: 'Eller välj för var och en nedan.',
  oneByOne: 'Var för sig',
  newFor: (name) => `Ny ansvarig för ${name}`,
  now: (responsible) => `nu ${responsible}`,
  tooMany: (n) => `${number(n)} användare är för många att visa. Omfördela alla till en, eller välj några i listan.`,
  happens: 'Det här händer',
  choose: 'Välj en ny ansvarig, så visas vad som händer.',
  deed: 'Omfördela',
  none: 'ingen',
  nobodyThere: 'Här finns ingen användare att omfördela.',
  gone: (name) => `${name} finns inte längre att omfördela. Någon annan hann före.`,
  goneMany: (n) => `${number(n)} av dem finns inte längre att omfördela. Någon annan hann före.`,
};
