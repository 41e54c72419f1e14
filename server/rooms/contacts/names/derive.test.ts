import { describe, expect, it } from 'vitest'
import { deriveNames } from './derive.ts'
import { czechDays, slovakDays } from './given-names.ts'

const men = `Jan Jane|Petr Petře|Pavel Pavle|Karel Karle|Marek Marku|Michal Michale|Lukáš Lukáši|Tomáš Tomáši|Jiří Jiří|Jakub Jakube
Ondřej Ondřeji|Matěj Matěji|Vojtěch Vojtěchu|Zdeněk Zdeňku|Čeněk Čeňku|Luděk Luďku|Radek Radku|Mirek Mirku|Hynek Hynku|Vít Víte
Ivo Ivo|Hugo Hugo|Bruno Bruno|René René|Oto Oto|Otto Otto|Jarda Jardo|Honza Honzo|Kuba Kubo|Tonda Tondo
Mikuláš Mikuláši|Aleš Aleši|Miloš Miloši|Leoš Leoši|Luboš Luboši|Bohumil Bohumile|Kamil Kamile|Emil Emile|Daniel Danieli|Gabriel Gabrieli
Samuel Samueli|Havel Havle|Viktor Viktore|Igor Igore|Oskar Oskare|Libor Libore|Dalibor Dalibore|Hubert Huberte|Robert Roberte|Alexandr Alexandře
Artur Arture|Silvestr Silvestře|Eduard Eduarde|Richard Richarde|Oldřich Oldřichu|Bedřich Bedřichu|Jindřich Jindřichu|Alois Aloisi|Denis Denisi|Boris Borisi
Felix Felixi|Patrik Patriku|Dominik Dominiku|Erik Eriku|Tadeáš Tadeáši|Tobiáš Tobiáši|Matyáš Matyáši|Kryštof Kryštofe|Josef Josefe|Adolf Adolfe
Rudolf Rudolfe|Gustav Gustave|Ladislav Ladislave|Ilja Iljo|Jáchym Jáchyme|Radim Radime|Adam Adame|Šimon Šimone|Roman Romane|Filip Filipe
Prokop Prokope|Cyril Cyrile|Metoděj Metoději|Blažej Blažeji|Ondra Ondro|Jirka Jirko|Pepa Pepo|Franta Franto|Vašek Vašku|Láďa Láďo
Standa Stando|Sebastián Sebastiáne|Kristián Kristiáne|Kevin Kevine|Martin Martine|Jaroslav Jaroslave|Vratislav Vratislave|Ignác Ignáci|Vavřinec Vavřinče|Lumír Lumíre
Matouš Matouši|Jonáš Jonáši|Eliáš Eliáši|Benedikt Benedikte|Norbert Norberte|Antonín Antoníne|František Františku|Václav Václave|Stanislav Stanislave|Vladimír Vladimíre
Miroslav Miroslave|Zbyněk Zbyňku|Přemysl Přemysle|Ambrož Ambroži|David Davide|Dušan Dušane|Milan Milane|Ivan Ivane|Maxmilián Maxmiliáne|Evžen Evžene`
const women = `Jana Jano|Petra Petro|Eva Evo|Anna Anno|Marie Marie|Tereza Terezo|Kateřina Kateřino|Lucie Lucie|Veronika Veroniko|Hana Hano
Lenka Lenko|Alena Aleno|Věra Věro|Jaroslava Jaroslavo|Ludmila Ludmilo|Helena Heleno|Ivana Ivano|Monika Moniko|Zdeňka Zdeňko|Markéta Markéto
Barbora Barboro|Michaela Michaelo|Eliška Eliško|Adéla Adélo|Natálie Natálie|Karolína Karolíno|Kristýna Kristýno|Nikola Nikolo|Denisa Deniso|Gabriela Gabrielo
Šárka Šárko|Martina Martino|Radka Radko|Simona Simono|Sára Sáro|Ema Emo|Emma Emmo|Julie Julie|Viktorie Viktorie|Sofie Sofie
Žofie Žofie|Anežka Anežko|Klára Kláro|Zuzana Zuzano|Magdaléna Magdaléno|Dagmar Dagmar|Ester Ester|Miriam Miriam|Ingrid Ingrid|Karin Karin
Nikol Nikol|Alice Alice|Olga Olgo|Soňa Soňo|Taťána Taťáno|Renata Renato|Andrea Andreo|Vendula Vendulo|Růžena Růženo|Katka Katko
Terka Terko|Bára Báro|Maruška Maruško|Noemi Noemi|Zoe Zoe|Milada Milado|Blanka Blanko|Iveta Iveto|Dita Dito|Amálie Amálie`
const pairs = (table: string) => table.split(/[|\n]/).map(pair => pair.split(' ') as [string, string])

