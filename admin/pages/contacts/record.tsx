import { Tabs } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import type { ContactDetail } from '../../../contract/contact-detail.ts'
import { Part } from '../../parts/page.tsx'
import { useSay } from '../../words/voice.ts'
import { Changes } from './changes.tsx'
import { Consents } from './consents.tsx'
import { MessageDrawer } from './message-drawer.tsx'
import { Messages } from './messages.tsx'
import { Orders } from './orders.tsx'
import { recordTabs } from './record-tabs.ts'
import { Timeline } from './timeline.tsx'

const route = getRouteApi('/inside/contacts/$id')

/** What is kept of a contact: a tab each, named in the address. */
export function Record({ contact }: { contact: ContactDetail }) {
  const { words } = useSay()
  const { tab = 'timeline', kind, message } = route.useSearch()
  const navigate = route.useNavigate()
  const go = (search: ReturnType<typeof route.useSearch>) =>
    void navigate({ search, replace: true, resetScroll: false })
  return (
    <Part title={words.contact.record}>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={chosen => go({ tab: recordTabs.find(one => one === chosen && one !== 'timeline') })}
      >
        <Tabs.List mb="lg">
          {recordTabs.map(value => (
            <Tabs.Tab key={value} value={value} px="sm">
              {words.contact.tabs[value]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="timeline">
          <Timeline contact={contact} kind={kind} choose={chosen => go({ kind: chosen })} />
        </Tabs.Panel>
        <Tabs.Panel value="orders">
          <Orders contact={contact} />
        </Tabs.Panel>
        <Tabs.Panel value="messages">
          <Messages contact={contact} />
        </Tabs.Panel>
        <Tabs.Panel value="consents">
          <Consents contact={contact} />
        </Tabs.Panel>
        <Tabs.Panel value="changes">
          <Changes contact={contact} />
        </Tabs.Panel>
      </Tabs>
      <MessageDrawer
        contact={contact}
        messageId={message}
        onClose={() =>
          void navigate({ search: { tab: tab === 'timeline' ? undefined : tab, kind }, resetScroll: false })
        }
      />
    </Part>
  )
}
