/** Printing of figures, and their way into the table at the end. */

export function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function percentile(sorted: ArrayLike<number>, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

const UNITS = {
  perSecond: (n: number) => `${grouped(n)}/s`,
  ms: (n: number) => `${n < 10 ? n.toFixed(1) : grouped(n)} ms`,
  s: (n: number) => `${n.toFixed(2)} s`,
  mb: (n: number) => `${Math.round(n)} MB`,
  us: (n: number) => `${Math.round(n)} µs`,
}
export type Unit = keyof typeof UNITS

export function grouped(n: number): string {
  return Math.round(n).toLocaleString('en')
}

export function shown(n: number, unit: Unit): string {
  return UNITS[unit](n)
}

export function heading(text: string): void {
  console.log(`\n${text}`)
}

/** A line of the text; `note` says how far the rounds were apart, or what else belongs to the figure. */
export function line(what: string, n: number, unit: Unit, note = ''): void {
  console.log(`  ${what.padEnd(52)} ${shown(n, unit).padStart(11)}  ${note}`.trimEnd())
}

/** The lowest and the highest of the rounds. */
export function spread(numbers: number[], unit: Unit): string {
  return `${shown(Math.min(...numbers), unit)} to ${shown(Math.max(...numbers), unit)}`
}

/** A row of the table at the end: what was measured against what. A ratio over 1 is the better, as a rate or a time. */
export function promise(row: { what: string; value: number; baseline: string; base: number; unit: Unit }): void {
  const isRate = row.unit === 'perSecond'
  const ratio = isRate ? row.value / row.base : row.base / row.value
  process.send?.({
    what: row.what,
    value: shown(row.value, row.unit),
    baseline: row.baseline,
    baselineValue: shown(row.base, row.unit),
    ratio: ratio.toFixed(2),
  })
}
