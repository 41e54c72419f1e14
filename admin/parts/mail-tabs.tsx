import { Table, Tabs, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useSay } from '../words/voice.ts'
import { MailFrame } from './mail-frame.tsx'
import classes from './mail-tabs.module.css'
import rows from './rows.module.css'

interface MailTabsProps {
  subject: string
  html: string | null
  text: string | null
  headers: { name: string; value: string }[]
  /** What else there is to know of this mail. */
  more: { value: string; word: string; panel: ReactNode }[]
}

/** A mail as it is read, as text, and its headers. */
export function MailTabs({ subject, html, text, headers, more }: MailTabsProps) {
  const say = useSay()
  const { mailbox } = say.words
  return (
    <Tabs defaultValue={html ? 'html' : 'text'} className={classes.tabs} keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="html">{mailbox.html}</Tabs.Tab>
        <Tabs.Tab value="text">{mailbox.text}</Tabs.Tab>
        <Tabs.Tab value="headers">{mailbox.headers}</Tabs.Tab>
        {more.map(({ value, word }) => (
          <Tabs.Tab key={value} value={value}>
            {word}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="html" className={classes.panel}>
        {html ? (
          <div className={classes.frame}>
            <MailFrame links html={html} title={say.fill(mailbox.frameTitle, { subject })} />
          </div>
        ) : (
          <Text c="dimmed">{mailbox.noHtml}</Text>
        )}
      </Tabs.Panel>
      <Tabs.Panel value="text" className={classes.panel}>
        {text ? <pre className={classes.text}>{text}</pre> : <Text c="dimmed">{mailbox.noText}</Text>}
      </Tabs.Panel>
      <Tabs.Panel value="headers">
        <Headers headers={headers} />
      </Tabs.Panel>
      {more.map(({ value, panel }) => (
        <Tabs.Panel key={value} value={value}>
          {panel}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

function Headers({ headers }: Pick<MailTabsProps, 'headers'>) {
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
