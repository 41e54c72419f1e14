import type { OrderStatus } from '../../../../contract/order.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { wallTime } from '../../../platform/clock.ts'
import { writeFile } from '../../../platform/files.ts'
import type { Ground } from '../../../platform/ground.ts'
import { type Cell, SHEET_TYPES, sheetChunks } from '../../../platform/sheet-writer.ts'
import { type Actor, insertAudit } from '../../accounts/index.ts'
import { startTask, type TaskRun } from '../../tasks/index.ts'
import { type OrderLineRow, type OrderTableFilter, orderTotals } from './queries-order-table.ts'
import { readOrderTable } from './table.ts'

const BATCH = 2_000
const MOST_BYTES = 1_000_000_000
/** Long enough to fetch it, and not an archive of addresses. */
const KEPT_MS = 7 * 24 * 3_600_000

export interface OrderExport {
  format: 'csv' | 'xlsx'
  language: Language
  timeZone: string
  filter: OrderTableFilter
}

/** Starts the task that makes the file; its result has `fileId`. */
export async function exportOrders(ground: Ground, accountId: number, asked: OrderExport, by: Actor): Promise<number> {
  const totals = await orderTotals(ground.db, accountId, asked.filter, asked.timeZone)
  const total = totals.reduce((sum, { orders }) => sum + orders, 0)
  return await ground.db.transaction(async tx => {
    const data = { orders: total, format: asked.format }
    const task = { kind: 'shop.exportOrders', params: asked, total, userId: by.userId } as const
    const taskId = await startTask(ground, tx, accountId, task)
    const entry = { action: 'order.exportedMany', subject: String(taskId), data } as const
    await insertAudit(tx, accountId, { ...by, at: ground.clock.now(), ...entry })
    return taskId
  })
}

/** A file is written in one go: a run that was cut off begins anew, and its half is forgotten. */
export async function writeOrders(
  ground: Ground,
  run: TaskRun<OrderExport>,
): Promise<{ fileId: number; rows: number }> {
  const { format, language, timeZone } = run.params
  const words = WORDS[language]
  const now = ground.clock.now()
  const name = `${words.file} ${wallTime(now, timeZone).slice(0, 10)}.${format}`
  const separator = language === 'cs' ? ';' : ','
  const sheet = {
    format,
    name: words.file,
    columns: words.columns,
    rows: rowsOf(ground, run),
    timeZone,
    separator,
  } as const
  const options = { maxBytes: MOST_BYTES, now, expiresAt: new Date(now.getTime() + KEPT_MS) }
  const file = { name, type: SHEET_TYPES[format] }
  const { id } = await writeFile(ground.db, run.accountId, file, sheetChunks(sheet), options)
  return { fileId: id, rows: run.done }
}

async function* rowsOf(ground: Ground, run: TaskRun<OrderExport>): AsyncGenerator<Cell[][]> {
  const { filter, timeZone, language } = run.params
  let after: string | undefined
  let done = 0
  do {
    const account = { id: run.accountId, timeZone }
    const page = await readOrderTable(ground, account, filter, { after, limit: BATCH })
    yield page.orders.map(order => cells(order, WORDS[language].statuses))
    done += page.orders.length
    await run.advance(ground.db, { done })
    after = page.next ?? undefined
  } while (after !== undefined)
}

function cells(order: OrderLineRow, statuses: Record<OrderStatus, string>): Cell[] {
  const status = order.status && statuses[order.status]
  return [
    ...[order.number, order.shop, order.ordered_at, status, order.amount, order.currency || null],
    ...[order.email, order.contact_name, order.items],
  ]
}

/** What stands in the file; the screens have words of their own. */
const WORDS: Record<Language, { file: string; columns: string[]; statuses: Record<OrderStatus, string> }> = {
  cs: {
    file: 'objednávky',
    columns: ['Číslo', 'Obchod', 'Vytvořena', 'Stav', 'Částka', 'Měna', 'E-mail', 'Jméno', 'Položek'],
    statuses: { processing: 'zpracovává se', canceled: 'zrušená', pending: 'čeká na platbu', completed: 'dokončená' },
  },
  en: {
    file: 'orders',
    columns: ['Number', 'Shop', 'Made', 'State', 'Amount', 'Currency', 'E-mail', 'Name', 'Items'],
    statuses: { processing: 'in progress', canceled: 'cancelled', pending: 'awaiting payment', completed: 'completed' },
  },
}
