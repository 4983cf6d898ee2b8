import { formats } from '../../kernel/format.js';
import type { GraceBannerTerms } from '../grace-banner.js';

const { day } = formats('sv-SE');

const allClose = 'Efter den dagen kan ingen logga in på kontona.';
const oneCloses = 'Efter den dagen stängs kontot.';
const toSupplier = 'Kontakta leverantören för att förnya.';

export const graceBanner: GraceBannerTerms = {
  ends: {
    bought: (last) => `Licensen gäller till och med ${day(last)}.`,
    trial: (last) => `Prova-på-kontot gäller till och med ${day(last)}.`,
    subscription: (last) => `Abonnemanget gäller till och med ${day(last)}.`,
  },
  ended: {
    bought: (last) => `Licensen gällde till och med ${day(last)}.`,
    trial: (last) => `Prova-på-kontot gällde till och med ${day(last)}.`,
    subscription: (last) => `Abonnemanget gällde till och med ${day(last)}.`,
  },
  expired: {
    bought: (last) => `Licensen stängdes efter ${day(last)}.`,
    trial: (last) => `Prova-på-tiden är slut, och kontot stängdes efter ${day(last)}.`,
    subscription: (last) => `Abonnemanget är slut, och kontot stängdes efter ${day(last)}.`,
  },
  graceMeans: (last) =>
    `Under övergångsperioden, till och med ${day(last)}, går det att logga in, öppna, ändra, skriva ut, exportera och ta bort. Det går inte att skapa något nytt, till exempel dokument, kopior, användare eller konton.`,
  closes: { operator: allClose, administrator: oneCloses, user: oneCloses, trial: oneCloses, subscription: oneCloses },
  expiredMeans: 'Det som går är att läsa och exportera. Ingen kan logga in på kontona.',
  turnTo: {
    operator: toSupplier,
    administrator: 'Kontakta er huvudadministratör, som ser till att licensen förnyas.',
    user: 'Kontakta en administratör i kontot.',
    trial: 'Aktivera abonnemanget för att behålla kontot.',
    subscription: 'Förnya abonnemanget för att behålla kontot.',
  },
};
