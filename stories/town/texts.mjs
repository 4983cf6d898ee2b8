import { pick } from './people.mjs';

const titles = `
Veckobrev vecka {v}; Läxor till måndag; Matsedel vecka {v}; Utflykt till Lindstasjön; Regler på skolgården; Mitt husdjur;
Sommarlovet; Boken jag läste; Min familj; Årstiderna; Vikingatiden; Rymden; Så fungerar ett lås i en sluss; Fåglar vid vårt
fågelbord; Recept på kärleksmums; Intervju med mormor; Dagbok vecka {v}; Faktatext om älgen; Glosor till kapitel {k}; Planering av
temat Vatten; Utvecklingssamtal, att tänka på; Brandövning; Föräldramöte; Protokoll från klassrådet; Simskolan; Skridskodagen;
Luciatåget, roller; Bildstöd: morgonens rutin; Bildstöd: tvätta händerna; Social berättelse om rasten; Schema för {v}; Ordlista till
samhällskunskapen; Matematik: bråk; Engelska: My day; Min insändare; En saga om ett troll; Åsikter om skoluniform;
Laborationsrapport nr {k}
`
  .split(';')
  .map((title) => title.trim().replace(/\s+/g, ' '));

const sentences = `
I dag har vi varit ute i skogen och letat efter spår av rådjur.| På torsdag åker vi buss till museet. Ta med matsäck och kläder
efter väder.| Jag tycker att man ska få välja själv vad man läser.| Kom ihåg att lämna in lappen senast fredag!| Älgen är Sveriges
största däggdjur och kan väga över 500 kg.| Först mäter man upp mjölet, sedan rör man ner ägget.| Vi räknade fåglarna vid
fågelbordet: 12 blåmesar, 7 talgoxar och en nötväcka.| Mormor berättade att de gick 4 km till skolan varje dag, även på vintern.|
Vattnet kokar vid 100 °C, men uppe på berget kokar det tidigare.| Rasten börjar 10:15. Den som vill får stanna inne och rita.|
Klassen bestämde att vi ska ha klassfest den 11 juni.| Alla ska kunna känna sig trygga på vår skola.| Det var en gång ett troll som
bodde under en bro i Ängsdalen.| Hälften av kakan är lika mycket som två fjärdedelar.| Om du blir osäker: fråga en vuxen eller titta
på bildstödet.| My name is Åsa and I live in Lindsta.| Frågor? Skriv till "klassläraren" eller ring skolan.| Lös uppgift 1–8; den
som hinner gör även 9 & 10.
`
  .split('|')
  .map((sentence) => sentence.trim().replace(/\s+/g, ' '));

/** A document that somebody in a school has written: a title, and one to three blocks parted by an empty line. */
export function document(random) {
  const title = pick(random, titles)
    .replace('{v}', String(2 + Math.floor(random() * 50)))
    .replace('{k}', String(1 + Math.floor(random() * 12)));
  const blocks = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(random, sentences)).join(' '),
  );
  return { title, text: blocks.join('\n\n') };
}
