import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../parts/link.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { GrowthChart } from './growth-chart.tsx'
import { usePeriod } from './period.ts'
import { growthQuery, listsGrowthQuery } from './report-calls.ts'

/** The last 30 days of one list, on its own page. */
export function ListGrowth({ listId }: { listId: number }) {
  const { words } = useSay()
  const growth = useQuery(growthQuery(usePeriod({}), listId))
  return (
    <Asked query={growth} skeleton={<TextSkeleton lines={8} />}>
      {known => (
        <GrowthChart
          growth={known}
          title={words.growth.ofList}
          lead={
            <TextLink to="/reports/growth" search={{ list: listId }} size="sm">
              {words.growth.longer}
            </TextLink>
          }
        />
      )}
    </Asked>
  )
}

/** By how many each list has grown in 30 days; nothing while it is not known, since the lists are there without it. */
export function useGrowthByList(): Map<number, number> {
  const { data } = useQuery(listsGrowthQuery(usePeriod({})))
  return new Map(data?.lists.map(({ listId, net }) => [listId, net]))
}
