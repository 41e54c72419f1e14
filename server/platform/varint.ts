/** Unsigned integers below 2^53 in as few bytes as they need (LEB128), for short tokens. */
export function writeVarints(numbers: readonly number[]): Buffer {
  const bytes: number[] = []
  for (let n of numbers) {
    while (n >= 128) {
      bytes.push((n % 128) + 128)
      n = Math.floor(n / 128)
    }
    bytes.push(n)
  }
  return Buffer.from(bytes)
}

/** The first `count` numbers and where they end; null when there are fewer. */
export function readVarints(bytes: Buffer, count: number): { numbers: number[]; end: number } | null {
  const numbers: number[] = []
  let at = 0
  while (numbers.length < count) {
    let n = 0
    let scale = 1
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined || scale > 2 ** 49) return null
      n += (byte % 128) * scale
      if (byte < 128) break
      scale *= 128
    }
    numbers.push(n)
  }
  return { numbers, end: at }
}
