const WIDTH = 24

/** A bar that is drawn over itself on a terminal, and a line for each thing elsewhere. */
export function progress(out: NodeJS.WriteStream) {
  let last = ''
  return {
    at(what: string, done: number, total: number): void {
      const part = total > 0 ? Math.min(done / total, 1) : 1
      const full = Math.round(part * WIDTH)
      const text = `[${'█'.repeat(full)}${'·'.repeat(WIDTH - full)}] ${Math.floor(part * 100)} % ${what} ${done}/${total}`
      if (out.isTTY) out.write(`\r\x1b[K${text.slice(0, (out.columns ?? 80) - 1)}`)
      else if (what !== last) out.write(`${what}\n`)
      last = what
    },
    end(): void {
      if (out.isTTY) out.write('\r\x1b[K')
    },
  }
}
