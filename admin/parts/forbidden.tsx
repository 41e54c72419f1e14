import { IconLock } from '@tabler/icons-react'
import { useSay } from '../words/voice.ts'
import { Page } from './page.tsx'
import { Empty } from './states.tsx'

/** A page that the role does not see, reached by its address. */
export function Forbidden({ title }: { title: string }) {
  const { account } = useSay().words
  return (
    <Page title={title}>
      <Empty
        icon={<IconLock size={28} stroke={1.5} aria-hidden />}
        title={account.forbiddenTitle}
        lead={account.forbiddenLead}
      />
    </Page>
  )
}
