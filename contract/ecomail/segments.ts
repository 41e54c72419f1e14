import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { Stats } from './campaign-shapes.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { ListParams } from './shapes.ts'

/** Segments of a list by their ids. */
export const Segments = Type.Record(
  Type.String(),
  Type.Object({
    id: Type.String({ description: '13 hexadecimal digits' }),
    name: Type.String(),
    based_on: nullable(Type.String()),
    query: Type.Unknown({ description: 'groups of conditions' }),
  }),
  { description: 'by id; an object even when empty' },
)

export const segments = endpoints({
  ofList: {
    method: 'GET',
    path: '/lists/:id/segments',
    summary: 'Segments of a list',
    params: ListParams,
    reply: Segments,
    failures: [failures.notFound, failures.invalidId],
    example: {
      params: { id: 29 },
      reply: { '5c36008811e45': { id: '5c36008811e45', name: 'Segment 1', based_on: null, query: [] } },
    },
  },
  stats: {
    method: 'GET',
    path: '/campaigns/segment/:segmentId/stats',
    summary: 'What came of the campaigns to a segment',
    description: 'Its newest 500 campaigns that were started, by their ids.',
    params: Type.Object({ segmentId: Type.String({ description: 'the segment' }) }),
    reply: Type.Object({
      stats: Type.Record(Type.String(), Stats, { description: 'by campaign; an object even when empty' }),
    }),
    failures: [failures.notFound],
    example: { params: { segmentId: '5c36008811e45' }, reply: { stats: {} } },
  },
})
