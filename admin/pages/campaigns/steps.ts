import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Campaign } from '../../../contract/campaign.ts'
import { campaigns, schedule } from '../../../contract/index.ts'
import { call, Refused } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { useSay } from '../../words/voice.ts'
import { campaignQuery } from './campaign-calls.ts'

interface Seen {
  campaign: { id: number }
  /** Nothing is sent or scheduled but what was seen. */
  version: number
  save?: () => Promise<boolean>
}

/** Starts it now. */
export function useStart({ campaign: { id }, version, save }: Seen) {
  const { words } = useSay()
  return useStep(id, words.sending.startedTell, async () => {
    await saved(save)
    return await call(campaigns.start, { params: { id }, query: { version } })
  })
}

/** Lets it start by itself at a time, or at another one than before. */
export function useSchedule({ campaign: { id }, version, save }: Seen, told?: string) {
  const say = useSay()
  const tellWith = (changed: Campaign) =>
    say.fill(told ?? say.words.sending.scheduledTell, { moment: say.longMoment(changed.scheduledAt!) })
  return useStep(id, tellWith, async (at: Date) => {
    await saved(save)
    return await call(schedule.set, { params: { id }, body: { at: at.toISOString(), version } })
  })
}

/** Back to a draft. */
export function useUnschedule(id: number) {
  const { words } = useSay()
  return useStep(id, words.sending.editedTell, () => call(schedule.remove, { params: { id } }))
}

/** One step of a campaign's life: the page shows what came of it at once, and the newest where somebody was faster. */
export function useStep<V = void>(
  id: number,
  told: string | ((changed: Campaign) => string),
  step: (given: V) => Promise<Campaign>,
) {
  const queries = useQueryClient()
  const tell = useTell()
  const others = () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ['campaigns', 'page'] }),
      queries.invalidateQueries({ queryKey: ['campaigns', 'calendar'] }),
    ])
  return useMutation({
    mutationFn: step,
    onSuccess: async changed => {
      tell.done(typeof told === 'string' ? told : told(changed))
      queries.setQueryData(campaignQuery(id).queryKey, changed)
      await others()
    },
    onError: async error => {
      tell.failed(error)
      await queries.invalidateQueries({ queryKey: campaignQuery(id).queryKey, exact: true })
      await others()
    },
  })
}

/** A setting that shows by itself that it is set. */
export function useQuietStep<V>(id: number, step: (given: V) => Promise<Campaign>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: step,
    onSuccess: changed => queries.setQueryData(campaignQuery(id).queryKey, changed),
  })
}

async function saved(save: (() => Promise<boolean>) | undefined): Promise<void> {
  if (save && !(await save())) throw new Refused('campaign.changedElsewhere', '', 409)
}
