import type { FastifyInstance } from 'fastify'
import { memberByPhone } from '../../../contract/ecomail/member-by-phone.ts'
import { members } from '../../../contract/ecomail/members.ts'
import type { House } from '../../house.ts'
import type { Ground } from '../../platform/ground.ts'
import { findMember, findMemberByPhone, listById, readMembers } from '../../rooms/contacts/index.ts'
import { paginated, readPage } from './page.ts'
import { invalid, noPhone, notFound, notInList } from './refusal.ts'
import { serve } from './serve.ts'
import { flatMember, memberItem, phoneMember } from './shapes.ts'
import { statusesOfFilter } from './status.ts'

const PER_PAGE = 20
const MOST_PER_PAGE = 5_000

export function serveMembers(app: FastifyInstance, house: House): void {
  serve(app, house, members, {
    page: async ({ ground, account, params, query, baseUrl }) => {
      const statuses = statusesOfFilter(query.status)
      if (!statuses) throw invalid({ status: ['The selected status is invalid.'] })
      await expectList(ground, account.id, params.id)
      const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
      const page = await readMembers(ground, account.id, params.id, statuses, wanted.page, wanted.perPage)
      const url = `${baseUrl}/lists/${params.id}/subscribers`
      return paginated(wanted, page.members.map(memberItem), page.total, url, query)
    },
    read: async ({ ground, account, params }) => {
      const { contact, subscription } = await memberOf(ground, account.id, params.id, params.email)
      return { subscriber: flatMember(contact, subscription, account.time_zone, ground.clock.now()) }
    },
  })
  serve(app, house, memberByPhone, {
    readByPhone: async ({ ground, account, params }) => {
      const member = await findMemberByPhone(ground, account.id, params.id, params.phone)
      if (member) return { subscriber: phoneMember(member.contact, member.subscription, account.time_zone) }
      await expectList(ground, account.id, params.id)
      throw noPhone(params.phone)
    },
  })
}

/** Throws the refusal that fits: no such list, or not in it. */
export async function memberOf(ground: Ground, accountId: number, listId: number, email: string) {
  const member = await findMember(ground, accountId, listId, email)
  if (member) return member
  await expectList(ground, accountId, listId)
  throw notInList(email)
}

export async function expectList(ground: Ground, accountId: number, listId: number): Promise<void> {
  if (!(await listById(ground.db, accountId, listId))) throw notFound()
}
