import type { Encoding } from '../../../../contract/import-settings.ts'

export interface GuessedEncoding {
  encoding: Encoding
  /** False when the letters do not decide it: a person should look at the sample. */
  sure: boolean
}

/** Letters of Czech and Slovak beyond ASCII; ľ ĺ ŕ ô ä are Slovak only. */
const OURS = /[áčďéěíňóřšťúůýžľĺŕôäÁČĎÉĚÍŇÓŘŠŤÚŮÝŽĽĹŔÔÄ]/g
/** Letters and marks of neighbours' languages that a name or a street may hold. */
const NEIGHBOURS = /[öüßąćęłńśźżőűàèêëçâîïùûñãõåæøœÖÜĄĆĘŁŃŚŹŻŐŰÀÈÊËÇÂÎÏÙÛÑÃÕÅÆØŒ€„“”‚‘’–—…§°®™]/g

/**
 * What the bytes at the beginning of a file are written in. Marks first; what is valid UTF-8 with letters beyond ASCII
 * is UTF-8 (chance makes that nearly never); else by the letters that each of the older encodings would show.
 */
export function guessEncoding(sample: Buffer): GuessedEncoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return { encoding: 'utf-8', sure: true }
  if (sample[0] === 0xff && sample[1] === 0xfe) return { encoding: 'utf-16le', sure: true }
  if (sample[0] === 0xfe && sample[1] === 0xff) return { encoding: 'utf-16be', sure: true }
  const wide = wideWithoutMark(sample)
  if (wide) return { encoding: wide, sure: true }
  if (isUtf8(sample)) return { encoding: 'utf-8', sure: true }
  const scores = (['windows-1250', 'iso-8859-2', 'windows-1252'] as const).map(encoding => ({
    encoding,
    score: scoreOf(new TextDecoder(encoding).decode(sample)),
  }))
  scores.sort((a, b) => b.score - a.score)
  const [best, second] = scores
  return { encoding: best!.encoding, sure: best!.score > 0 && best!.score >= second!.score * 1.15 }
}

/** UTF-16 of mostly Latin text has a zero in every second byte. */
function wideWithoutMark(sample: Buffer): Encoding | null {
  const length = Math.min(sample.length, 4_000) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (sample[i] === 0) even++
    if (sample[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le'
  return even > pairs * 0.7 && odd < pairs * 0.05 ? 'utf-16be' : null
}

function isUtf8(sample: Buffer): boolean {
  try {
    // The sample may end within a letter: `stream` does not mind.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

function scoreOf(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const odd = count(/[\u0080-\u009f\ufffd¤¦¨¬¯²³·¸¹¼½¾¿×÷ˇ˘˙˛˝]/g)
  return count(OURS) * 2 + count(NEIGHBOURS) - odd * 4
}

/** How much of the text cannot be read in this encoding, or is no text at all. */
export function isBinary(sample: Buffer, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(sample)
  if (text.length === 0) return false
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what we look for
  const controls = text.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g)?.length ?? 0
  return controls > text.length / 100
}
