import { Button, Stack, Switch, Table, TagsInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { lists } from '../../../contract/index.ts'
import type { ListDetail } from '../../../contract/list.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { useMay, useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { useKnown } from './groups-tab.tsx'
import classes from './list-page.module.css'
import type { ListDraft } from './use-list-draft.ts'
import { WebhookPart } from './webhook-part.tsx'

export function NoticesTab({ draft }: { draft: ListDraft }) {
  const { words } = useSay()
  const { notices, tabs } = words.oneList
  const { values, change, list } = draft
  return (
    <div className={classes.narrow}>
      <Part title={tabs.notices} lead={notices.lead}>
        <Stack gap="lg">
          <Addresses draft={draft} setting="joinedNotify" label={notices.joined} />
          <Addresses draft={draft} setting="leftNotify" label={notices.left} />
          <Switch
            label={notices.digest}
            description={notices.digestHint}
            checked={values.dailyDigest}
            onChange={event => change({ dailyDigest: event.currentTarget.checked })}
          />
        </Stack>
      </Part>
      <WebhookPart listId={list.id} />
      {list.notices.length > 0 && (
        <Part title={notices.state}>
          <Table className={rows.table} aria-label={notices.state}>
            <Table.Tbody>
              {list.notices.map(notice => (
                <Row key={notice.email} list={list} notice={notice} />
              ))}
            </Table.Tbody>
          </Table>
        </Part>
      )}
    </div>
  )
}

interface AddressesProps {
  draft: ListDraft
  setting: 'joinedNotify' | 'leftNotify'
  label: string
}

function Addresses({ draft, setting, label }: AddressesProps) {
  const { words } = useSay()
  const { notices } = words.oneList
  const { user } = useSession()
  const may = useMay('marketer')
  const given = (draft.values[setting] ?? '').split(/[,;\s]+/).filter(address => address !== '')
  const set = (addresses: string[]) => draft.change({ [setting]: addresses.join(', ') })
  const isMine = given.some(address => address.toLowerCase() === user.email.toLowerCase())
  return (
    <div>
      <TagsInput
        label={label}
        description={notices.addresses}
        placeholder={given.length === 0 ? 'jana@example.cz' : undefined}
        splitChars={[',', ';', ' ']}
        acceptValueOnBlur
        maxTags={10}
        value={given}
        onChange={set}
      />
      {may && !isMine && given.length < 10 && (
        <Button variant="transparent" size="xs" px={0} mt={4} onClick={() => set([...given, user.email])}>
          {notices.me}
        </Button>
      )}
    </div>
  )
}

const HOUR_MS = 3_600_000

function Row({ list, notice }: { list: ListDetail; notice: ListDetail['notices'][number] }) {
  const say = useSay()
  const { notices } = say.words.oneList
  const may = useMay('marketer')
  const known = useKnown(list.id)
  const tell = useTell()
  const { email, state, askedAt } = notice
  const ask = useMutation({
    mutationFn: () => call(lists.askNotice, { params: { id: list.id }, body: { email } }),
    onSuccess: async changed => {
      tell.done(say.fill(notices.askedTell, { to: email }))
      await known(changed)
    },
    onError: tell.failed,
  })
  const isLately = askedAt !== null && Date.now() - Date.parse(askedAt) < HOUR_MS
  return (
    <Table.Tr>
      <Table.Td className={classes.breaks}>
        {email}
        <span className={rows.under}>
          {notices.states[state ?? 'none']}
          {state === 'asked' && askedAt && `, ${say.fill(notices.askedAt, { moment: say.clock(askedAt) })}`}
        </span>
      </Table.Td>
      <Table.Td className={rows.number}>
        {may && (state === null || (state === 'asked' && !isLately)) && (
          <Button variant="default" size="xs" loading={ask.isPending} onClick={() => ask.mutate()}>
            {notices.askAgain}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