describe('Czech given names', () => {
  it.each(pairs(men))('%s is greeted %s', (name, vocative) => {
    expect(deriveNames({ name, surname: 'Novák' })).toMatchObject({ vocative, gender: 'male', doubtful: false })
  })
  it.each(pairs(women))('%s is greeted %s', (name, vocative) => {
    expect(deriveNames({ name, surname: 'Nováková' })).toMatchObject({ vocative, gender: 'female', doubtful: false })
  })
})

const surnamesOfMen = `Novák Nováku|Svoboda Svobodo|Novotný Novotný|Dvořák Dvořáku|Černý Černý|Procházka Procházko|Kučera Kučero|Veselý Veselý|Krejčí Krejčí|Horák Horáku
Němec Němče|Marek Marku|Pospíšil Pospíšile|Pokorný Pokorný|Hájek Hájku|Král Králi|Jelínek Jelínku|Růžička Růžičko|Beneš Beneši|Fiala Fialo
Sedláček Sedláčku|Doležal Doležale|Zeman Zemane|Kolář Koláři|Navrátil Navrátile|Čermák Čermáku|Vaněk Vaňku|Urban Urbane|Blažek Blažku|Kříž Kříži
Kovář Kováři|Kratochvíl Kratochvíle|Bartoš Bartoši|Vlček Vlčku|Polák Poláku|Musil Musile|Kopecký Kopecký|Šimek Šimku|Konečný Konečný|Malý Malý
Holub Holube|Čech Čechu|Štěpánek Štěpánku|Staněk Staňku|Dostál Dostále|Soukup Soukupe|Šťastný Šťastný|Mareš Mareši|Moravec Moravče|Sýkora Sýkoro
Tichý Tichý|Valenta Valento|Vávra Vávro|Matoušek Matoušku|Bláha Bláho|Říha Řího|Ševčík Ševčíku|Bureš Bureši|Hruška Hruško|Mašek Mašku
Pavlíček Pavlíčku|Dušek Dušku|Jaroš Jaroši|Mach Machu|Janda Jando|Toman Tomane|Rybář Rybáři|Vondra Vondro|Duda Dudo|Kaplan Kaplane
Schmidt Schmidte|Müller Müllere|Wagner Wagnere|Petrů Petrů|Kafka Kafko|Ptáček Ptáčku|Bednář Bednáři|Jež Ježi|Bartoň Bartoni|Pešek Pešku`
const surnamesOfWomen =
  'Nováková Svobodová Novotná Dvořáková Černá Krejčí Petrů Malá Kučerová Nguyen Novák Smith'.split(' ')

describe('Czech surnames', () => {
  it.each(pairs(surnamesOfMen))('pan %s is greeted %s', (surname, vocativeSurname) => {
    expect(deriveNames({ name: 'Jan', surname })).toMatchObject({ vocativeSurname, doubtful: false })
  })
  it.each(surnamesOfWomen)('paní %s keeps her surname', surname => {
    expect(deriveNames({ name: 'Jana', surname })).toMatchObject({ vocativeSurname: surname, doubtful: false })
  })
  it('derives the sex from a surname alone, except from one that both sexes bear', () => {
    const gender = (surname: string) => deriveNames({ surname }).gender
    expect(['Nováková', 'Malá', 'Novák', 'Malý', 'Svoboda', 'Krejčí', 'Petrů'].map(gender)).toEqual([
      ...['female', 'female', 'male', 'male', 'male', null, null],
    ])
  })
})

const slovaks = `Ján 06-24|Jozef 03-19|Peter 06-29|Pavol 06-29|Juraj 04-24|Štefan 12-26|Matej 02-24|Matúš 09-21|Ľuboš 09-24|Ondrej 11-30
Michal 09-29|Tomáš 03-07|Lukáš 10-18|Marek 04-25|Samuel 08-26|Radoslav 03-06|Róbert 06-07|Ľudovít 08-25|Jano 06-24|Mišo 09-29`
const slovakWomen =
  'Mária 09-12|Anna 07-26|Katarína 11-25|Zuzana 08-11|Lucia 12-13|Kristína 01-16|Viktória 05-10|Natália 10-06|Sofia 05-15|Ľubica 03-17|Eva 12-24|Jana 08-21|Zuzka 08-11|Nela 05-31|Emma 01-30'

