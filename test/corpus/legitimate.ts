/** Names of real kinds that a Swedish municipality's lists hold: each must be taken, shown as typed and found again. */
export const legitimateNames: readonly string[] = `
Åsa Öberg; Örjan Ängström; Göran Persson; Björn Åkesson; Märta Håkansson; Sören Wåhlin; Pär Lindh; Anna-Lena Svensson;
Karl-Erik Ek; Britt-Marie von Post; Lars-Åke De Geer; Eva af Ekenstam; Carl Gustaf Mannerheim; Ö; Å; Bo Ek; Li Ås;
Ann Ös; Zoë Å; Ulla-Britt Lindgren-Åberg; Maximilian Alexander Fredrik von Schwerin-Löwenhielm af Ängsö; Linnéa Rosén;
André Lundén; Lova Hallström Ekdahl; Joëlle Grönvall; Karl XII Nilsson; Anders Andersson d.y.;
Kerstin (Kickan) Bergström; Anna "Ninni" Åström; Per-Olof ”Pelle” Ståhl; Dr. Eva Ekelöf; Ture Sventon jr; Null Nilsson;
Nan Öst; True Berg; Test Testsson; Admin Adminsson; Áile Sara; Máret Blind; Niillas Labba; Sárá Gaup; Ánde Utsi;
Biret Länta; Láilá Čuoljok; Jovnna Kuhmunen; Elle-Máret Huuva; Ŋuorgam Ántte; Đorđe Skum; Tjåehkere Kroik; Åanta Jåma;
Ruöhtta Päiviö; Laara Stinnerbom; Aino Hämäläinen; Väinö Mäkelä; Päivi Jääskeläinen; Hilkka Virtanen; Jyrki Öljynen;
Säde Käkelä; Kyösti Yli-Ojanperä; Määttä Lumi; Eeva-Liisa Niemi; Tuomas Korhonen; Šuvi Ålander; ليلى حداد; يوسف الحسن;
فاطمة بنت محمّد; عبد الرحمن أبو زيد; نور الهدى; مصطفى كمال; آمنة إبراهيم; علي رضا موسوی; شیرین عبادی; می‌نا احمدی;
Fatima al-Hassan; Abu Bakr al-Baghdadi; Yusuf Ibn Khaldūn; Zaynab bint ʿAlī; Mu'adh ibn Jabal; Al'a Khoury;
สุดารัตน์ ศรีสุข; สมชาย แสงทอง; กัญญา วงศ์สวัสดิ์; น้ำฝน ใจดี; ประยุทธ์ จันทร์; ณัฐ; เกี๊ยว; Somchai Saengthong;
Ayaan Warsame; Cabdi Axmed Jaamac; Hodan Osman Nur; Łukasz Wójcik; Małgorzata Święcki; Zofia Źrebiec; Ayşe Yıldız;
İbrahim Çelik; Gülşen Öztürk; Işık Şahin; Đorđević Željko; Emina Hadžić; Олена Шевченко; Наталія Ткачук; Фёдор Йовович;
Δήμητρα Παπαδοπούλου; Nguyễn Thị Ánh; Trần Đức; 王小明; 山田 花子; 김민준; प्रिया शर्मा; தமிழ்ச்செல்வி; ተስፋይ ኪዳነ; Գայանե Սարգսյան;
თამარ ბერიძე; שרה כהן; Siobhán O'Connor; D’Angelo Müller; Jean-Baptiste de la Tour d’Auvergne; José García Márquez;
Núñez Großmann; Søren Ødegård; Bjørg Ærø; Þórdís Guðrúnsdóttir; Sigríður Jónsdóttir; Ngozi Chukwuemeka-Okonkwo;
Ka'iulani Keawe; X Æ A-Xii; Ōkubo Yūki; Sinéad Ní Bhroin; Nguyễn-Lindström Åsa; Dvořák Křížová; Szőke Gyöngyvér;
Ķēniņš Jānis; Žygimantas Ąžuolas
`
  .split(';')
  .map((name) => name.trim());
