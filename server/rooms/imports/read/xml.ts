import { SaxesParser } from 'saxes'

export interface XmlListener {
  /** Names come without their prefix: some programs write x:row. */
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string): void
}

/** A single text or tag of a workbook is never so long; without an end to it the memory would fill. */
const LONGEST_PIECE = 4 * 1024 * 1024

/** Reads XML piece by piece and lets the caller take what was heard after each. Throws on anything that is no XML. */
export async function* hearXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let unheard = 0
  const plain = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('opentag', tag => {
    unheard = 0
    listener.open(plain(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('text', text => {
    unheard = 0
    listener.text(text)
  })
  parser.on('closetag', tag => {
    unheard = 0
    listener.close(plain(tag.name))
  })
  const decoder = new TextDecoder('utf-8')
  for await (const piece of bytes) {
    unheard += piece.length
    parser.write(decoder.decode(piece, { stream: true }))
    if (unheard > LONGEST_PIECE) throw new Error('a piece of XML without an end')
    yield
  }
  parser.write(decoder.decode()).close()
}
