import { decodeEntities } from './entities.ts'
import type { Attribute, HtmlEvents, StartTag } from './html-events.ts'
import { HtmlScan } from './html-scan.ts'
import { findTokens } from './tokens.ts'

/** What readers would stumble over, and where: line and column count from 1. */
export interface Finding {
  code: 'linkEmpty' | 'linkLocal' | 'linkSample' | 'imageInsecure' | 'altMissing' | 'langMissing' | 'preheaderMissing'
  line: number
  column: number
}

/** More of one kind says nothing more. */
const MOST_OF_A_KIND = 20
/** These are counted for the author, so the number has to be right. */
const MOST_SAMPLES = 500

const LOCAL_NAME = /^(?:localhost|.+\.(?:local|localhost|internal))$/i
/** Where the links of our starters lead: domains kept for examples (RFC 2606), and their neighbours at home. */
const SAMPLE_NAME = /(?:^|\.)example\.(?:com|net|org|edu|cz|sk)$/i
const PRIVATE_ADDRESS = /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\.[\d.]+$|^\[::1\]$/
const HIDDEN = /display\s*:\s*none|max-height\s*:\s*0|font-size\s*:\s*[01]px|mso-hide\s*:\s*all/i

/** Looks over the HTML as it is written; what a tag fills in is not known here and is left alone. */
export function inspectHtml(html: string): Finding[] {
  if (html.trim() === '') return []
  const look = new Look(html)
  new HtmlScan(html, findTokens(html, { percentEncoded: true }), [look], () => {}).run()
  return look.finish()
}

class Look implements HtmlEvents {
  private readonly findings: Finding[] = []
  private readonly counts = new Map<Finding['code'], number>()
  private hasHidden = false
  private hasText = false
  private hasLang = false
  private outlook = false

  constructor(private readonly html: string) {}

  text(start: number, end: number): void {
    if (this.hasText || this.outlook || this.html.slice(start, end).trim() === '') return
    this.hasText = true
    // The first words of the mail are shown behind its subject: unless they stand hidden there on purpose, chance chooses them.
    if (!this.hasHidden) this.find('preheaderMissing', start)
  }

  tag(): void {}

  attribute(): void {}

  startTag(element: StartTag): void {
    const value = (name: string) => {
      const found = element.attributes.find(attribute => attribute.name === name)
      return found ? { text: this.valueOf(found), isFilled: found.tokens.length > 0 } : null
    }
    if (HIDDEN.test(value('style')?.text ?? '')) this.hasHidden = true
    if (element.name === 'html' && (value('lang')?.text ?? '') !== '') this.hasLang = true
    if (this.outlook) return
    const href = value('href')
    if ((element.name === 'a' || element.name === 'area') && href && !href.isFilled) {
      if (/^(?:#|javascript:.*)?$/i.test(href.text)) this.find('linkEmpty', element.start)
      else if (isLocal(href.text)) this.find('linkLocal', element.start)
      else if (SAMPLE_NAME.test(hostOf(href.text))) this.find('linkSample', element.start)
    }
    if (element.name !== 'img') return
    if (/^http:/i.test(value('src')?.text ?? '')) this.find('imageInsecure', element.start)
    if (value('alt') === null) this.find('altMissing', element.start)
  }

  endTag(): void {}

  outlookOnly(begins: boolean): void {
    this.outlook = begins
  }

  finish(): Finding[] {
    if (!this.hasLang) this.find('langMissing', 0)
    return this.findings
  }

  private valueOf({ start, end }: Attribute): string {
    return decodeEntities(this.html.slice(start, end)).trim()
  }

  private find(code: Finding['code'], offset: number): void {
    const found = (this.counts.get(code) ?? 0) + 1
    this.counts.set(code, found)
    if (found > (code === 'linkSample' ? MOST_SAMPLES : MOST_OF_A_KIND)) return
    const before = this.html.slice(0, offset)
    const line = before.split('\n').length
    this.findings.push({ code, line, column: offset - before.lastIndexOf('\n') })
  }
}

/** An address that only this machine or this network can open. */
function isLocal(address: string): boolean {
  const host = hostOf(address)
  return LOCAL_NAME.test(host) || PRIVATE_ADDRESS.test(host)
}

const hostOf = (address: string) =>
  /^https?:\/\//i.test(address) && URL.canParse(address) ? new URL(address).hostname : ''
