import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload, IconTag } from '@tabler/icons-react'
import { useSay } from '../../../words/voice.ts'
import classes from './table.module.css'

export const bulkKinds = [
  'addTags',
  'removeTags',
  'setProfile',
  'setField',
  'subscribe',
  'unsubscribe',
  'suppress',
  'delete',
] as const
export type BulkKind = (typeof bulkKinds)[number]

interface BulkBarProps {
  count: number
  isAll: boolean
  /** Whether more match than are picked. */
  canSelectAll: boolean
  selecting: boolean
  onSelectAll: () => void
  onClear: () => void
  onAct: (kind: BulkKind) => void
  onExport: () => void
}

/** What can be done with those that are selected. */
export function BulkBar(props: BulkBarProps) {
  const { count, isAll, canSelectAll, selecting, onSelectAll, onClear, onAct, onExport } = props
  const say = useSay()
  const t = say.words.contactTable
  return (
    <section className={classes.bar} aria-label={say.plural(count, t.selected)}>
      <span className={classes.counted} aria-live="polite">
        {say.plural(count, isAll ? t.allSelected : t.selected)}
      </span>
      {canSelectAll && (
        <Button variant="subtle" size="compact-sm" loading={selecting} onClick={onSelectAll}>
          {t.selectAll}
        </Button>
      )}
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onClear}>
        {t.clearSelection}
      </Button>
      <div className={classes.acts}>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconTag size={15} aria-hidden />}
          onClick={() => onAct('addTags')}
        >
          {t.actions.addTags}
        </Button>
        <Button variant="default" size="xs" leftSection={<IconDownload size={15} aria-hidden />} onClick={onExport}>
          {t.actions.export}
        </Button>
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<IconChevronDown size={14} aria-hidden />}>
              {t.moreActions}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {bulkKinds.slice(1).map(kind => (
              <Menu.Item key={kind} color={kind === 'delete' ? 'red' : undefined} onClick={() => onAct(kind)}>
                {t.actions[kind]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
    </section>
  )
}
