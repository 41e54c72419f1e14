import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { schedule } from '../../../../contract/index.ts'
import { call } from '../../../call.ts'
import { dayAfter } from '../../../parts/plain-date.ts'
import { instantOf } from './days.ts'

/** All that starts from the first of these days to the last, both included. */
export const calendarQuery = (days: string[], timeZone: string) => {
  const from = instantOf(days[0]!, '00:00', timeZone).toISOString()
  const to = instantOf(dayAfter(days.at(-1)!, 1), '00:00', timeZone).toISOString()
  return queryOptions({
    queryKey: ['campaigns', 'calendar', from, to],
    queryFn: () => call(schedule.calendar, { query: { from, to } }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}
