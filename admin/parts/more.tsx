import { Button } from '@mantine/core'
import { useSay } from '../words/voice.ts'
import classes from './more.module.css'

interface MoreProps {
  shown: number
  total?: number | null
  hasMore: boolean
  loading: boolean
  onMore: () => void
}

/** The foot of a keyset-paged table. */
export function More({ shown, total, hasMore, loading, onMore }: MoreProps) {
  const say = useSay()
  const { general } = say.words
  const values = { shown: say.number(shown), total: say.number(total ?? 0) }
  return (
    <div className={classes.more}>
      {hasMore && (
        <Button variant="default" loading={loading} onClick={onMore}>
          {general.loadMore}
        </Button>
      )}
      <span aria-live="polite">
        {typeof total === 'number' ? say.fill(general.shownOf, values) : hasMore && say.fill(general.shown, values)}
      </span>
    </div>
  )
}
