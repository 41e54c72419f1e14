import { reports } from '../../../contract/report.ts'
import { mount } from '../../platform/mount.ts'
import { readCampaignOutcome, readGrowth, readListsGrowth, readRecipients } from '../../rooms/reports/index.ts'
import { type Door, holderOf } from './doorkeeper.ts'
import { shownRecipient, shownReport } from './report-shape.ts'

const PAGE = 50

export function serveReports({ house: { ground }, app, guard }: Door): void {
  mount(app, reports.campaign, guard, async ({ input, request }) =>
    shownReport(await readCampaignOutcome(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, reports.recipients, guard, async ({ input, request }) => {
    const { limit = PAGE, ...query } = input.query
    const { account_id } = holderOf(request)
    const page = await readRecipients(ground, account_id, input.params.id, { ...query, limit })
    return { recipients: page.recipients.map(shownRecipient), next: page.next }
  })
  mount(app, reports.growth, guard, async ({ input, request }) =>
    readGrowth(ground, holderOf(request).account_id, input.query),
  )
  mount(app, reports.lists, guard, async ({ input, request }) =>
    readListsGrowth(ground, holderOf(request).account_id, input.query),
  )
}
