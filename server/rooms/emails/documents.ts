import { createHash } from 'node:crypto'
import type { Db, Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { compileEmail } from './compile.ts'
import type { CompiledEmail, CompileOptions, MergeProblem } from './merge-types.ts'
import { type EmailContent, type EmailRow, emailById, insertEmail, insertLinks, markFrozen } from './queries.ts'
import { type ShopNeeds, shopNeeds } from './shop-tags.ts'

/** From here on the e-mail never changes; its links get their rows. Throws email.broken { problems }. */
export async function freezeEmail(ground: Ground, tx: Tx, accountId: number, emailId: number): Promise<void> {
  const email = await emailById(tx, accountId, emailId)
  if (!email) throw problem('thing.notFound')
  if (email.frozen_at) return
  const compiled = compileRow(email)
  const problems = [...compiled.problems, ...(compileAmp(email)?.problems.map(asOfAmp) ?? [])]
  if (problems.length > 0) throw problem('email.broken', { problems })
  if (!(await markFrozen(tx, accountId, emailId, ground.clock.now()))) return
  await insertLinks(tx, accountId, emailId, compiled.links)
}

/** A frozen e-mail with exactly this content, made at its first use: for mails that come from settings. */
export async function ensureEmail(ground: Ground, tx: Tx, accountId: number, content: EmailContent): Promise<number> {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest()
  const { id, made } = await insertEmail(tx, accountId, content, hash, ground.clock.now())
  if (made) await freezeEmail(ground, tx, accountId, id)
  return id
}

export function compileRow(
  email: Pick<EmailRow, 'subject' | 'html' | 'plain_text'> & { raw_braces?: boolean },
  options: CompileOptions = {},
): CompiledEmail {
  const source = { subject: email.subject, html: email.html, plainText: email.plain_text }
  return compileEmail(source, { rawBraces: email.raw_braces, ...options })
}

/** The AMP part stands beside the HTML and is filled alike; its links are not tracked. */
function compileAmp({ amp_html, raw_braces }: EmailRow): CompiledEmail | null {
  return amp_html ? compileEmail({ subject: '', html: amp_html }, { rawBraces: raw_braces }) : null
}

const asOfAmp = (found: MergeProblem): MergeProblem => ({ ...found, where: 'amp' })

export interface KeptEmail {
  row: EmailRow
  compiled: CompiledEmail
  amp: CompiledEmail | null
  shop: ShopNeeds | null
}

/** A frozen e-mail ready to be filled; kept, since a campaign fills the same one a million times. */
export class CompiledEmails {
  private readonly kept = new Map<string, KeptEmail>()

  constructor(private readonly ground: Ground) {}

  /** Undefined when there is no such e-mail. */
  async get(accountId: number, emailId: number, db: Db = this.ground.db): Promise<KeptEmail | undefined> {
    const key = `${accountId}:${emailId}`
    const known = this.kept.get(key)
    if (known) return known
    const row = await emailById(db, accountId, emailId)
    if (!row) return undefined
    const compiled = compileRow(row)
    const amp = compileAmp(row)
    const entry = { row, compiled, amp, shop: shopNeeds([...compiled.tags, ...(amp?.tags ?? [])]) }
    // Some dozens are in use at once; the oldest goes first (a Map keeps the order of insertion).
    if (this.kept.size >= 100) this.kept.delete(this.kept.keys().next().value!)
    if (row.frozen_at) this.kept.set(key, entry)
    return entry
  }
}
