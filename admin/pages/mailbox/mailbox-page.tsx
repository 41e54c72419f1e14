import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInbox, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { mailbox } from '../../../contract/index.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { useTell } from '../../parts/notify.ts'
import { Page } from '../../parts/page.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty, Failed, TextSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { MailList } from './mail-list.tsx'
import { MailPane } from './mail-pane.tsx'
import classes from './mailbox.module.css'
import { type Mails, useMails } from './mailbox-calls.ts'

const route = getRouteApi('/inside/mailbox')

export function MailboxPage() {
  const { words } = useSay()
  const may = useMay('marketer')
  const { mail, search } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useMails(search)
  const total = query.data?.pages[0]?.total ?? 0
  return (
    <Page
      wide
      title={words.mailbox.title}
      lead={words.mailbox.lead}
      actions={may && total > 0 && !search && <EmptyMailbox total={total} />}
    >
      <div className={classes.mailbox} data-reading={mail ? true : undefined} data-empty={total === 0 || undefined}>
        <div className={classes.side}>
          <div className={classes.search}>
            <SearchBox
              value={search}
              label={words.mailbox.search}
              onSearch={text => void navigate({ search: { mail, search: text }, replace: true })}
            />
          </div>
          <Found query={query} search={search} chosen={mail} />
        </div>
        {(mail || total > 0) && <MailPane id={mail} close={() => void navigate({ search: { search } })} />}
      </div>
    </Page>
  )
}

interface FoundProps {
  query: Mails
  search: string | undefined
  chosen: number | undefined
}
function Found({ query, search, chosen }: FoundProps) {
  const { words } = useSay()
  if (query.isError && !query.data) return <Failed error={query.error} retry={() => void query.refetch()} />
  if (!query.data)
    return (
      <Waiting>
        <TextSkeleton lines={10} />
      </Waiting>
    )
  const mails = query.data.pages.flatMap(page => page.mails)
  const icon = <IconInbox size={28} stroke={1.5} aria-hidden />
  if (mails.length === 0 && search)
    return <Empty icon={icon} title={words.mailbox.nothingTitle} lead={words.mailbox.nothingLead} />
  if (mails.length === 0) return <Empty icon={icon} title={words.mailbox.emptyTitle} lead={words.mailbox.emptyLead} />
  return <MailList query={query} mails={mails} chosen={chosen} search={search} />
}

function EmptyMailbox({ total }: { total: number }) {
  const say = useSay()
  const { words } = say
  const [asking, dialog] = useDisclosure()
  const queries = useQueryClient()
  const navigate = route.useNavigate()
  const tell = useTell()
  const empty = useMutation({
    mutationFn: () => call(mailbox.empty),
    onSuccess: async () => {
      dialog.close()
      tell.done(words.mailbox.emptiedTell)
      await navigate({ search: {} })
      await queries.resetQueries({ queryKey: ['mailbox'] })
    },
    onError: tell.failed,
  })
  return (
    <>
      <Button variant="default" leftSection={<IconTrash size={16} aria-hidden />} onClick={dialog.open}>
        {words.mailbox.empty}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={words.mailbox.emptyQuestion}
        action={words.mailbox.empty}
        busy={empty.isPending}
        onConfirm={() => empty.mutate()}
      >
        {say.fill(words.mailbox.emptyConsequence, { mails: say.plural(total, words.general.mails) })}
      </Confirm>
    </>
  )
}
