import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'

/** The address as it is kept. Throws webhook.urlInvalid, webhook.urlInside. */
export function checkedUrl(ground: Ground, given: string): string {
  const url = given.trim()
  const refusal = ground.outgoing.refusal(url)
  if (refusal) throw problem(refusal === 'badUrl' ? 'webhook.urlInvalid' : 'webhook.urlInside')
  return url
}
