import { Skeleton } from '@mantine/core'
import { useElementSize, useIntersection, useMergedRef } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { withScheme } from '../../email-editor/dark-look.ts'
import { MailFrame } from '../../parts/mail-frame.tsx'
import classes from './thumbnail.module.css'

/** An e-mail is laid out as wide as on a desk and made smaller as a whole; must agree with the stylesheet. */
const laidOutPx = 640

interface ThumbnailProps {
  name: readonly unknown[]
  /** Asked only when the place is about to be seen. */
  ask: () => Promise<string>
}

/** The top of an e-mail, small. A picture only: nothing in it can be reached or run. */
export function Thumbnail({ name, ask }: ThumbnailProps) {
  const { ref: seen, entry } = useIntersection({ rootMargin: '200px' })
  const { ref: measured, width } = useElementSize()
  const ref = useMergedRef(seen, measured)
  const { data } = useQuery({
    queryKey: name,
    queryFn: ask,
    enabled: entry?.isIntersecting ?? false,
    staleTime: 10 * 60_000,
  })
  return (
    <div ref={ref} className={classes.place} aria-hidden inert>
      {data === undefined || width === 0 ? (
        <Skeleton height="100%" radius={0} />
      ) : (
        <div className={classes.page} style={{ transform: `scale(${width / laidOutPx})` }}>
          <MailFrame html={withScheme(data, 'light')} title="" />
        </div>
      )}
    </div>
  )
}
