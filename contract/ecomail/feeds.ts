import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { id } from './shapes.ts'

const FeedParams = Type.Object({ id: id('the feed') })
const reply = Type.Object({ message: Type.String() })
const refusals = [failures.notFound, failures.invalidId, failures.refreshedLately]
const example = { params: { id: 5 }, reply: { message: 'Your feed is being refreshed' } }

export const feeds = endpoints({
  refresh: {
    method: 'GET',
    path: '/feeds/:id/refresh',
    summary: 'Ask for a product feed to be read again',
    description: 'Once an hour. A GET that acts, since Ecomail has it so.',
    params: FeedParams,
    reply,
    failures: refusals,
    example,
  },
  refreshData: {
    method: 'GET',
    path: '/data-feeds/:id/refresh',
    summary: 'Ask for a data feed to be read again',
    description: 'Once an hour. A GET that acts, since Ecomail has it so.',
    params: FeedParams,
    reply,
    failures: refusals,
    example: { ...example, params: { id: 6 } },
  },
})
