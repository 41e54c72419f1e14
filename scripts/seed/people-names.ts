/**
 * 'name' and how usual it is (per mille of its sex) among people born 1940–54, 1955–69, 1970–84, 1985–99 and since
 * 2000. Rounded from what the Czech Ministry of the Interior publishes of the register; good for a demo, not for
 * statistics.
 */
export const czechMen = `Jiří 110 95 60 28 12|Jan 75 65 70 80 85|Petr 45 95 95 50 22|Josef 115 70 32 14 12|Pavel 40 90 75 30 12|Martin 4 25 85 75 40
Jaroslav 75 60 40 15 8|Tomáš 3 10 60 100 70|Miroslav 55 60 38 12 4|František 85 45 22 10 14|Zdeněk 50 55 35 14 5|Václav 60 45 26 14 16
Michal 3 15 50 65 42|Milan 35 45 34 12 4|Vladimír 50 45 22 7 3|Lukáš 0 1 20 75 50|Jakub 1 1 8 70 95|David 1 4 30 60 55
Karel 55 40 26 12 8|Ladislav 45 35 22 8 3|Roman 2 22 48 22 7|Ondřej 1 3 22 55 60|Stanislav 35 28 18 8 4|Marek 1 6 34 50 38
Radek 1 10 45 28 8|Daniel 2 3 14 38 50|Antonín 40 18 10 5 12|Vojtěch 4 3 8 30 55|Filip 0 1 8 42 52|Adam 0 1 6 36 65
Matěj 0 0 3 28 62|Dominik 0 0 2 36 42|Aleš 2 14 34 18 5|Miloslav 22 14 8 2 1|Jaromír 14 14 12 4 1|Patrik 0 2 10 32 26
Libor 3 20 26 7 1|Jindřich 12 9 8 4 4|Vlastimil 15 14 8 2 0|Rostislav 6 9 11 5 2|Ivan 10 14 8 4 2|Luboš 4 16 14 4 1
Štěpán 1 2 6 18 40|Kryštof 0 0 1 9 28|Šimon 0 0 1 10 32|Oldřich 16 8 5 2 2|Robert 2 10 18 14 7|Vít 3 5 9 14 14
Richard 4 5 10 12 12|Bohumil 18 8 4 1 1|Rudolf 14 8 4 1 1|Dušan 6 10 8 2 1|Kamil 1 6 12 8 2|Matyáš 0 0 1 7 40
Zbyněk 3 7 10 4 1|Tadeáš 0 0 1 4 20|Tobiáš 0 0 0 2 24|Samuel 0 0 1 6 22|Oliver 0 0 0 3 14|Viktor 3 4 5 7 12`
export const czechWomen = `Marie 190 75 26 14 16|Jana 75 115 82 26 8|Eva 70 70 38 16 14|Hana 45 62 46 18 8|Anna 60 16 12 22 45|Lenka 3 55 82 28 6
Věra 55 35 12 3 1|Kateřina 2 10 62 82 32|Alena 40 62 36 8 2|Petra 1 35 75 36 8|Lucie 1 4 58 84 26|Jaroslava 55 40 18 4 1
Ludmila 50 28 9 3 1|Helena 45 32 14 5 3|Martina 1 45 70 30 7|Jitka 22 36 26 9 2|Veronika 1 3 38 68 30|Zdeňka 48 30 10 2 0
Ivana 12 50 34 8 2|Michaela 1 10 42 52 16|Monika 2 25 42 32 9|Tereza 1 1 20 88 72|Markéta 1 8 40 42 16|Zuzana 7 20 36 30 16
Barbora 1 3 24 62 42|Jarmila 45 22 7 1 0|Ivona 4 16 12 3 1|Dagmar 20 30 14 3 1|Vlasta 30 14 3 1 0|Kristýna 0 1 14 66 42
Dana 20 36 18 3 1|Jiřina 40 18 5 1 0|Božena 38 12 3 1 0|Simona 1 14 26 20 9|Radka 2 20 36 9 2|Pavla 6 24 30 15 4
Eliška 2 2 9 34 80|Klára 1 3 17 38 32|Nikola 0 1 9 52 28|Karolína 0 1 9 44 46|Adéla 1 1 9 42 52|Natálie 0 0 3 30 54
Gabriela 3 14 26 28 13|Renata 3 24 24 7 1|Šárka 3 13 22 13 5|Iveta 1 22 22 6 2|Andrea 1 10 28 26 9|Denisa 0 2 11 30 12
Blanka 10 15 11 3 1|Olga 16 14 7 3 2|Miroslava 24 24 14 4 1|Milada 16 7 2 1 0|Květa 10 6 2 0 0|Drahomíra 12 9 2 0 0
Romana 1 11 15 6 1|Anežka 1 0 3 12 36|Viktorie 0 0 2 6 36|Sofie 0 0 1 3 36|Julie 1 1 3 9 32|Ema 0 0 1 3 34
Magdaléna 2 3 8 12 16|Aneta 0 1 8 36 18|Dominika 0 0 5 28 14|Vendula 1 3 13 16 7|Ester 1 1 2 6 14|Sára 0 0 2 9 22
Johana 0 0 2 7 20|Amálie 0 0 1 2 18|Rozálie 0 0 1 2 14|Linda 0 1 4 11 9|Alžběta 3 2 5 13 22|Soňa 5 10 8 4 2`
export const slovakMen = `Peter 60 90 85 60 25|Jozef 120 80 40 18 10|Ján 110 75 45 25 15|Martin 4 22 75 80 45|Tomáš 2 8 45 85 60|Michal 20 22 50 65 50
Milan 40 55 30 12 4|Marek 1 6 35 55 40|Lukáš 0 1 14 70 55|Štefan 60 35 15 8 4|Pavol 40 35 28 18 8|Juraj 10 22 35 35 20
Miroslav 35 55 38 15 6|Matúš 1 3 12 35 30|Jakub 0 1 6 45 80|Ľubomír 12 28 20 8 2|Vladimír 30 40 22 10 4|Samuel 0 1 4 25 70`
export const slovakWomen = `Mária 150 75 32 20 14|Anna 85 50 22 14 14|Zuzana 8 28 55 60 28|Katarína 20 35 60 62 25|Jana 30 75 65 38 10|Eva 50 60 38 20 10
Lucia 1 6 40 70 35|Veronika 1 4 25 48 20|Kristína 0 2 15 60 45|Martina 1 18 50 45 14|Monika 3 28 45 40 14|Michaela 0 4 25 55 25
Natália 0 1 8 30 55|Viktória 0 0 3 22 55|Ľubica 15 35 22 6 2|Helena 50 35 14 4 2|Ivana 6 22 45 35 10|Sofia 0 0 2 10 60`

