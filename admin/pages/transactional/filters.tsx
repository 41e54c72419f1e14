import { Select, TextInput } from '@mantine/core'
import { type MailKind, mailKinds } from '../../../contract/message.ts'
import { logStates } from '../../../contract/transactional.ts'
import { FilterChips } from '../../parts/filter-chips.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './transactional.module.css'
import type { LogFilter } from './transactional-calls.ts'

interface FiltersProps {
  filter: LogFilter
  templates: { id: number; name: string }[]
  onChoose: (chosen: LogFilter) => void
}

export function Filters({ filter, templates, onChoose }: FiltersProps) {
  const { transactional } = useSay().words
  return (
    <>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchBox value={filter.search} label={transactional.search} onSearch={search => onChoose({ search })} />
        </div>
        <Select
          aria-label={transactional.kind}
          placeholder={transactional.kind}
          data={mailKinds.map(kind => ({ value: kind, label: transactional.kinds[kind] }))}
          value={filter.kind ?? null}
          clearable
          onChange={kind => onChoose({ kind: (kind as MailKind | null) ?? undefined })}
        />
        {templates.length > 0 && (
          <Select
            aria-label={transactional.template}
            placeholder={transactional.template}
            data={templates.map(({ id, name }) => ({ value: String(id), label: name }))}
            value={filter.template === undefined ? null : String(filter.template)}
            clearable
            searchable
            onChange={id => onChoose({ template: id ? Number(id) : undefined })}
          />
        )}
        <Days filter={filter} onChoose={onChoose} />
      </div>
      <FilterChips
        label={transactional.state}
        value={filter.state}
        choices={[
          { value: undefined, word: transactional.all },
          ...logStates.map(state => ({ value: state, word: transactional.states[state] })),
        ]}
        onChoose={state => onChoose({ state })}
      />
    </>
  )
}

function Days({ filter, onChoose }: Pick<FiltersProps, 'filter' | 'onChoose'>) {
  const { transactional } = useSay().words
  // While a year is being typed the day is absurd.
  const day = (value: string) => (value > '2000' ? value : undefined)
  return (
    <div className={classes.days}>
      <TextInput
        type="date"
        aria-label={transactional.from}
        defaultValue={filter.from}
        key={`from ${filter.from ?? ''}`}
        onChange={event => onChoose({ from: day(event.currentTarget.value) })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="date"
        aria-label={transactional.until}
        defaultValue={filter.until}
        key={`until ${filter.until ?? ''}`}
        onChange={event => onChoose({ until: day(event.currentTarget.value) })}
      />
    </div>
  )
}
