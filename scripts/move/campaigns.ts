import type { CampaignsPageReply } from '../../client/src/index.ts'
import { inParts, refusedText } from './in-parts.ts'
import type { Move } from './move.ts'

type Campaign = CampaignsPageReply[number]

/** Nobody is in it: a moved campaign that is sent by mistake reaches nobody. */
const NOBODYS_LIST = 'Moved campaigns'
const WAIT_MS = 30_000
const MOST_BYTES = 5_000_000

/** Campaigns become drafts. Their text is in no call, only in the archive; of one that is not there it says so. */
export async function moveCampaigns(move: Move): Promise<void> {
  const { from, to, state, save, show, note } = move
  const here = new Map<string, number>()
  for await (const one of to.api.campaigns.page.each({ per_page: 50 })) here.set(`${one.title}\n${one.subject}`, one.id)
  let done = 0
  for await (const campaign of from.api.campaigns.page.each({ per_page: 50 })) {
    show.at('campaigns', done++, done)
    if (state.campaigns[campaign.id]) continue
    const known = here.get(`${campaign.title}\n${campaign.subject}`)
    const html = known ? null : await archived(campaign)
    if (known) state.campaigns[campaign.id] = known
    else if (html === null) note(`Campaign ${campaign.title}: its text is not given, so it was not moved.`)
    else {
      const list = await nobodysList(move)
      await inParts(
        [campaign],
        async () => {
          state.campaigns[campaign.id] = (await to.api.campaigns.create(draftOf(campaign, html, list))).id
        },
        (_, error) => note(`Campaign ${campaign.title} was not taken: ${refusedText(error)}`),
      )
    }
    save()
  }
}

function draftOf(campaign: Campaign, html: string, list: number) {
  const { title, subject, from_name, from_email, reply_to } = campaign
  return {
    title,
    subject,
    from_name,
    from_email,
    reply_to: reply_to ?? from_email,
    html_text: html,
    recepient_lists: [list],
  }
}

async function nobodysList({ to }: Move): Promise<number> {
  const same = (await to.api.lists.all()).find(list => list.name === NOBODYS_LIST)
  return same ? same.id : (await to.api.lists.create({ name: NOBODYS_LIST })).id
}

/** Without the key: the archive is a public page, maybe on another host. */
async function archived({ archive_url: url }: Campaign): Promise<string | null> {
  if (!url || !/^https?:\/\//.test(url)) return null
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(WAIT_MS) })
    if (!reply.ok || !reply.headers.get('content-type')?.includes('html')) return null
    const html = await reply.text()
    return html.trim() === '' || html.length > MOST_BYTES ? null : html
  } catch {
    return null
  }
}
