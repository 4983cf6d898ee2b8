/** Real Swedish names of people, places and schools, with those of neighbours that a Swedish list holds: for the order (ACC-05). */
export const swedishNames: readonly string[] = `
Aaby; Aagaard; Åberg; Åby skola; Åbyskolan; Abrahamsson; Adolfsson; Ahlberg; Ahlström; Åhlén; Åkerblom; Åkerman; Åkersberga; Åkesson;
Alfredsson; Alm; Alm 2; Almby; Almbyskolan; Almqvist; Älmhult; Älvdalen; Älvsbyn; Älvsborgsskolan; Andersson; André; Andréasson; Andrea;
Anna; Anna Lena; Annalena; Anna Maria; Ängby; Ängelholm; Ängsdal; Ängsdalens särskola; Änggårdsskolan; Aneby; Arbetsmiljö; Ärla; Ärlig;
Årsta; Årstaskolan; Arvika; Arvidsjaur; Åsa; Åsaka; Asarum; Åsele; Askersund; Åstorp; Åtvidaberg; Avesta; Axelsson; Backa; Bäckaskolan;
Bäckström; Bakke; Balkåkra; Bång; Bankeryd; Bengtsson; Berg; Bergqvist; Bergström; Björk; Björkskolan; Björkskolan 4A; Björkskolan 4B;
Björkskolan 10A; Björklund; Björling; Boden; Bodén; Bohlin; Bollnäs; Borås; Börje; Borg; Borgholm; Bråkenhielm; Brandt; Brännström;
Brandel; Bro; Broö; Brolin; Bø; Bøe; Carlén; Carlen; Carlsson; Cederström; Çelik; Celik; Christensen; Cruz; Da Silva; Dahl; Dahlén;
Dahlgren; Dalén; Dalarö; Danderyd; Davidsson; De Geer; Deger; Đorđević; Dorotea; Drottningholm; Dürer; Dyrer; Ed; Edström; Ek; Ek 3;
Ekskolan; Eken; Ekerö; Eksjö; Élise; Elisa; Eliasson; Emmaboda; Engström; Enköping; Eriksson; Erikson; Eskilstuna; Eslöv; Fagersta;
Falun; Färgelanda; Färjestaden; Fernández; Filipstad; Finspång; Fjällbacka; Flen; Forsberg; Forshaga; Förskolan Solen; Förslöv; Fors;
Fridolf; Friggeråker; Frösö; Fröjel; Frost; Gagnef; Gällivare; Galt; Gävle; Garpenberg; Gnosjö; Göteborg; Götene; Gotland; Grästorp;
Grahn; Grönberg; Gröndal; Gron; Guðrún; Gudrun; Gullspång; Gustafsson; Gustavsson; Habo; Hagfors; Håbo; Hallén; Hällefors; Hallsberg;
Halmstad; Hammarö; Haninge; Haparanda; Härjedalen; Härnösand; Hasselblad; Hässleholm; Håkansson; Hedemora; Helsingborg; Héder; Heder;
Hjo; Hofors; Höganäs; Högsby; Holm; Holmström; Hörby; Höör; Huddinge; Hudiksvall; Hultsfred; Hylte; Ibrahim; İbrahim; Isaksson;
Jakobsson; Jansson; Järfälla; Järvenpää; Johansson; Jönköping; Jönsson; Jonsson; Kälarne; Kalix; Kalmar; Karlsborg; Karlshamn; Karl;
Karl XII; Karlskoga; Kävlinge; Kil; Kinda; Kiruna; Klass 1; Klass 2; Klass 10; Klass 2B; Klippan; Knivsta; Köping; Korpilombolo;
Kramfors; Kristianstad; Krokom; Kumla; Kungälv; Kungsbacka; Läckö; Laholm; Landskrona; Larsson; Lärbro; Laxå; Lekeberg; Leksand; Lerum;
Lidingö; Lidköping; Lindqvist; Lindström; Linköping; Ljungby; Ljusdal; Łukasz; Lukas; Luleå; Lund; Lundén; Lunden; Lycksele; Lysekil;
Malmö; Malung; Mariestad; Mark; Markaryd; Märsta; Mårtensson; Martensson; Mellerud; Mjölby; Möller; Moller; Mora; Mörbylånga; Motala;
Müller; Myller; Muller; Mullsjö; Munkedal; Munkfors; Näs; Nässjö; Nacka; Ñuñez; Nilsson; Nora; Norberg; Nordanstig; Nordmaling; Norén;
Noren; Norrköping; Norrtälje; Norsjö; Nybro; Nyköping; Nynäshamn; Öberg; Öckerö; Ödeshög; Ødegård; Odegard; Ögren; Öhman; Øien; Öland;
Olofsson; Olofström; Olsson; Öquist; Orsa; Örebro; Örkelljunga; Örnsköldsvik; Orust; Osby; Oskarshamn; Østby; Östberg; Österåker;
Östersund; Östhammar; Östra skolan; Östraby; Ovanåker; Övertorneå; Övre; Oxelösund; Pajala; Pärlan; Partille; Perstorp; Pettersson;
Persson; Piteå; Qvarnström; Qvist; Ragunda; Rättvik; Råå; Räv; Rav; Robertsfors; Röda skolan; Rödaskolan; Ronneby; Rosén; Rosen;
Rosengren; Rydén; Säffle; Säter; Sävsjö; Sala; Salem; Samuelsson; Sandén; Sandviken; Sigtuna; Simrishamn; Sjöberg; Sjöbo; Sjöström;
Skara; Skellefteå; Skinnskatteberg; Skövde; Skurup; Smedjebacken; Söderberg; Söderhamn; Söderköping; Södertälje; Sollefteå; Sollentuna;
Solna; Šimić; Simic; Søren; Sören; Soren; Sorsele; Sotenäs; Staffanstorp; Stenungsund; Stockholm; Storfors; Storuman; Strängnäs;
Strömstad; Strömsund; Ström; Strom; Sundbyberg; Sundsvall; Sunne; Surahammar; Svalöv; Svedala; Svensson; Svenljunga; Täby; Tanum; Tibro;
Tidaholm; Tierp; Timrå; Tingsryd; Tjörn; Tomelilla; Thorén; Thoren; Þórdís; Thordis; Torsås; Torsby; Töreboda; Tranås; Tranemo;
Trelleborg; Trollhättan; Trosa; Tyresö; Uddevalla; Ulricehamn; Umeå; Upplands Väsby; Upplands-Bro; Uppsala; Uppvidinge; Vadstena;
Vaggeryd; Valdemarsvik; Vallentuna; Vansbro; Vara; Varberg; Vårgårda; Vännäs; Värmdö; Värnamo; Västerås; Västervik; Västra skolan;
Växjö; Vaxholm; Vellinge; Vetlanda; Vilhelmina; Vimmerby; Vindeln; Vingåker; Wahlström; Wallén; Wikström; Viklund; Vilda; Wilma; Yang;
Ydre; Yıldız; Ystad; Yttermalung; Zackrisson; Zetterberg; Żak; Zorn; Áile; Aila; Ánde; Máret; Maret; Niillas; Čáhppe; Cahpe; Sárá; Sara;
Šuvi; Käkelä; Mäkinen; Makinen; Hämäläinen; Jääskeläinen; Virtanen; Yrjö; Öljynen
`
  .split(';')
  .map((name) => name.trim());
