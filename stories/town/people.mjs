/** The names that the town's people are drawn from: of those who live in a Swedish municipality. Each group, parted
 * by an empty line: first names; surnames. */
const groups = `
Alva, Astrid, Elsa, Ebba, Signe, Tuva, Märta, Ellen, Agnes, Stina, Åsa, Örjan, Göran, Björn, Pär, Måns, Håkan, Sören, Åke, Jörgen,
Hjalmar, Ture, Folke, Nils, Axel, Vidar, Malte, Sixten, Östen, Ängla, Anna-Lena, Karl-Erik, Britt-Marie, Lars-Åke, Eva-Britt, André,
Zoé, Joëlle, Tova, Linnéa; Öberg, Åkesson, Ängström, Björklund, Sjöström, Lindqvist, Bergström, Hägglund, Wåhlin, Grönvall, Norén,
Lundén, Rosén, Forsgård, Nyström, Ek, Ös, Dahl, Brännström, Svärd, Rask, Löfgren, Håkansson, Mårtensson, Pålsson, Ståhl, Källström,
Österberg, Ekelöf, Wikström, Sandén, af Ekenstam, von Post, De Geer, Lindgren-Åberg, Hallström Ekdahl

Aino, Eino, Väinö, Päivi, Hilkka, Pertti, Jyrki, Säde, Lumi, Tuomas, Kyösti, Helmi; Hämäläinen, Mäkelä, Jääskeläinen, Virtanen,
Korhonen, Öljynen, Käkelä, Niemi, Yli-Ojanperä, Määttä

Áile, Máret, Niillas, Sárá, Ánde, Biret, Ilmmar, Láilá, Jovnna, Elle-Máret, Mihkkal; Sara, Blind, Labba, Gaup, Päiviö, Utsi, Skum,
Länta, Čuoljok, Huuva, Kuhmunen, Ŋuorgam

Fatima, Yusuf, Layla, Omar, Zeynab, Mustafa, Noor, Ali, Hala, Khalid, Rania, Ibrahim, Shahd, Abdulrahman; al-Hassan, Haddad, Abu
Zaid, El-Sayed, Khoury, Nasser, al-Jabouri, Mansour, Abdullah, Saleh

Ayaan, Hodan, Abdirahman, Ifrah, Sahra, Cabdi, Hibo, Warsame, Ubah, Liban; Warsame, Abdi Farah, Hassan Ali, Jama, Osman Nur,
Mohamud, Yusuf Hirsi, Axmed, Guled

Zofia, Łukasz, Agnieszka, Małgorzata, Jakub, Bożena, Stanisław, Weronika, Michał; Wójcik, Kowalska, Żak, Święcki, Łaski, Dąbrowski,
Nowak, Gałązka, Źrebiec

Ayşe, Mehmet, Çağla, Emre, Gülşen, İbrahim, Şeyma, Yiğit, Özlem; Yıldız, Çelik, Öztürk, Şahin, Kılıç, Güneş, Demirağ, Işık

Đorđe, Milica, Željko, Lejla, Emina, Nikola, Šejla, Amar; Đorđević, Hadžić, Šimić, Kovačević, Begović, Jovanović

Shirin, Dariush, Parisa, Reza, Rojin, Azad, Berivan, Soran; Ahmadi, Moradi, Hosseini, Rahimzadeh, Kurdi, Barzani

Nguyễn, Linh, Minh Anh, Somchai, Mei, Wei, Priya, Arjun; Trần, Lê Thị, Srisuk, Zhang, Li, Sharma, Iyer, Saengthong

Olena, Dmytro, Natalija, Serhij, Oksana; Ševčenko, Kovalenko, Bondar, Tkačuk

Selam, Yonas, Merhawi, Tsehay, Filmon; Tesfay, Ghebremedhin, Kidane, Woldu

Guðrún, Søren, Bjørg, Þórdís, Jørn; Jónsdóttir, Sørensen, Bjørnø, Ødegård, Ærø

Siobhán, Sean, José, Chloé, Jürgen, Beyoncé; O'Connor, D'Angelo, García Márquez, Müller, Núñez, Großmann
`
  .trim()
  .split('\n\n')
  .map((group) => group.split(';').map((names) => names.split(',').map((name) => name.trim().replace(/\s+/g, ' '))));

/** People whose names a form or a column is seldom made for. */
export const unusual = [
  'Maximilian Alexander Fredrik von Schwerin-Löwenhielm af Ängsö Pålsson-Wachtmeister den yngre',
  'Wolfeschlegelsteinhausenbergerdorff Hubert',
  'ليلى حداد',
  'يوسف الحسن',
  'สุดารัตน์ ศรีสุข',
  'Олена Шевченко',
  'Ö',
  'Bo Ek',
  'Jean-Baptiste de la Tour d’Auvergne',
  'Muhammad Abdul-Rahman bin Abdullah al-Farsi al-Baghdadi',
  'Ngozi Chukwuemeka-Okonkwo Adichie',
  'Null Nilsson',
  'Anna "Ninni" Åström',
  'Kim; Li',
];

/** Draws a name; most are Swedish, some have a second first name or a double surname, and one in ten mixes two groups. */
export function person(random) {
  const group = random() < 0.55 ? groups[0] : pick(random, groups);
  const family = random() < 0.1 ? pick(random, groups) : group;
  const first = pick(random, group[0]);
  const second = random() < 0.08 ? ` ${pick(random, groups[0][0])}` : '';
  const last = pick(random, family[1]);
  const married = random() < 0.06 && !last.includes(' ') ? ` ${pick(random, groups[0][1])}` : '';
  return `${first}${second} ${last}${married}`;
}

export function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}
