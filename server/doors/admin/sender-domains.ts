import { type Domain, senderDomains } from '../../../contract/sender-domain.ts'
import { mount } from '../../platform/mount.ts'
import {
  addSenderDomain,
  checkSenderDomain,
  type DomainRow,
  readSenderDomains,
  removeSenderDomain,
} from '../../rooms/accounts/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

export function serveSenderDomains({ house: { ground }, app, guard }: Door): void {
  mount(app, senderDomains.all, guard, async ({ request }) => {
    const rows = await readSenderDomains(ground, holderOf(request).account_id)
    return { domains: rows.map(shown), areRequired: ground.requireVerifiedDomains }
  })
  mount(app, senderDomains.add, guard, async ({ input, request }) =>
    shown(await addSenderDomain(ground, holderOf(request).account_id, input.body.name, actorOf(request))),
  )
  mount(app, senderDomains.check, guard, async ({ input, request }) =>
    shown(await checkSenderDomain(ground, holderOf(request).account_id, input.params.id)),
  )
  mount(app, senderDomains.remove, guard, async ({ input, request }) =>
    shown(await removeSenderDomain(ground, holderOf(request).account_id, input.params.id, actorOf(request))),
  )
}

function shown(row: DomainRow): Domain {
  return {
    id: row.id,
    name: row.name,
    hasSpf: row.has_spf,
    hasDmarc: row.has_dmarc,
    isValid: row.valid,
    checkedAt: instant(row.checked_at),
  }
}
