/** Town, its first postcode and inhabitants in thousands. */
export const czechTowns = `Praha 11000 480|Praha 12000 90|Praha 13000 130|Praha 14000 150|Praha 15000 120|Praha 16000 110|Praha 17000 60|Praha 18000 110|Praha 19000 70
Brno 60200 220|Brno 61500 80|Brno 62100 100|Ostrava 70200 170|Ostrava 70800 110|Plzeň 30100 180|Liberec 46001 107|Olomouc 77900 101|České Budějovice 37001 97|Hradec Králové 50002 93
Ústí nad Labem 40001 91|Pardubice 53002 92|Zlín 76001 74|Havířov 73601 69|Kladno 27201 69|Most 43401 63|Opava 74601 55|Frýdek-Místek 73801 54|Jihlava 58601 53|Karviná 73301 49
Teplice 41501 51|Chomutov 43001 47|Karlovy Vary 36001 49|Děčín 40502 47|Jablonec nad Nisou 46601 46|Mladá Boleslav 29301 46|Prostějov 79601 43|Přerov 75002 41|Česká Lípa 47001 37|Třebíč 67401 35
Třinec 73961 34|Tábor 39002 34|Znojmo 66902 34|Kolín 28002 33|Příbram 26101 33|Písek 39701 31|Cheb 35002 33|Trutnov 54101 30|Orlová 73514 27|Kroměříž 76701 28
Šumperk 78701 25|Vsetín 75501 25|Uherské Hradiště 68601 25|Břeclav 69002 25|Hodonín 69501 24|Český Těšín 73701 23|Litoměřice 41201 23|Havlíčkův Brod 58001 23|Chrudim 53701 23|Nový Jičín 74101 23
Litvínov 43601 22|Klatovy 33901 22|Strakonice 38601 22|Valašské Meziříčí 75701 22|Krnov 79401 23|Sokolov 35601 22|Kopřivnice 74221 21|Kutná Hora 28401 21|Jindřichův Hradec 37701 21|Vyškov 68201 20
Beroun 26601 20|Žďár nad Sázavou 59101 20|Blansko 67801 20|Bohumín 73581 20|Kralupy nad Vltavou 27801 18|Brandýs nad Labem 25001 20|Mělník 27601 20|Náchod 54701 20|Žatec 43801 19|Svitavy 56802 17
Uherský Brod 68801 16|Slaný 27401 17|Neratovice 27711 16|Jirkov 43111 19|Rakovník 26901 16|Benešov 25601 17|Pelhřimov 39301 16|Česká Třebová 56002 15|Rožnov pod Radhoštěm 75661 16|Hlučín 74801 14
Louny 44001 18|Ostrov 36301 16|Otrokovice 76502 18|Dvůr Králové nad Labem 54401 15|Varnsdorf 40747 15|Nymburk 28802 15|Turnov 51101 14|Říčany 25101 17|Hranice 75301 18|Poděbrady 29001 15
Ústí nad Orlicí 56201 14|Lanškroun 56301 10|Vysoké Mýto 56601 12|Litomyšl 57001 10|Polička 57201 9|Boskovice 68001 12|Kuřim 66434 11|Tišnov 66601 9|Mikulov 69201 8|Bystřice pod Hostýnem 76861 8
Humpolec 39601 11|Vlašim 25801 12|Čelákovice 25088 13|Roudnice nad Labem 41301 13|Rumburk 40801 11|Nový Bor 47301 12|Semily 51301 8|Jičín 50601 17|Vrchlabí 54301 12|Rychnov nad Kněžnou 51601 11
Domažlice 34401 11|Rokycany 33701 15|Tachov 34701 13|Mariánské Lázně 35301 15|Aš 35201 14|Prachatice 38301 11|Český Krumlov 38101 13|Třeboň 37901 8|Vimperk 38501 7|Zábřeh 78901 13
Šternberk 78501 14|Litovel 78401 10|Jeseník 79001 11|Bruntál 79201 16|Rýmařov 79501 8|Frenštát pod Radhoštěm 74401 11|Příbor 74258 8|Jablunkov 73991 5|Telč 58856 5|Slavkov u Brna 68401 7`
export const slovakTowns =
  'Bratislava 81101 250|Bratislava 82101 120|Košice 04001 225|Prešov 08001 84|Žilina 01001 82|Banská Bystrica 97401 75|Nitra 94901 78|Trnava 91701 63|Trenčín 91101 54|Martin 03601 52|Poprad 05801 49|Prievidza 97101 44|Zvolen 96001 40|Michalovce 07101 36|Skalica 90901 15'
export const czechStreets =
  'Nádražní|Husova|Komenského|Palackého|Zahradní|Školní|Krátká|Dlouhá|Lidická|Jiráskova|Polní|Riegrova|Masarykova|Sokolská|Havlíčkova|Na Výsluní|Pod Lesem|U Parku|Květinová|Jabloňová|Lipová|Nerudova|Mánesova|Smetanova|Dvořákova|Žižkova|Tyršova|Fügnerova|Na Kopci|Ke Mlýnu|U Rybníka|Slunečná|Luční|Okružní|Revoluční|Pražská|Brněnská|Vinohradská|Nová|Mlýnská|V Zátiší|Boženy Němcové|Karla Čapka|Wolkerova|Bezručova|Kostelní|Tylova|Hálkova'
export const slovakStreets =
  'Hlavná|Školská|Záhradná|Štefánikova|Hviezdoslavova|Nová|Kvetná|Poľná|Štúrova|Moyzesova|Lipová|Jarná|Krátka|Mierová'
