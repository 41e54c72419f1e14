import { schedule } from '../../../contract/schedule.ts'
import { mount } from '../../platform/mount.ts'
import { campaignCalendar, scheduleCampaign, unscheduleCampaign } from '../../rooms/campaigns/index.ts'
import { shownCampaign, shownEntry } from './campaign-shape.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'

export function serveSchedule({ house: { ground }, app, guard }: Door): void {
  mount(app, schedule.set, guard, async ({ input, request }) => {
    const { at, version } = input.body
    const { account_id } = holderOf(request)
    const given = { at: new Date(at), version }
    return shownCampaign(await scheduleCampaign(ground, account_id, input.params.id, given, actorOf(request)))
  })
  mount(app, schedule.remove, guard, async ({ input, request }) =>
    shownCampaign(await unscheduleCampaign(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
  mount(app, schedule.calendar, guard, async ({ input, request }) => {
    const span = { from: new Date(input.query.from), to: new Date(input.query.to) }
    return { campaigns: (await campaignCalendar(ground, holderOf(request).account_id, span)).map(shownEntry) }
  })
}
