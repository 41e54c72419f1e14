import { reports } from '../../../contract/report.ts'
import { mount } from '../../platform/mount.ts'
import {
  compareCampaigns,
  exportCampaigns,
  exportRecipients,
  readCampaignOutcome,
  readCampaignsOf,
  readFigures,
  readGrowth,
  readListsGrowth,
  readRecipients,
} from '../../rooms/reports/index.ts'
import { shownCampaignLine, shownCampaignRow } from './campaign-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { shownRecipient, shownReport } from './report-shape.ts'

const PAGE = 50

export function serveReports(door: Door): void {
  const {
    house: { ground },
    app,
    guard,
  } = door
  mount(app, reports.campaign, guard, async ({ input, request }) =>
    shownReport(await readCampaignOutcome(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, reports.recipients, guard, async ({ input, request }) => {
    const { limit = PAGE, ...query } = input.query
    const { account_id } = holderOf(request)
    const page = await readRecipients(ground, account_id, input.params.id, { ...query, limit })
    return { recipients: page.recipients.map(shownRecipient), next: page.next }
  })
  mount(app, reports.exportRecipients, guard, async ({ input, request }) => {
    const { account_id, language } = holderOf(request)
    const asked = { ...input.body, campaignId: input.params.id, language }
    return { taskId: await exportRecipients(ground, account_id, asked, actorOf(request)) }
  })
  serveAccount(door)
}

/** Of the account as a whole. */
function serveAccount({ house: { ground }, app, guard }: Door): void {
  mount(app, reports.figures, guard, async ({ input, request }) =>
    readFigures(ground, holderOf(request).account_id, input.query),
  )
  mount(app, reports.campaigns, guard, async ({ input, request }) => {
    const { campaigns, ...found } = await readCampaignsOf(ground, holderOf(request).account_id, input.query)
    return { ...found, campaigns: campaigns.map(shownCampaignLine) }
  })
  mount(app, reports.exportCampaigns, guard, async ({ input, request }) => {
    const { account_id, language } = holderOf(request)
    return { taskId: await exportCampaigns(ground, account_id, { ...input.body, language }, actorOf(request)) }
  })
  mount(app, reports.compare, guard, async ({ input, request }) => {
    const compared = await compareCampaigns(
      ground,
      holderOf(request).account_id,
      input.query.ids.split(',').map(Number),
    )
    return { campaigns: compared.map(({ campaign, readers }) => ({ campaign: shownCampaignRow(campaign), readers })) }
  })
  mount(app, reports.growth, guard, async ({ input, request }) =>
    readGrowth(ground, holderOf(request).account_id, input.query),
  )
  mount(app, reports.lists, guard, async ({ input, request }) =>
    readListsGrowth(ground, holderOf(request).account_id, input.query),
  )
}
