import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { type SegmentRow, segmentById, segmentsIn } from './queries.ts'

export type { SegmentRow } from './queries.ts'

/** The API shows them as one map, so there is an end to them. */
const MOST = 1_000

export async function segmentsOfList(ground: Ground, accountId: number, listId: number): Promise<SegmentRow[]> {
  return await segmentsIn(ground.db, accountId, listId, MOST)
}

/** Throws thing.notFound. */
export async function readSegment(ground: Ground, accountId: number, segmentId: string): Promise<SegmentRow> {
  const row = await segmentById(ground.db, accountId, segmentId)
  if (!row) throw problem('thing.notFound')
  return row
}
