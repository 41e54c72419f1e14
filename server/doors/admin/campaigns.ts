import { audiences } from '../../../contract/audience.ts'
import { campaigns } from '../../../contract/campaign-calls.ts'
import { mount } from '../../platform/mount.ts'
import {
  campaignPage,
  cancelCampaign,
  changeCampaign,
  copyCampaign,
  countChoice,
  createCampaign,
  paceCampaign,
  pauseCampaign,
  previewCampaign,
  readAudience,
  readCampaign,
  readLastTest,
  refuseEmptyAudience,
  removeCampaign,
  renameCampaign,
  resendCampaign,
  restoreCampaign,
  resumeCampaign,
  sendTestMail,
  sendToHeld,
  setArchive,
  startCampaign,
} from '../../rooms/campaigns/index.ts'
import { sampleOf } from '../../rooms/emails/index.ts'
import { withConversions } from '../../rooms/reports/index.ts'
import { shownCampaign, shownCampaignLine } from './campaign-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { shownPreview } from './email-shape.ts'

const PAGE = 50

export function serveCampaigns(door: Door): void {
  serveDrafts(door)
  serveContent(door)
  serveSteering(door)
}

function serveDrafts({ house: { ground }, app, guard }: Door): void {
  mount(app, campaigns.page, guard, async ({ input, request }) => {
    const { after, limit = PAGE, ...filter } = input.query
    const before = after && /^\d{1,15}$/.test(after) ? Number(after) : undefined
    const rows = await campaignPage(ground, holderOf(request).account_id, { ...filter, before, limit: limit + 1 })
    const page = await withConversions(ground, holderOf(request).account_id, rows.slice(0, limit))
    return { campaigns: page.map(shownCampaignLine), next: rows.length > limit ? String(page.at(-1)!.id) : null }
  })
  mount(app, campaigns.create, guard, async ({ input, request }) =>
    shownCampaign(await createCampaign(ground, holderOf(request).account_id, input.body, actorOf(request))),
  )
  mount(app, campaigns.read, guard, async ({ input, request }) =>
    shownCampaign(await readCampaign(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, campaigns.change, guard, async ({ input, request }) => {
    const { version, ...draft } = input.body
    const { account_id } = holderOf(request)
    return shownCampaign(
      await changeCampaign(ground, account_id, input.params.id, draft, { version, by: actorOf(request) }),
    )
  })
  mount(app, campaigns.copy, guard, async ({ input, request }) =>
    shownCampaign(
      await copyCampaign(ground, holderOf(request).account_id, input.params.id, input.body.title, actorOf(request)),
    ),
  )
  mount(app, campaigns.resend, guard, async ({ input, request }) =>
    shownCampaign(
      await resendCampaign(ground, holderOf(request).account_id, input.params.id, input.body, actorOf(request)),
    ),
  )
  mount(app, campaigns.rename, guard, async ({ input, request }) =>
    shownCampaign(
      await renameCampaign(ground, holderOf(request).account_id, input.params.id, input.body.title, actorOf(request)),
    ),
  )
  mount(app, campaigns.archive, guard, async ({ input, request }) =>
    shownCampaign(
      await setArchive(ground, holderOf(request).account_id, input.params.id, input.body, actorOf(request)),
    ),
  )
  mount(app, campaigns.remove, guard, async ({ input, request }) => {
    await removeCampaign(ground, holderOf(request).account_id, input.params.id, actorOf(request))
    return {}
  })
  mount(app, campaigns.restore, guard, async ({ input, request }) =>
    shownCampaign(await restoreCampaign(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
}

const idsIn = (text: string | undefined) => (text ? text.split(',').map(Number) : [])

function serveContent({ house: { ground, config }, app, guard }: Door): void {
  mount(app, campaigns.audience, guard, async ({ input, request }) => {
    const leavesMachine = config.smtp !== null
    return await readAudience(ground, holderOf(request).account_id, input.params.id, { leavesMachine })
  })
  mount(app, audiences.count, guard, async ({ input, request }) => {
    const { lists, excluded, unopenedOf: of, unopened: by = 'human' } = input.query
    const unopened = of === undefined ? undefined : { of, by }
    const choice = { listIds: idsIn(lists), excludedListIds: idsIn(excluded), unopened }
    return await countChoice(ground, holderOf(request).account_id, choice)
  })
  mount(app, campaigns.preview, guard, async ({ input, request }) =>
    shownPreview(await previewCampaign(ground, holderOf(request).account_id, input.params.id, input.body)),
  )
  mount(app, campaigns.sample, guard, async ({ input, request }) => {
    const { account_id, account_language } = holderOf(request)
    const { html } = await readCampaign(ground, account_id, input.params.id)
    return { html: sampleOf(ground, html, account_language) }
  })
  mount(app, campaigns.test, guard, async ({ input, request }) => {
    const { account_id, user_id } = holderOf(request)
    const test = { ...input.body, userId: user_id, ip: request.ip }
    return { sent: await sendTestMail(ground, account_id, input.params.id, test) }
  })
  mount(app, campaigns.lastTest, guard, async ({ input, request }) => {
    const { account_id, user_id } = holderOf(request)
    const { to, outcome } = await readLastTest(ground, account_id, input.params.id, user_id)
    return { to, outcome: outcome && { at: outcome.at.toISOString(), mails: outcome.mails } }
  })
}

function serveSteering({ house: { ground }, app, guard }: Door): void {
  mount(app, campaigns.start, guard, async ({ input, request }) => {
    const { account_id, user_id } = holderOf(request)
    await refuseEmptyAudience(ground, account_id, input.params.id)
    return shownCampaign(await startCampaign(ground, account_id, input.params.id, user_id, input.query.version))
  })
  mount(app, campaigns.pace, guard, async ({ input, request }) =>
    shownCampaign(
      await paceCampaign(ground, holderOf(request).account_id, input.params.id, input.body.perHour, actorOf(request)),
    ),
  )
  mount(app, campaigns.sendHeld, guard, async ({ input, request }) =>
    shownCampaign(await sendToHeld(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
  const verbs = [
    [campaigns.pause, pauseCampaign],
    [campaigns.resume, resumeCampaign],
    [campaigns.cancel, cancelCampaign],
  ] as const
  for (const [endpoint, steer] of verbs) {
    mount(app, endpoint, guard, async ({ input, request }) => {
      const { account_id, user_id } = holderOf(request)
      return shownCampaign(await steer(ground, account_id, input.params.id, user_id))
    })
  }
}
