import { SegmentedControl } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Copy } from '../../parts/copy.tsx'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { listsQuery } from '../lists/list-calls.ts'
import classes from './developers.module.css'
import type { ApiKey } from './key.tsx'
import { type Dialect, dialects, examples, write } from './snippets.ts'

export function Examples({ apiKey }: { apiKey: ApiKey }) {
  const { words } = useSay()
  const [dialect, setDialect] = useLocalStorage<Dialect>({ key: 'postolka.dialect', defaultValue: 'curl' })
  const { data } = useQuery(listsQuery)
  const calls = examples(data?.lists[0]?.id ?? 1)
  const titles = [
    ['lists', words.developers.exampleLists, words.developers.exampleListsWhy],
    ['subscribe', words.developers.exampleSubscribe, words.developers.exampleSubscribeWhy],
    ['campaign', words.developers.exampleCampaign, words.developers.exampleCampaignWhy],
  ] as const
  return (
    <Part
      title={words.developers.examples}
      lead={words.developers.examplesLead}
      actions={
        <SegmentedControl
          size="xs"
          aria-label={words.developers.language}
          value={dialect}
          onChange={value => setDialect(value as Dialect)}
          data={[...dialects]}
        />
      }
    >
      {titles.map(([example, title, why]) => (
        <div key={example} className={classes.example}>
          <div className={classes.exampleHead}>
            <div>
              <h3>{title}</h3>
              <p>{why}</p>
            </div>
            <Copy value={write(dialect, calls[example], apiKey.baseUrl, apiKey.key)} what={title} />
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre className={classes.code} tabIndex={0}>
            {write(dialect, calls[example], apiKey.baseUrl, 'API_KEY')}
          </pre>
        </div>
      ))}
    </Part>
  )
}
