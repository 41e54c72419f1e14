import { Anchor, Button, Text } from '@mantine/core'
import { IconChevronLeft, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Reply } from '../../../contract/endpoint.ts'
import type { mailbox } from '../../../contract/index.ts'
import { MailTabs } from '../../parts/mail-tabs.tsx'
import { Asked, Empty, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './mailbox.module.css'
import { mailQuery } from './mailbox-calls.ts'

type Mail = Reply<typeof mailbox.read>

export function MailPane({ id, close }: { id: number | undefined; close: () => void }) {
  const { words } = useSay()
  if (id === undefined)
    return (
      <div className={classes.nothing}>
        <Empty
          icon={<IconMail size={28} stroke={1.5} aria-hidden />}
          title={words.mailbox.choose}
          lead={words.mailbox.live}
        />
      </div>
    )
  return <Chosen id={id} close={close} />
}

function Chosen({ id, close }: { id: number; close: () => void }) {
  const { words } = useSay()
  const query = useQuery(mailQuery(id))
  return (
    <article className={classes.pane}>
      <Button
        hiddenFrom="md"
        variant="subtle"
        size="compact-sm"
        mb="sm"
        ml={-8}
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconChevronLeft size={15} aria-hidden />}
        onClick={close}
      >
        {words.mailbox.backToList}
      </Button>
      <Asked query={query} skeleton={<TextSkeleton lines={8} />}>
        {mail => <MailView key={mail.id} mail={mail} />}
      </Asked>
    </article>
  )
}

function MailView({ mail }: { mail: Mail }) {
  const say = useSay()
  const { words } = say
  return (
    <>
      <h2 className={classes.subject}>{mail.subject || words.mailbox.noSubject}</h2>
      <p className={classes.meta}>
        {words.mailbox.from} {mail.fromName ? `${mail.fromName} <${mail.from}>` : mail.from} · {words.mailbox.to}{' '}
        {mail.to}
        <br />
        {say.second(mail.at)} · {say.bytes(mail.sizeBytes)}
      </p>
      <MailTabs
        subject={mail.subject}
        html={mail.html}
        text={mail.text}
        headers={mail.headers}
        more={[{ value: 'links', word: words.mailbox.links, panel: <MailLinks links={mail.links} /> }]}
      />
    </>
  )
}

function MailLinks({ links }: { links: string[] }) {
  const { words } = useSay()
  if (links.length === 0) return <Text c="dimmed">{words.mailbox.noLinks}</Text>
  return (
    <ul className={classes.links}>
      {[...new Set(links)].map(link => (
        <li key={link}>
          {/^https?:/i.test(link) ? (
            <Anchor href={link} target="_blank" rel="noreferrer">
              {link}
            </Anchor>
          ) : (
            link
          )}
        </li>
      ))}
    </ul>
  )
}
