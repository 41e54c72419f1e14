import { Radio, Text } from '@mantine/core'
import type { MergePreview } from '../../../../contract/contact-merge.ts'
import { Part } from '../../../parts/page.tsx'
import { useSay } from '../../../words/voice.ts'
import { fieldName, fieldText, isNothing } from '../field-words.ts'
import classes from './merge.module.css'

export interface Take {
  field: string
  listId: number | null
}

type Row = MergePreview['fields'][number]

interface FieldsProps {
  preview: MergePreview
  takes: Take[]
  choose: (takes: Take[]) => void
}

/** Where both have a value and they differ, one of them is chosen; where one has none, the other's stays. */
export function Fields({ preview, takes, choose }: FieldsProps) {
  const say = useSay()
  const { words } = say
  const isFilled = (value: unknown) => !isNothing(value)
  const differing = preview.fields.filter(
    row => isFilled(row.stays) && isFilled(row.goes) && JSON.stringify(row.stays) !== JSON.stringify(row.goes),
  )
  const filled = preview.fields.filter(row => isFilled(row.result) && !differing.includes(row))
  const set = (row: Row, from: string) => {
    const others = takes.filter(take => take.field !== row.field || take.listId !== row.listId)
    choose(from === 'goes' ? [...others, { field: row.field, listId: row.listId }] : others)
  }
  const listName = (row: Row) => preview.lists.find(list => list.listId === row.listId)?.listName
  return (
    <Part title={words.contact.mergeFields}>
      {differing.length === 0 && <Text c="dimmed">{words.contact.mergeSame}</Text>}
      {differing.map(row => (
        <Radio.Group
          key={`${row.field} ${row.listId}`}
          className={classes.field}
          label={[row.label ?? fieldName(row.field, say), listName(row)].filter(Boolean).join(' · ')}
          description={row.from === null ? words.contact.workedOut : undefined}
          value={takes.some(take => take.field === row.field && take.listId === row.listId) ? 'goes' : 'stays'}
          onChange={from => set(row, from)}
        >
          <div className={classes.options}>
            {(['stays', 'goes'] as const).map(from => (
              <Radio key={from} value={from} label={fieldText(row.field, row[from], say)} className={classes.option} />
            ))}
          </div>
        </Radio.Group>
      ))}
      <dl className={classes.rest}>
        {filled.map(row => (
          <div key={`${row.field} ${row.listId}`}>
            <dt>{[row.label ?? fieldName(row.field, say), listName(row)].filter(Boolean).join(' · ')}</dt>
            <dd>{fieldText(row.field, row.result, say)}</dd>
          </div>
        ))}
        {preview.tags.length > 0 && (
          <div>
            <dt>
              {words.contacts.fields.tags} ({words.contact.addedTogether})
            </dt>
            <dd>{preview.tags.join(', ')}</dd>
          </div>
        )}
      </dl>
    </Part>
  )
}
