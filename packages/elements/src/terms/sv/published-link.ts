import { formats } from '../../kernel/format.js';
import type { PublishedLinkTerms } from '../published-link.js';

const { number } = formats('sv-SE');

const those = (n: number) =>
  n === 0 ? 'det som publiceras' : n === 1 ? 'kontots publicerade dokument' : `kontots ${number(n)} publicerade dokument`;

export const publishedLink: PublishedLinkTerms = {
  heading: 'Länk till det som är publicerat',
  none: (n) => `Det finns ingen länk. Med en länk kan alla som har den läsa ${those(n)}, utan att logga in.`,
  noneYet: 'En administratör kan skapa en.',
  reads: (n) => `Alla som har länken kan läsa ${those(n)}, utan att logga in.`,
  label: 'Länken',
  made: (day) => `Skapad ${day}`,
  open: 'Öppna sidan',
  inNewTab: '(öppnas i en ny flik)',
  create: 'Skapa länk',
  renew: 'Byt länk',
  renewMeans: 'Den gamla länken slutar gälla genast. Den som har fått den kan inte läsa mer, förrän de får den nya.',
  close: 'Stäng länken',
  closeMeans: 'Länken slutar gälla genast, och ingen kan läsa med den längre. Det som är publicerat finns kvar för alla i kontot.',
  isMade: 'Länken är skapad.',
  isRenewed: 'Länken är bytt. Den gamla gäller inte längre.',
  isClosed: 'Länken är stängd.',
  notYours: 'Länken visas för den som får publicera.',
};
