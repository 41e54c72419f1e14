import { home } from '../../../contract/home.ts'
import { mount } from '../../platform/mount.ts'
import { readCare, readDomains, readHomeCampaigns, readSteps } from '../../rooms/reports/index.ts'
import { shownCampaignLine, shownCampaignRow } from './campaign-shape.ts'
import { type Door, holderOf } from './doorkeeper.ts'

export function serveHome({ house: { ground, config }, app, guard }: Door): void {
  const leavesMachine = config.smtp !== null
  mount(app, home.campaigns, guard, async ({ request }) => {
    const { running, scheduled, last } = await readHomeCampaigns(ground, holderOf(request).account_id)
    return {
      running: running.map(shownCampaignRow),
      scheduled: scheduled.map(shownCampaignRow),
      last: last.map(shownCampaignLine),
    }
  })
  mount(app, home.care, guard, async ({ request }) => ({
    care: await readCare(ground, holderOf(request).account_id),
  }))
  mount(app, home.domains, guard, async ({ request }) => ({
    domains: leavesMachine ? await readDomains(ground, holderOf(request).account_id) : [],
  }))
  mount(app, home.steps, guard, async ({ request }) => ({
    steps: await readSteps(ground, holderOf(request).account_id, leavesMachine),
  }))
}
