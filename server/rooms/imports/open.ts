import type { ImportSettings, MappingFault } from '../../../contract/import-settings.ts'
import { problem } from '../../platform/errors.ts'
import { fileById, readFileChunks } from '../../platform/files.ts'
import type { Ground } from '../../platform/ground.ts'
import { fieldsOf, groupsOf, listById, PROFILE_COLUMNS, type ProfileColumn } from '../contacts/index.ts'
import { NewGroups } from './columns/group-values.ts'
import { type KnownFields, placeOf } from './columns/guess.ts'
import { COLUMN_OF, type KnownGroups, type Prepared, preparer } from './columns/prepare.ts'
import { type ImportRecord, importById } from './queries.ts'
import type { FileRow } from './read/csv-reader.ts'
import type { ByteSource } from './read/source.ts'

/** An import ready to be read: its file, and what turns a row of it into ours. */
export interface OpenImport {
  record: ImportRecord
  source: ByteSource
  prepare: (row: FileRow) => Prepared
  /** What the rows prepared so far say of groups that are to be made. */
  newGroups: NewGroups
  /** Profile columns that the file fills. */
  columns: ProfileColumn[]
}

export interface KnownOfList {
  fields: KnownFields['fields']
  groups: KnownGroups
}

/** Throws thing.notFound, import.fileGone, import.mapping { faults }. */
export async function openImport(ground: Ground, accountId: number, importId: number): Promise<OpenImport> {
  const record = await importById(ground.db, accountId, importId)
  if (!record) throw problem('thing.notFound')
  const source = await fileOf(ground, accountId, record.file_id)
  const known = await knownOfList(ground, accountId, record.settings)
  await expectMapping(ground, accountId, record.settings, known)
  const newGroups = new NewGroups()
  const prepare = preparer(record.settings, known, newGroups)
  return { record, source, prepare, newGroups, columns: filledColumns(record.settings) }
}

/** Throws import.fileGone. */
export async function fileOf(ground: Ground, accountId: number, fileId: number): Promise<ByteSource> {
  const file = await fileById(ground.db, accountId, fileId, ground.clock.now())
  if (!file) throw problem('import.fileGone')
  return { sizeBytes: file.sizeBytes, read: from => readFileChunks(ground.db, accountId, fileId, from) }
}

/** Fields and groups of the list that is imported into; of a list still to be made there are none. */
export async function knownOfList(
  ground: Ground,
  accountId: number,
  { list }: Pick<ImportSettings, 'list'>,
): Promise<KnownOfList> {
  if (!list || !('id' in list)) return { fields: [], groups: [] }
  const [fields, groups] = await Promise.all([
    fieldsOf(ground.db, accountId, [list.id]),
    groupsOf(ground.db, accountId, [list.id]),
  ])
  return { fields, groups }
}

/** Throws import.mapping { faults }: what is missing before the file can be checked, and of which column. */
export async function expectMapping(
  ground: Ground,
  accountId: number,
  settings: ImportSettings,
  known: KnownOfList,
): Promise<void> {
  const { list, columns, basis } = settings
  const faults: { fault: MappingFault; column?: number }[] = []
  if (!list) faults.push({ fault: 'noList' })
  else if ('id' in list && !(await listById(ground.db, accountId, list.id))) faults.push({ fault: 'listGone' })
  if (!basis || basis.source.trim() === '') faults.push({ fault: 'noBasis' })
  if (!columns.some(column => column.target.to === 'email')) faults.push({ fault: 'noEmail' })
  const taken = new Set<string>()
  columns.forEach(({ target }, column) => {
    const place = placeOf(target)
    if (place !== null && taken.has(place)) faults.push({ fault: 'twice', column })
    if (place !== null) taken.add(place)
    if (target.to === 'field' && !known.fields.some(field => field.key === target.key))
      faults.push({ fault: 'fieldGone', column })
    if (target.to === 'group' && !known.groups.some(group => group.id === target.groupId))
      faults.push({ fault: 'groupGone', column })
  })
  if (faults.length > 0) throw problem('import.mapping', { faults })
}

function filledColumns({ columns }: ImportSettings): ProfileColumn[] {
  const filled = new Set<ProfileColumn>(
    columns.flatMap(({ target }): ProfileColumn[] => {
      if (target.to === 'profile') return [COLUMN_OF[target.column]]
      return target.to === 'fullName' ? ['name', 'surname', 'pretitle', 'surtitle', 'company'] : []
    }),
  )
  return PROFILE_COLUMNS.filter(column => filled.has(column))
}
