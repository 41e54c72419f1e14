import { type Import, type ImportRow, imports } from '../../../contract/import.ts'
import { mount } from '../../platform/mount.ts'
import {
  beginImport,
  changeImport,
  type ImportDetail,
  type ImportRecord,
  importPage,
  readImport,
  readProblems,
  removeImport,
  sampleOf,
  startCheck,
  startLoad,
  stateOf,
} from '../../rooms/imports/index.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 30
const PROBLEMS_PAGE = 50

export function serveImports({ house: { ground }, app, guard }: Door): void {
  const detail = async (accountId: number, importId: number) =>
    shown(await readImport(ground, accountId, importId), ground.clock.now())
  mount(app, imports.page, guard, async ({ input, request }) => {
    const { after, limit = PAGE } = input.query
    const page = await importPage(ground, holderOf(request).account_id, after, limit)
    return { imports: page.imports.map(record => shownRow(record, ground.clock.now())), next: page.next }
  })
  mount(app, imports.create, guard, async ({ input, request }) => {
    const { account_id, user_id } = holderOf(request)
    const { id } = await beginImport(ground, account_id, { ...input.body, userId: user_id })
    return await detail(account_id, id)
  })
  mount(app, imports.read, guard, async ({ input, request }) => detail(holderOf(request).account_id, input.params.id))
  mount(app, imports.sample, guard, async ({ input, request }) =>
    sampleOf(ground, holderOf(request).account_id, input.params.id),
  )
  mount(app, imports.change, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await changeImport(ground, account_id, input.params.id, input.body)
    return await detail(account_id, input.params.id)
  })
  mount(app, imports.check, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await startCheck(ground, account_id, input.params.id, actorOf(request))
    return await detail(account_id, input.params.id)
  })
  mount(app, imports.load, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await startLoad(ground, account_id, input.params.id, actorOf(request))
    return await detail(account_id, input.params.id)
  })
  mount(app, imports.problems, guard, async ({ input, request }) => {
    const { after, limit = PROBLEMS_PAGE } = input.query
    const page = await readProblems(ground, holderOf(request).account_id, input.params.id, after, limit)
    const problems = page.problems.map(({ line, is_skipped, faults }) => ({ line, isSkipped: is_skipped, faults }))
    return { problems, next: page.next }
  })
  mount(app, imports.remove, guard, async ({ input, request }) => {
    await removeImport(ground, holderOf(request).account_id, input.params.id)
    return {}
  })
}

function shownRow(record: ImportRecord, now: Date): ImportRow {
  const state = stateOf(record)
  const list = record.settings.list
  const hasEnded = state === 'loaded' || state === 'cancelled' || state === 'failed'
  const canUndo = hasEnded && record.undo_until !== null && record.undo_until > now && record.loaded_rows > 0
  return {
    id: record.id,
    fileName: record.file_name,
    sizeBytes: record.size_bytes,
    state,
    listId: record.list_id ?? (list && 'id' in list ? list.id : null),
    listName: record.list_name ?? (list && 'name' in list ? list.name : null),
    createdAt: record.created_at.toISOString(),
    createdBy: record.creator,
    check: state === 'draft' || state === 'checking' ? null : record.check_result,
    load: record.load_result,
    undo: record.undo_result,
    undoFileId: record.undo_file_id,
    taskId: record.undo_task_id ?? record.load_task_id ?? record.check_task_id,
    undoTaskId: canUndo ? record.load_task_id : null,
    undoUntil: canUndo ? instant(record.undo_until) : null,
  }
}

function shown({ record, twin }: ImportDetail, now: Date): Import {
  return {
    ...shownRow(record, now),
    settings: record.settings,
    isEncodingSure: record.is_encoding_sure,
    sheets: record.sheets,
    sameAs: twin && { id: twin.id, fileName: twin.file_name, at: twin.loaded_at.toISOString() },
  }
}
