import { IconMailBolt } from '@tabler/icons-react'
import { Copy } from '../../parts/copy.tsx'
import { ButtonLink, ButtonLinkOut } from '../../parts/link.tsx'
import { Empty } from '../../parts/states.tsx'
import { useSession } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import classes from './transactional.module.css'

/** Nothing has been sent yet: the whole first call, ready to be pasted. */
export function FirstMail() {
  const { transactional } = useSay().words
  const { user } = useSession()
  const command = firstCall(location.origin, user.email)
  return (
    <Empty
      icon={<IconMailBolt size={28} stroke={1.5} aria-hidden />}
      title={transactional.emptyTitle}
      lead={transactional.emptyLead}
    >
      <div className={classes.first}>
        <div className={classes.command}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{command}</pre>
          <Copy value={command} what={transactional.curl} />
        </div>
        <div className={classes.ways}>
          <ButtonLinkOut href="/docs#post-transactional-send-message">{transactional.docs}</ButtonLinkOut>
          <ButtonLink to="/templates/new" variant="default">
            {transactional.library}
          </ButtonLink>
        </div>
      </div>
    </Empty>
  )
}

/** To the reader's own address, so that trying it bothers nobody. */
export function firstCall(origin: string, email: string): string {
  const to = JSON.stringify(email).replaceAll("'", "'\\''")
  return `curl -X POST ${origin}/transactional/send-message \\
  -H 'key: API_KEY' -H 'content-type: application/json' \\
  -d '{"message": {
    "subject": "Order *|order|*",
    "from_name": "My shop", "from_email": "shop@example.com",
    "to": [{"email": ${to}}],
    "html": "<p>Thank you for order *|order|*!</p>",
    "global_merge_vars": [{"name": "order", "content": "2026-117"}]
  }}'`
}
