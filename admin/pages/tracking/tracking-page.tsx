import { SegmentedControl, Switch, Table } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Reply } from '../../../contract/endpoint.ts'
import { tracking as api } from '../../../contract/index.ts'
import { type SnippetChoice, trackingSnippet } from '../../../contract/tracking-snippet.ts'
import { call } from '../../call.ts'
import { ButtonLinkOut } from '../../parts/link.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page, Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Code } from './code.tsx'
import { examples, replacements } from './examples.ts'
import { Seen } from './seen.tsx'
import classes from './tracking.module.css'

const setUpQuery = queryOptions({ queryKey: ['tracking', 'set-up'], queryFn: () => call(api.setUp) })
type SetUp = Reply<typeof api.setUp>

export function TrackingPage() {
  const say = useSay()
  const { tracking } = say.words
  const query = useQuery(setUpQuery)
  return (
    <Page
      title={tracking.title}
      lead={tracking.lead}
      actions={<ButtonLinkOut href={`/docs?lang=${say.language}#tracking`}>{tracking.guide}</ButtonLinkOut>}
    >
      <Asked query={query} skeleton={<TextSkeleton lines={14} />}>
        {setUp => <SetUpParts setUp={setUp} />}
      </Asked>
    </Page>
  )
}

function SetUpParts({ setUp }: { setUp: SetUp }) {
  const [choice, setChoice] = useState<SnippetChoice>({ consent: 'call', spa: false })
  return (
    <>
      <Seen />
      <Snippet setUp={setUp} choice={choice} onChange={setChoice} />
      <Examples choice={choice} />
      <TagManager />
      <FromEcomail origin={setUp.origin} />
      <Links setUp={setUp} />
    </>
  )
}

interface SnippetProps {
  setUp: SetUp
  choice: SnippetChoice
  onChange: (choice: SnippetChoice) => void
}

function Snippet({ setUp, choice, onChange }: SnippetProps) {
  const { tracking } = useSay().words
  const why = { call: tracking.consentCallWhy, mode: tracking.consentModeWhy, none: tracking.consentNoneWhy }
  return (
    <Part title={tracking.code} lead={tracking.codeLead}>
      <div className={classes.choices}>
        <div>
          <SegmentedControl
            aria-label={tracking.consent}
            className={classes.consent}
            value={choice.consent}
            onChange={consent => onChange({ ...choice, consent: consent as SnippetChoice['consent'] })}
            data={[
              { value: 'call', label: tracking.consentCall },
              { value: 'mode', label: tracking.consentMode },
              { value: 'none', label: tracking.consentNone },
            ]}
          />
          <p className={classes.why}>{why[choice.consent]}</p>
        </div>
        <Switch
          label={tracking.spa}
          checked={choice.spa}
          onChange={event => onChange({ ...choice, spa: event.currentTarget.checked })}
        />
      </div>
      <Code what={tracking.code} value={trackingSnippet(setUp.origin, setUp.appId, choice)} />
    </Part>
  )
}

function Examples({ choice }: { choice: SnippetChoice }) {
  const { tracking } = useSay().words
  const shown = (['agreed', 'identify', 'product', 'basket'] as const).filter(
    name => name !== 'agreed' || choice.consent === 'call',
  )
  return (
    <Part title={tracking.examples} lead={tracking.examplesLead}>
      {shown.map(name => (
        <Code
          key={name}
          title={tracking[name]}
          lead={tracking[`${name}Why`]}
          what={tracking[name]}
          value={examples[name]}
        />
      ))}
    </Part>
  )
}

function TagManager() {
  const { tracking } = useSay().words
  return (
    <Part title={tracking.tagManager}>
      <ol className={classes.steps}>
        <li>{tracking.tagManager1}</li>
        <li>{tracking.tagManager2}</li>
        <li>{tracking.tagManager3}</li>
      </ol>
    </Part>
  )
}

function FromEcomail({ origin }: { origin: string }) {
  const { tracking } = useSay().words
  return (
    <Part title={tracking.fromEcomail} lead={tracking.fromEcomailLead}>
      <Table verticalSpacing="sm" className={classes.hosts}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{tracking.was}</Table.Th>
            <Table.Th>{tracking.becomes}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {replacements(origin.replace(/^https?:\/\//, '')).map(([was, becomes]) => (
            <Table.Tr key={was}>
              <Table.Td>
                <code>{was}</code>
              </Table.Td>
              <Table.Td>
                <code>{becomes}</code>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Part>
  )
}

function Links({ setUp }: { setUp: SetUp }) {
  const { tracking } = useSay().words
  const mayChange = useMay('administrator')
  const queries = useQueryClient()
  const tell = useTell()
  const change = useMutation({
    mutationFn: (linksTagged: boolean) => call(api.tagLinks, { body: { linksTagged } }),
    onSuccess: changed => {
      queries.setQueryData(setUpQuery.queryKey, { ...setUp, ...changed })
      tell.done(changed.linksTagged ? tracking.linksOn : tracking.linksOff)
    },
    onError: tell.failed,
  })
  return (
    <Part title={tracking.links}>
      <Switch
        label={tracking.linksTagged}
        description={tracking.linksWhy}
        checked={setUp.linksTagged}
        disabled={!mayChange || change.isPending}
        onChange={event => change.mutate(event.currentTarget.checked)}
      />
    </Part>
  )
}
