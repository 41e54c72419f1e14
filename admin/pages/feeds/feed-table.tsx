import { Table } from '@mantine/core'
import type { Feed } from '../../../contract/feed.ts'
import { type RefusalCode, Refused } from '../../call.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { sentence } from '../../parts/notify.ts'
import rows from '../../parts/rows.module.css'
import type { Say } from '../../words/say.ts'
import { useSay } from '../../words/voice.ts'
import { FeedMenu } from './feed-menu.tsx'
import classes from './feeds.module.css'

export function FeedTable({ feeds }: { feeds: Feed[] }) {
  const { feeds: words } = useSay().words
  return (
    <Table className={rows.table} aria-label={words.title}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.feed}</Table.Th>
          <Table.Th visibleFrom="sm">{words.state}</Table.Th>
          <Table.Th visibleFrom="md">{words.next}</Table.Th>
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {feeds.map(feed => (
          <Row key={feed.id} feed={feed} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ feed }: { feed: Feed }) {
  const say = useSay()
  const { feeds } = say.words
  const what = [
    feed.format ? feeds.formats[feed.format] : feeds.kinds[feed.kind],
    feed.items !== null && say.plural(feed.items, feed.kind === 'data' ? feeds.items : feeds.products),
  ]
  return (
    <Table.Tr>
      <Table.Td>
        <span className={classes.name}>{feed.name}</span>
        <span className={rows.under}>{what.filter(Boolean).join(' · ')}</span>
        <span className={rows.under}>{feed.url}</span>
        <span className={classes.phoneFacts}>
          <State feed={feed} />
        </span>
      </Table.Td>
      <Table.Td visibleFrom="sm" className={classes.state}>
        <State feed={feed} />
      </Table.Td>
      <Table.Td visibleFrom="md" className={rows.quiet}>
        {feed.nextAt ? say.clock(feed.nextAt) : feeds.byHand}
        {feed.everyHours !== null && <span className={rows.under}>{say.plural(feed.everyHours, feeds.every)}</span>}
        {feed.atHour !== null && <span className={rows.under}>{feeds.daily}</span>}
      </Table.Td>
      <Table.Td className={classes.menu}>
        <FeedMenu feed={feed} />
      </Table.Td>
    </Table.Tr>
  )
}

function State({ feed }: { feed: Feed }) {
  const say = useSay()
  const { tone, word, more } = stateOf(feed, say)
  return (
    <span aria-live="polite">
      <Dot tone={tone} live={feed.running !== null}>
        {word}
      </Dot>
      {more.filter(Boolean).map(line => (
        <span key={String(line)} className={rows.under}>
          {line}
        </span>
      ))}
    </span>
  )
}

function stateOf(feed: Feed, say: Say): { tone: Tone; word: string; more: (string | false | null)[] } {
  const { feeds } = say.words
  const { running, question, error, result, readAt } = feed
  if (running)
    return {
      tone: 'accent',
      word: feeds.running,
      more: [running.done > 0 && say.fill(feeds.read, { n: say.number(running.done) })],
    }
  if (question) return { tone: 'wait', word: feeds.asks, more: [] }
  const fine = readAt && say.fill(feeds.fine, { ago: say.ago(readAt) })
  if (error) return { tone: 'bad', word: feeds.failed, more: [whyOf(error, say), fine] }
  if (!fine || !result) return { tone: 'still', word: feeds.fresh, more: [] }
  const counts = { added: result.added, changed: result.changed, gone: result.gone }
  const numbers = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, say.number(n)]))
  const isSame = result.isUnchanged || Object.values(counts).every(n => n === 0)
  return {
    tone: 'good',
    word: fine,
    more: [
      isSame ? feeds.unchanged : say.fill(feeds.result, numbers),
      result.skipped > 0 && say.plural(result.skipped, feeds.skipped),
    ],
  }
}

/** In the reader's language, with the line or the answer that tells where to look. */
function whyOf({ code, message, details }: NonNullable<Feed['error']>, say: Say): string {
  const { feeds } = say.words
  const { line, reason, status } = (details ?? {}) as { line?: number | null; reason?: string; status?: number }
  const parts = [
    sentence(new Refused(code as RefusalCode, message, 0, undefined), say),
    line != null && say.fill(feeds.line, { line: say.number(line) }),
    reason,
    status !== undefined && say.fill(feeds.status, { status }),
  ]
  return parts.filter(Boolean).join(' · ')
}