describe('Slovak names', () => {
  it.each(pairs(slovaks))('%s is greeted in the nominative and has a name day on %s', (name, nameday) => {
    expect(deriveNames({ name, surname: 'Kováč', country: 'SK' })).toEqual({
      ...{ vocative: name, vocativeSurname: 'Kováč', gender: 'male', nameday, doubtful: false },
    })
  })
  it.each(pairs(slovakWomen))('%s is greeted in the nominative and has a name day on %s', (name, nameday) => {
    expect(deriveNames({ name, surname: 'Kováčová', country: 'Slovensko' })).toEqual({
      ...{ vocative: name, vocativeSurname: 'Kováčová', gender: 'female', nameday, doubtful: false },
    })
  })
  it('has a name on every day but four holidays', () => {
    const days = [...slovakDays()].map(([day]) => day)
    expect(new Set(days).size).toBe(366 - 4)
  })
})

describe('Czech name days', () => {
  const table =
    'Jan 06-24|Honza 06-24|Petr 06-29|Peter 06-29|Pavel 06-29|Kuba 07-25|Terka 10-15|Katka 11-25|Katerina 11-25|JIŘÍ 04-24|jiri 04-24|Magdaléna 07-22|Magda 07-22|Dominika 08-04|Matyáš 02-24|Adam 12-24|Eva 12-24|Horymír 02-29|Pepa 03-19|Maruška 09-12|Zdenka 06-23|Jindřiška 09-04|Kristina 07-24|Silvestr 12-31|Sara 10-09'
  it.each(pairs(table))('%s celebrates on %s', (name, nameday) => {
    expect(deriveNames({ name }).nameday).toBe(nameday)
  })
  it('gives a unisex short name the day of its sex', () => {
    expect(deriveNames({ name: 'Míša', surname: 'Nováková' })).toMatchObject({ gender: 'female', nameday: '10-19' })
    expect(deriveNames({ name: 'Míša', surname: 'Novák' })).toMatchObject({ gender: 'male', nameday: '09-29' })
    expect(deriveNames({ name: 'Míša' })).toMatchObject({
      vocative: 'Míšo',
      gender: null,
      nameday: null,
      doubtful: true,
    })
    expect(deriveNames({ name: 'Míša', gender: 'female' })).toMatchObject({ nameday: '10-19', doubtful: false })
    expect(deriveNames({ name: 'Nikola' })).toMatchObject({ vocative: 'Nikolo', gender: null, nameday: '11-20' })
  })
  it('knows all the days of the year but the five holidays without a name', () => {
    const days = [...czechDays()].map(([day]) => day)
    // 22 February is Petr's too, who celebrates in June.
    expect(new Set(days).size).toBe(366 - 5 - 1)
  })
})

