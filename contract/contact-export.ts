import { Type } from 'typebox'
import { filterFields } from './contact-filter.ts'
import { endpoint } from './endpoint.ts'
import { Id } from './shapes.ts'

/** A separator is a matter of language: spreadsheets with decimal commas open a CSV with semicolons. */
export const exportFormats = ['xlsx', 'csv;', 'csv,'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Custom fields of the list come besides, as `field:KEY`. `status`, `subscribed` and `unsubscribed` are those in the list. */
export const exportColumns = [
  'email',
  ...filterFields,
  'tags',
  'status',
  'subscribed',
  'unsubscribed',
  'lists',
  'suppressed',
  'added',
  'active',
  'clicked',
] as const
export type ExportColumn = (typeof exportColumns)[number]

export const contactExport = {
  start: endpoint({
    method: 'POST',
    path: '/contacts/export',
    summary: 'A selection as a CSV or XLSX file, as a task',
    guard: 'marketer',
    body: Type.Object({
      selectionId: Id,
      format: Type.Enum(exportFormats),
      columns: Type.Array(
        Type.Union([Type.Enum(exportColumns), Type.String({ pattern: '^field:.{1,100}$', maxLength: 110 })]),
        { minItems: 1, maxItems: 100 },
      ),
      /** Whose states and fields the columns show. */
      listId: Type.Optional(Id),
    }),
    reply: Type.Object({ taskId: Id }),
  }),
}
