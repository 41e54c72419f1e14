/** Kampaně podle dne spuštění. */
export const calendar = {
  title: 'Kalendář kampaní',
  today: 'Dnes',
  before: 'Předchozí',
  after: 'Další',
  view: 'Zobrazení',
  month: 'Měsíc',
  week: 'Týden',
  rest: { one: 'a {n} další', few: 'a {n} další', many: 'a {n} další', other: 'a {n} dalších' },
  nothing: 'V tomto období žádná kampaň nezačíná.',
  move: 'Přesunout',
  moveOne: 'Přesunout kampaň {title}',
  past: 'Tento den už minul. Kampaň jde přesunout jen na dnešek nebo později.',
  keys: 'Naplánovanou kampaň přesunete klávesou Shift a šipkou: vlevo a vpravo o den, nahoru a dolů o týden.',
}
