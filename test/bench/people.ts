import type { Choices } from './choices.js';

const words = (text: string) => text.split(' ');

const given = words(
  'Alva Vera Alice Astrid Olivia Wilma Ebba Selma Elsa Freja Agnes Saga Ella Lilly Maja Signe Leah Alma Stina Tuva Nova Iris Ines Edith ' +
    'Juni Märta Ellen Hedda Elvira Sigrid Lova Clara Julia Ester Ellie Molly Majken Tilde Hilma Stella Linnéa Thea Isabelle Lovisa Siri ' +
    'Emilia Rut Amanda Nora Ingrid Joline Livia Meja Sara Emma Hanna Moa Tyra Klara Cornelia Noah Hugo William Liam Nils Elias Oliver ' +
    'Adam August Sam Lucas Leo Walter Otto Ludvig Frans Adrian Vincent Matteo Alfred Theo Harry Elliot Vidar Loui Arvid Gustav Olle ' +
    'Sixten Oscar Axel Viktor Filip Sigge Valter Isak Melvin Albin Edvin Love Malte Noel Loke Frank Ivar Åke Örjan Anders Mohammed Ali ' +
    'Amir Yusuf Fatima Maryam Amina Zahra Layla Omar Hassan Elin Kevin Jonathan Simon Emil Jakob Charlie Milo Benjamin Josef Colin Ebbe Håkan',
);
const first = words(
  'Ahl Al Ber Berg Björk Blom Bo Borg Bro Dahl Ed Ek Eng Fager Fors Gran Grön Gull Hag Hall Hed Hell Hjort Holm Häger Häll Kall Karl Lager ' +
    'Lilje Lind Ljung Lund Löv Malm Mo Mån Ny Näs Od Palm Quick Ros Ryd Rå Sand Silver Sjö Skog Skär Snö Stål Sten Strand Ström Sund Söder ' +
    'Tall Thor Torn Vall Vester Vik Väst Wall Wester Wik Å Åker Ål Ång Älv Ö Öst Öster',
);
const last = words(
  'beck berg bäck dahl dal by fors gren grund gård hammar hed holm hult kvist land lid lin lund löf man mark nell ner näs qvist ros sell sjö ' +
    'skog stedt stad strand ström sund sten säter vall vik ö',
);
const places = words(
  'Alby Björk Ek Fors Gran Hag Hammar Hed Håll Kyrk Lillå Lind Ljung Lunda Malm Norr Nybygget Näs Ring Ros Sand Sjö Skogs Sol Strand Sund ' +
    'Söder Tall Torp Vall Vik Väster Åker Ängs Öster Österäng Mellan Stor Rävlanda Kastanje',
);
const schools = words('skolan förskolan gymnasiet friskolan kulturskolan montessoriskolan särskolan');

/** A person's name, as Swedish pupils have them. */
export function personName(random: Choices): string {
  return `${random.one(given)} ${random.one(first)}${random.one(last)}`;
}

/** A class of a school. */
export function className(random: Choices): string {
  return `${random.one(places)}${random.one(schools)} ${random.below(10)}${random.one(words('A B C D E F'))}`;
}
