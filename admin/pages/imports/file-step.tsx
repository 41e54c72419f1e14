import { Alert, Checkbox, Select, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Import } from '../../../contract/import.ts'
import { encodings, type ImportReading, quotes, separators } from '../../../contract/import-settings.ts'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Asked, RowsSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import { sampleQuery, useChangeImport } from './import-calls.ts'
import classes from './imports.module.css'

/** How the file is read: guessed, shown on a sample, and changed until it looks right. */
export function FileStep({ one }: { one: Import }) {
  const { words } = useSay()
  const change = useChangeImport(one.id)
  const { reading } = one.settings
  const read = (next: ImportReading) => change.mutate({ reading: next })
  return (
    <>
      <div className={classes.settings} aria-busy={change.isPending}>
        {reading.format === 'csv' ? (
          <>
            <Select
              label={words.imports.encoding}
              data={encodings.map(value => ({ value, label: words.imports.encodings[value] }))}
              value={reading.encoding}
              allowDeselect={false}
              onChange={value => value && read({ ...reading, encoding: value as typeof reading.encoding })}
            />
            <Select
              label={words.imports.separator}
              data={separators.map(value => ({ value, label: words.imports.separators[value] }))}
              value={reading.separator}
              allowDeselect={false}
              onChange={value => value && read({ ...reading, separator: value as typeof reading.separator })}
            />
            <Select
              label={words.imports.quote}
              data={quotes.map(value => ({ value: value || 'none', label: words.imports.quotes[value] }))}
              value={reading.quote || 'none'}
              allowDeselect={false}
              onChange={value =>
                value && read({ ...reading, quote: (value === 'none' ? '' : value) as typeof reading.quote })
              }
            />
          </>
        ) : (
          <Select
            label={words.imports.sheet}
            data={one.sheets.map(({ name, isHidden }) => ({
              value: name,
              label: isHidden ? `${name} (${words.imports.hidden})` : name,
            }))}
            value={reading.sheet}
            allowDeselect={false}
            onChange={value => value && read({ ...reading, sheet: value })}
          />
        )}
        <Checkbox
          pb={8}
          label={words.imports.header}
          checked={reading.hasHeader}
          onChange={event => read({ ...reading, hasHeader: event.currentTarget.checked })}
        />
      </div>
      {!one.isEncodingSure && (
        <Alert color="yellow" mt="lg" maw={900}>
          {words.imports.unsure}
        </Alert>
      )}
      <Sample one={one} />
    </>
  )
}

function Sample({ one }: { one: Import }) {
  const { words } = useSay()
  const query = useQuery(sampleQuery(one.id, one.settings.reading))
  return (
    <Part title={words.imports.sample} lead={words.imports.sampleLead}>
      <Asked query={query} skeleton={<RowsSkeleton columns={4} />}>
        {sample => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
          <section className={classes.sample} tabIndex={0} aria-label={words.imports.sample}>
            <Table className={rows.table} aria-label={words.imports.sample}>
              <Table.Thead>
                <Table.Tr>
                  {one.settings.columns.map((column, i) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place only
                    <Table.Th key={i}>{column.header || `${words.imports.column} ${i + 1}`}</Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {sample.rows.slice(0, 8).map((cells, no) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place only
                  <Table.Tr key={no}>
                    {one.settings.columns.map((_, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <Table.Td key={i}>{cells[i]}</Table.Td>
                    ))}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        )}
      </Asked>
    </Part>
  )
}
