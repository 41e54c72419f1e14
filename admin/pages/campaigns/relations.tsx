import type { Campaign } from '../../../contract/campaign.ts'
import { TextLink } from '../../parts/link.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './scheduled-campaign.module.css'

/** A campaign that was sent again, and the one that sends it: each leads to the other. */
export function Relations({ campaign }: { campaign: Campaign }) {
  const { words } = useSay()
  const { resend, campaigns } = words
  const { resendOf, resends } = campaign
  if (!resendOf && resends.length === 0) return null
  return (
    <div className={classes.relations}>
      {resendOf && (
        <p>
          {resend.of}{' '}
          <TextLink inherit to="/campaigns/$id" params={{ id: resendOf.id }}>
            {resendOf.title}
          </TextLink>
          . {resend.ofWhy[resendOf.unopened]}
        </p>
      )}
      {resends.map(({ id, title, status }) => (
        <p key={id}>
          {resend.sentAgain}:{' '}
          <TextLink inherit to="/campaigns/$id" params={{ id }}>
            {title}
          </TextLink>{' '}
          ({campaigns.statuses[status]})
        </p>
      ))}
    </div>
  )
}
