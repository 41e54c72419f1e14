import { Drawer, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Feed } from '../../../contract/feed.ts'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { feedDataQuery } from './feed-calls.ts'
import classes from './feeds.module.css'

/** More would only be scrolled past. */
const SHOWN = 20_000

interface DataDrawerProps {
  feed: Feed
  opened: boolean
  onClose: () => void
}

/** What a data feed holds, as an e-mail gets it. */
export function DataDrawer({ feed, opened, onClose }: DataDrawerProps) {
  const say = useSay()
  const { feeds } = say.words
  const query = useQuery({ ...feedDataQuery(feed.id), enabled: opened })
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={say.fill(feeds.dataTitle, { name: feed.name })}
      position="right"
      size="lg"
    >
      <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
        {({ data, sizeBytes, readAt }) => {
          const text = JSON.stringify(data, null, 2)
          return (
            <>
              <Text c="dimmed" size="sm" mb="sm">
                {say.fill(feeds.dataLead, { size: say.bytes(sizeBytes), moment: say.moment(readAt) })}
                {text.length > SHOWN && ` ${feeds.cut}`}
              </Text>
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so a keyboard must get there */}
              <pre className={classes.data} tabIndex={0}>
                {text.slice(0, SHOWN)}
              </pre>
            </>
          )
        }}
      </Asked>
    </Drawer>
  )
}
