import type { ImportLoad } from '../../../contract/import-report.ts'
import { monthOf } from '../../platform/clock.ts'
import { add, type CounterDelta } from '../../platform/counters.ts'
import { Again, type Tx } from '../../platform/db.ts'
import { problem } from '../../platform/errors.ts'
import type { Ground } from '../../platform/ground.ts'
import { lockList } from '../contacts/index.ts'
import type { TaskRun } from '../tasks/index.ts'
import type { ImportParams } from './check.ts'
import { type Chunk, chunksOf } from './chunks.ts'
import type { PreparedRow } from './columns/prepare.ts'
import { loadKnown } from './load-known.ts'
import { type OpenImport, openImport } from './open.ts'
import {
  countFresh,
  countKnown,
  freshByStatus,
  freshByTag,
  insertFresh,
  keepLoad,
  noteLoaded,
  proveFresh,
  recordFresh,
  rememberFresh,
  subscribeFresh,
} from './queries-load.ts'
import { fillStage, lockStaged, makeStage, planKnown, prepareSession } from './queries-stage.ts'
import { stageColumns, stageLine } from './stage-lines.ts'
import { withoutSuppressed } from './suppressed.ts'

type Loaded = ImportLoad & { knownContacts: number }

const NOTHING: Loaded = {
  rows: 0,
  skippedRows: 0,
  newContacts: 0,
  changedContacts: 0,
  unchangedContacts: 0,
  newSubscriptions: 0,
  keptUnsubscribed: 0,
  unsubscribed: 0,
  knownContacts: 0,
}

/**
 * Loads the file, 20,000 rows a transaction: copied into a stage, the unknown ones made by a few statements over all of
 * them, the known ones changed by the same rules as everywhere. Goes on after the last chunk that was committed.
 */
export async function loadFile(ground: Ground, run: TaskRun<ImportParams>, chunkRows: number): Promise<object> {
  const { accountId, params } = run
  const open = await openImport(ground, accountId, params.importId)
  const { record } = open
  let loaded: Loaded = record.load_result ?? NOTHING
  for await (const chunk of chunksOf(open, record.loaded_rows, chunkRows)) {
    const before = loaded
    loaded = await ground.db.transaction(async tx => {
      const after = await loadChunk(ground, tx, accountId, open, chunk, before, run.userId)
      await keepLoad(tx, accountId, record.id, chunk.upTo, after)
      await run.advance(tx, { done: chunk.upTo, phase: 'loading' })
      return after
    })
  }
  await ground.db.transaction(tx => noteLoaded(tx, accountId, record.id, ground.clock.now()))
  return { ...loaded, importId: record.id }
}

async function loadChunk(
  ground: Ground,
  tx: Tx,
  accountId: number,
  { record, columns }: OpenImport,
  chunk: Chunk,
  before: Loaded,
  userId: number | null,
): Promise<Loaded> {
  const listId = record.list_id!
  if (!(await lockList(tx, accountId, listId))) throw problem('import.mapping', { faults: [{ fault: 'listGone' }] })
  const now = ground.clock.now()
  await prepareSession(tx)
  const merged = mergeRepeated(chunk.rows)
  const { rows, suppressed } = await withoutSuppressed(ground, tx, accountId, merged)
  await makeStage(tx)
  await fillStage(tx, stageColumns(columns), linesOf(rows, columns))
  await lockStaged(tx, accountId)
  await planKnown(tx, accountId, record.id, listId, record.settings, columns)
  const known = await countKnown(tx, accountId, record.id)
  const changed = await loadKnown(tx, accountId, record, rows, userId, now)
  const fresh = await loadFresh(tx, accountId, record, userId, now)
  await add(tx, accountId, [...changed.deltas, ...fresh.deltas], now)
  const knownContacts = before.knownContacts + known.known
  const changedContacts = before.changedContacts + changed.contacts
  return {
    rows: chunk.upTo,
    skippedRows: before.skippedRows + chunk.bad.length + chunk.noConsent + suppressed + known.suppressed,
    newContacts: before.newContacts + fresh.contacts,
    changedContacts,
    unchangedContacts: knownContacts - changedContacts,
    newSubscriptions: before.newSubscriptions + fresh.contacts + changed.subscriptions,
    keptUnsubscribed: before.keptUnsubscribed + known.kept,
    unsubscribed: before.unsubscribed + changed.unsubscribed,
    knownContacts,
  }
}

function* linesOf(rows: PreparedRow[], columns: OpenImport['columns']): Generator<string> {
  for (let at = 0; at < rows.length; at += 500) {
    let text = ''
    for (const row of rows.slice(at, at + 500)) text += stageLine(row, columns, true)
    yield text
  }
}

/** An address that comes twice counts once: what the later row says wins, as if the rows had come one after the other. */
function mergeRepeated(rows: PreparedRow[]): PreparedRow[] {
  const byKey = new Map<string, PreparedRow>()
  for (const row of rows) {
    const first = byKey.get(row.key)
    byKey.set(row.key, first ? both(first, row) : row)
  }
  return byKey.size === rows.length ? rows : [...byKey.values()]
}

function both(first: PreparedRow, later: PreparedRow): PreparedRow {
  return {
    ...first,
    profile: { ...first.profile, ...later.profile },
    tags: [...new Set([...first.tags, ...later.tags])],
    fields: first.fields || later.fields ? { ...first.fields, ...later.fields } : null,
    groups: first.groups || later.groups ? { ...first.groups, ...later.groups } : null,
    status: later.status ?? first.status,
    consentOn: later.consentOn ?? first.consentOn,
  }
}

/** Contacts that nobody knew: made, subscribed, proved, recorded and remembered by one statement each. */
async function loadFresh(
  tx: Tx,
  accountId: number,
  { id, list_id, settings }: OpenImport['record'],
  userId: number | null,
  now: Date,
): Promise<{ contacts: number; deltas: CounterDelta[] }> {
  const contacts = await countFresh(tx)
  if (contacts === 0) return { contacts, deltas: [] }
  const listId = list_id!
  const made = await insertFresh(tx, accountId, now)
  if (made < contacts) throw new Again('somebody else has just made one of these contacts')
  await subscribeFresh(tx, accountId, listId, now)
  await proveFresh(tx, accountId, listId, settings.basis!, userId, now)
  await recordFresh(tx, accountId, listId, id, monthOf(now), now)
  await rememberFresh(tx, accountId, id, now)
  const byStatus = await freshByStatus(tx)
  const byTag = await freshByTag(tx)
  const deltas = [
    { subject: 'account', name: 'contacts', n: contacts },
    ...byStatus.map(({ status, n }) => ({ subject: `list:${listId}`, name: status, n })),
    ...byTag.map(({ tag, n }) => ({ subject: 'tags', name: tag, n })),
  ]
  return { contacts, deltas }
}