type Row = [who: Parameters<typeof deriveNames>[0], expected: Partial<ReturnType<typeof deriveNames>>]
const nothing = { vocative: null, vocativeSurname: null, gender: null, nameday: null, doubtful: false }
const rows: Row[] = [
  [{}, nothing],
  [{ name: ' ', surname: '' }, nothing],
  [
    { name: 'JAN', surname: 'NOVÁK' },
    { vocative: 'Jane', vocativeSurname: 'Nováku' },
  ],
  [
    { name: 'jan', surname: 'novák-dvořák' },
    { vocative: 'Jane', vocativeSurname: 'Nováku-Dvořáku', doubtful: false },
  ],
  [
    { name: 'Ing. Jan', surname: 'Novák, Ph.D.' },
    { vocative: 'Jane', vocativeSurname: 'Nováku', doubtful: false },
  ],
  [{ name: 'Ing. arch. Petr' }, { vocative: 'Petře', doubtful: false }],
  [{ name: 'MUDr. Mgr. Jana' }, { vocative: 'Jano', doubtful: false }],
  [{ name: 'paní Jana' }, { vocative: 'Jano', gender: 'female', doubtful: false }],
  [{ name: 'Ing.' }, nothing],
  [{ name: 'Jan Karel' }, { vocative: 'Jane Karle', nameday: '06-24', doubtful: false }],
  [{ name: 'Anna Marie' }, { vocative: 'Anno Marie', nameday: '07-26', doubtful: false }],
  [
    { name: 'Anna-Marie', surname: 'Malá' },
    { vocative: 'Anno-Marie', doubtful: false },
  ],
  [{ name: 'Jan Jana' }, { vocative: 'Jan Jana', gender: null, nameday: null, doubtful: true }],
  [
    { name: 'Jan', surname: 'Novák Dvořák' },
    { vocativeSurname: 'Nováku Dvořáku', doubtful: false },
  ],
  [
    { name: 'Eva', surname: 'Nováková-Malá' },
    { vocativeSurname: 'Nováková-Malá', doubtful: false },
  ],
  [{ name: 'Jan Novák' }, { vocative: 'Jane', vocativeSurname: 'Nováku', doubtful: false }],
  [
    { name: 'Jan Novák', surname: 'Novák' },
    { vocative: 'Jane', vocativeSurname: 'Nováku', doubtful: false },
  ],
  [{ name: 'Novák Jan' }, { vocative: 'Jane', vocativeSurname: 'Nováku', doubtful: true }],
  [{ surname: 'Jana Nováková' }, { vocative: 'Jano', vocativeSurname: 'Nováková', doubtful: false }],
  [
    { name: 'Lukas', surname: 'Kolar' },
    { vocative: 'Lukáši', vocativeSurname: 'Kolari', doubtful: false },
  ],
  [{ name: 'Láďa' }, { vocative: 'Láďo', gender: 'male', nameday: '06-27', doubtful: false }],
  [{ name: 'Lada' }, { vocative: 'Lado', gender: 'female', nameday: '08-07', doubtful: false }],
  [{ name: 'Rodina Novákova' }, { vocative: 'Rodina Novákova', gender: null, doubtful: true }],
  [
    { name: 'Jan a Jana', surname: 'Novákovi' },
    { vocative: 'Jan a Jana', nameday: null, doubtful: true },
  ],
  [{ name: 'Zdenek' }, { vocative: 'Zdeňku', doubtful: false }],
  [{ name: 'Jean' }, { vocative: 'Jean', doubtful: true }],
  [
    { name: 'Xerxord', surname: 'Novák' },
    { vocative: 'Xerxord', doubtful: true },
  ],
  [
    { name: 'Minh', surname: 'Nguyen' },
    { vocative: 'Minh', vocativeSurname: 'Nguyen', doubtful: true },
  ],
  [
    { name: 'Thị', surname: 'Nguyễn' },
    { vocative: 'Thị', vocativeSurname: 'Nguyễn', doubtful: true },
  ],
  [{ name: 'Олена' }, { vocative: 'Олена', doubtful: true }],
  [
    { name: 'Sigrunn', surname: 'Dvořáková' },
    { vocative: 'Sigrunn', gender: 'female', doubtful: false },
  ],
  [
    { name: 'Jan', surname: 'Nováková' },
    { vocative: 'Jane', gender: 'male', doubtful: true },
  ],
  [
    { name: 'Jan', gender: 'female' },
    { vocative: 'Jan', gender: 'female', doubtful: true },
  ],
  [{ name: 'J.' }, { vocative: 'J.', gender: null, doubtful: true }],
  [
    { name: 'J.', surname: 'Nováková' },
    { vocative: 'J.', gender: 'female', doubtful: true },
  ],
  [{ name: 'jan.novak@firma.example' }, { vocative: 'jan.novak@firma.example', nameday: null, doubtful: true }],
  [{ name: 'Jan1' }, { vocative: 'Jan1', doubtful: true }],
  [{ name: 'Květiny Jana s.r.o.' }, { vocative: 'Květiny Jana s.r.o.', gender: null, nameday: null, doubtful: true }],
  [{ name: 'Novák, spol. s r. o.' }, { gender: null, doubtful: true }],
  [
    { name: 'Jan', surname: 'Novák', country: 'DE' },
    { vocative: 'Jan', vocativeSurname: 'Novák', gender: null, nameday: null },
  ],
  [
    { name: 'Olga', surname: 'Ivanova', country: 'BG' },
    { vocative: 'Olga', gender: 'female' },
  ],
  [{ name: 'Jan', country: 'Česká republika' }, { vocative: 'Jane' }],
  [{ name: 'Jan', country: 'cz' }, { vocative: 'Jane' }],
]

describe('what people really type', () => {
  it.each(rows)('%j', (person, expected) => {
    expect(deriveNames(person)).toMatchObject(expected)
  })
  it('never throws and never makes up a name from nothing', () => {
    const odd = ['\u0000', '...', '-', "O'Brien", 'a'.repeat(500), '👋', '  ', '​', 'null', 'Dr', '(Jan)', '1', 'SS']
    for (const name of odd) for (const surname of [undefined, ...odd]) deriveNames({ name, surname })
    expect(deriveNames({ name: '...' })).toEqual(nothing)
  })
})
