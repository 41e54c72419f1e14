import type { SubscriptionStatus } from '../../../contract/list.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { useSay } from '../../words/voice.ts'

const tones: Record<SubscriptionStatus, Tone> = {
  subscribed: 'good',
  unsubscribed: 'still',
  soft_bounced: 'wait',
  hard_bounced: 'bad',
  complained: 'bad',
  unconfirmed: 'wait',
}

export function StatusDot({ status }: { status: SubscriptionStatus }) {
  const { words } = useSay()
  return <Dot tone={tones[status]}>{words.contacts.statuses[status]}</Dot>
}
