import { Anchor, Button, Table, Tabs, Text } from '@mantine/core'
import { IconChevronLeft, IconMail } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Reply } from '../../../contract/endpoint.ts'
import type { mailbox } from '../../../contract/index.ts'
import { MailFrame } from '../../parts/mail-frame.tsx'
import rows from '../../parts/rows.module.css'
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
  const { html, text } = mail
  return (
    <>
      <h2 className={classes.subject}>{mail.subject || words.mailbox.noSubject}</h2>
      <p className={classes.meta}>
        {words.mailbox.from} {mail.fromName ? `${mail.fromName} <${mail.from}>` : mail.from} · {words.mailbox.to}{' '}
        {mail.to}
        <br />
        {say.second(mail.at)} · {say.bytes(mail.sizeBytes)}
      </p>
      <Tabs defaultValue={html ? 'html' : 'text'} className={classes.tabs} keepMounted={false}>
        <Tabs.List mb="md">
          <Tabs.Tab value="html">{words.mailbox.html}</Tabs.Tab>
          <Tabs.Tab value="text">{words.mailbox.text}</Tabs.Tab>
          <Tabs.Tab value="headers">{words.mailbox.headers}</Tabs.Tab>
          <Tabs.Tab value="links">{words.mailbox.links}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="html" className={classes.panel}>
          {html ? (
            <div className={classes.frame}>
              <MailFrame links html={html} title={say.fill(words.mailbox.frameTitle, { subject: mail.subject })} />
            </div>
          ) : (
            <Text c="dimmed">{words.mailbox.noHtml}</Text>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="text" className={classes.panel}>
          {text ? <pre className={classes.text}>{text}</pre> : <Text c="dimmed">{words.mailbox.noText}</Text>}
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <Headers headers={mail.headers} />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <MailLinks links={mail.links} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

function Headers({ headers }: { headers: Mail['headers'] }) {
  const { words } = useSay()
  return (
    <Table className={rows.table} aria-label={words.mailbox.headers}>
      <Table.Tbody>
        {headers.map((header, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice with the same value
          <Table.Tr key={i}>
            <Table.Td className={rows.quiet} valign="top">
              {header.name}
            </Table.Td>
            <Table.Td className={classes.headerValue}>{header.value}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
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
