import { parseAddress } from '../../platform/address.ts'
import { monthOf } from '../../platform/clock.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { accountById, insertAudit } from '../accounts/index.ts'
import { compileRow, type EmailContent, ensureEmail, mergeValues, shopPreview } from '../emails/index.ts'
import { queueTransactional } from '../outbox/index.ts'
import { addresseeFor } from './preview.ts'
import { type CampaignDbRow, campaignById, choiceOf } from './queries.ts'
import { lastTest, type TestOutcomeRow, testOutcome } from './queries-test.ts'
import { missingParts } from './start.ts'

const MOST_ADDRESSES = 5

export interface TestMail {
  /** Need not be contacts. */
  to: string[]
  /** Whose values fill it; the first of the audience where not said. */
  contactId?: number
  userId: number
  ip: string | null
}

/**
 * Sends a campaign's e-mail as it is now to a few addresses, untracked; says to how many. What the links of a test do, they
 * do to nobody but its reader. Throws thing.notFound, contact.emailInvalid { address }, campaign.incomplete { missing },
 * email.broken { problems }, request.invalid.
 */
export async function sendTestMail(
  ground: Ground,
  accountId: number,
  campaignId: number,
  test: TestMail,
): Promise<number> {
  const row = await campaignById(ground.db, accountId, campaignId)
  if (!row) throw problem('thing.notFound')
  const addresses = checkedAddresses(test.to)
  const missing = missingParts(row).filter(part => part !== 'subject' && part !== 'listIds')
  if (missing.length > 0) throw problem('campaign.incomplete', { missing })
  const addressee = await addresseeFor(ground, accountId, choiceOf(row), test.contactId)
  const values = {
    ...(addressee && mergeValues(addressee, '')),
    ...(await shopPreview(ground, accountId, compileRow(row).tags, {
      contactId: addressee?.contact_id ?? null,
      isChosen: test.contactId !== undefined,
      language: (await accountById(ground.db, accountId))!.language,
    })),
  }
  const mergeVars = Object.keys(values).length > 0 ? values : null
  await ground.db.transaction(async tx => {
    const emailId = await ensureEmail(ground, tx, accountId, testContent(row))
    const at = ground.clock.now()
    const messages: number[] = []
    const message = { emailId, contactId: null, listId: null, mergeVars }
    for (const address of addresses)
      messages.push(await queueTransactional(ground, tx, accountId, { ...message, address }))
    await insertAudit(tx, accountId, {
      at,
      userId: test.userId,
      action: 'campaign.tested',
      subject: String(campaignId),
      data: { title: row.title, to: addresses, contactId: addressee?.contact_id ?? null, messages, month: monthOf(at) },
      ip: test.ip,
    })
  })
  return addresses.length
}

export interface LastTest {
  /** Where this person's last test of any campaign went. */
  to: string[]
  /** Of this campaign: what has become of the last one. */
  outcome: { at: Date; mails: TestOutcomeRow[] } | null
}

/** Throws thing.notFound. */
export async function readLastTest(
  ground: Ground,
  accountId: number,
  campaignId: number,
  userId: number,
): Promise<LastTest> {
  if (!(await campaignById(ground.db, accountId, campaignId))) throw problem('thing.notFound')
  const last = await lastTest(ground.db, accountId, userId)
  if (!last) return { to: [], outcome: null }
  const { to, messages, month } = last.data
  // Messages are named by the audit alone, so nobody can ask for another one's fate by its number.
  const isOfThis = last.subject === String(campaignId) && messages && month
  const mails = isOfThis ? await testOutcome(ground.db, accountId, month, messages) : null
  return { to, outcome: mails && { at: last.at, mails } }
}

/** Each once, whatever its case. */
function checkedAddresses(given: string[]): string[] {
  const byKey = new Map<string, string>()
  for (const text of given) {
    const address = parseAddress(text)
    if (!address) throw problem('contact.emailInvalid', { field: 'to', address: text })
    if (!byKey.has(address.key)) byKey.set(address.key, address.email)
  }
  if (byKey.size === 0 || byKey.size > MOST_ADDRESSES)
    throw problem('request.invalid', [{ path: '/to', message: `1 to ${MOST_ADDRESSES} addresses` }])
  return [...byKey.values()]
}

function testContent(row: CampaignDbRow): EmailContent {
  return {
    subject: `[Test] ${row.subject}`,
    from_name: row.from_name,
    from_email: row.from_email,
    reply_to: row.reply_to,
    html: row.html,
    plain_text: row.plain_text,
    language: 'cs',
  }
}