/** A man's surname and its weight; a woman's where the rule of people.ts would form it wrong. */
export const czechSurnames = `Novák 340|Svoboda 255|Novotný 245|Dvořák 225|Černý 180|Procházka 165|Kučera 155|Veselý 130|Horák 125|Němec 115
Pokorný 112|Pospíšil 112|Hájek 108|Král 106|Jelínek 105|Růžička 103|Beneš 100|Fiala 97|Sedláček 94|Doležal 90
Zeman 90|Nguyen/Nguyen 60|Kolář 87|Krejčí 85|Navrátil 80|Čermák 78|Urban 73|Vaněk 73|Blažek 71|Kříž 70
Kratochvíl 68|Kovář 68|Kopecký 67|Bartoš 66|Vlček 65|Musil 64|Šimek 63|Polák 63|Konečný 61|Malý 60
Čech 59|Štěpánek 58|Kadlec/Kadlecová 58|Staněk 57|Dostál 56|Soukup 55|Šťastný 55|Mareš 54|Moravec 53|Sýkora 52
Tichý 51|Valenta 50|Vávra 50|Matoušek 49|Říha 48|Bláha 48|Ševčík 47|Bureš 47|Hruška 46|Mašek 46
Pavlíček 45|Hrubý 44|Dušek 44|Havlíček 43|Janda 43|Mach 43|Müller 30|Liška 42|Beran 41|Tomášek 41
Toman 40|Duda 39|Strnad 39|Holub 39|Jaroš 38|Vondra 20|Machač 12|Vítek 36|Žák 36|Zelenka 36
Slavík 35|Šebesta 34|Macháček 34|Bednář 34|Vacek 33|Vojtíšek 12|Hladík 33|Kašpar 32|Tůma 32|Havel 32
Hanák 31|Bartoň 31|Jirásek 20|Horváth 30|Kubát 30|Ptáček 29|Pešek 29|Klíma 28|Skála 28|Hrdlička 27
Bílek 27|Adamec 27|Ježek 27|Kalina 26|Trnka 26|Stejskal 26|Souček 26|Rybář 14|Hynek 24|Pavelka 24
Kubíček 23|Kavka 22|Šmíd 32|Šulc 22|Petrů 20|Janů 9|Martinů 8|Brož 24|Suchánek 22|Vrba 18
Zach 12|Lacina 19|Švec/Švecová 22|Franěk 10|Kotrba 9|Brabec 24|Hudec/Hudcová 18|Chalupa 20|Zapletal 18|Přibyl 20`
export const slovakSurnames =
  'Horváth 60|Kováč 55|Varga 40|Tóth 38|Nagy/Nagyová 30|Baláž 28|Szabó/Szabóová 14|Molnár 26|Lukáč 22|Novák 22|Polák 20|Kučera 8|Hudák 16|Gajdoš 14|Kollár 14|Hudec/Hudecová 12|Oravec 12|Mikuš 10|Bartoš 10|Sloboda 12|Krajčír 10|Chovanec 10|Ondruš 9|Šimko/Šimková 14|Mihálik 10'
