import type { Ground } from '../../platform/ground.ts'
import type { MimeAttachment } from '../../platform/mime.ts'
import type { MergeValues } from '../emails/index.ts'
import { openVars, type Tracked, upperCased } from './compose.ts'
import { attachmentsOf, type TransmissionRow, transmissionById } from './queries-transmission.ts'

/** What the messages of one transmission share, ready to be sent. */
export interface KeptTransmission {
  row: TransmissionRow
  vars: MergeValues
  tracked: Tracked
  headers: [string, string][]
  attachments: MimeAttachment[]
}

/** A transmission weighs up to 4 MB, so what is kept is bounded by weight. */
const MOST_KEPT_BYTES = 32 * 1024 * 1024

export class Transmissions {
  private readonly kept = new Map<string, { weight: number; transmission: KeptTransmission }>()
  private weight = 0

  constructor(private readonly ground: Ground) {}

  /** Of a message; null where it is of none, undefined when its transmission has expired. */
  async of(message: {
    account_id: number
    transmission_id: number | null
  }): Promise<KeptTransmission | null | undefined> {
    if (message.transmission_id === null) return null
    const key = `${message.account_id}:${message.transmission_id}`
    const known = this.kept.get(key)
    if (known) return known.transmission
    const transmission = await readTransmission(this.ground, message.account_id, message.transmission_id)
    if (transmission) this.keep(key, transmission)
    return transmission
  }

  private keep(key: string, transmission: KeptTransmission): void {
    const weight = transmission.attachments.reduce((sum, { content }) => sum + content.length, 1_000)
    this.kept.set(key, { weight, transmission })
    this.weight += weight
    for (const [oldest, entry] of this.kept) {
      if (this.weight <= MOST_KEPT_BYTES && this.kept.size <= 1_000) break
      this.kept.delete(oldest)
      this.weight -= entry.weight
    }
  }
}

/** Null where the message is of none, undefined when its transmission has expired or there is no message. */
export async function transmissionOf(
  ground: Ground,
  message: { account_id: number; transmission_id: number | null } | null | undefined,
): Promise<KeptTransmission | null | undefined> {
  if (!message) return undefined
  if (message.transmission_id === null) return null
  return await readTransmission(ground, message.account_id, message.transmission_id)
}

/** Undefined when there is none, or it has expired. */
export async function readTransmission(
  ground: Ground,
  accountId: number,
  id: number,
): Promise<KeptTransmission | undefined> {
  const row = await transmissionById(ground.db, accountId, id)
  if (!row || row.expired_at) return undefined
  const files = row.attachments > 0 ? await attachmentsOf(ground.db, accountId, id) : []
  return {
    row,
    vars: upperCased(openVars(ground, row.vars)),
    tracked: { opens: row.track_opens, clicks: row.track_clicks },
    headers: Object.entries(row.headers),
    attachments: files.map(({ name, type, content }) => ({ name, type, content })),
  }
}
