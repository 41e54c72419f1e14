import { ActionIcon, SegmentedControl, Skeleton, Tooltip } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import type { Preview } from '../../../../contract/email.ts'
import { MailFrame } from '../../../parts/mail-frame.tsx'
import { Failed } from '../../../parts/states.tsx'
import { useSay } from '../../../words/voice.ts'
import { ContactPicker } from './contact-picker.tsx'
import classes from './editor.module.css'
import type { PreviewState } from './use-preview.ts'

type Width = 'desktop' | 'phone'
const widths = [
  ['desktop', IconDeviceDesktop],
  ['phone', IconDeviceMobile],
] as const

/** Gmail clips a message whose HTML is larger. */
const gmailClipsAtBytes = 102_000

export function PreviewPane({ preview }: { preview: PreviewState }) {
  const { words } = useSay()
  const [width, setWidth] = useState<Width>('desktop')
  const [part, setPart] = useState<'html' | 'text'>('html')
  const { data, isError, error, refetch } = preview.query
  return (
    <section className={classes.pane} aria-label={words.editor.preview}>
      <div className={classes.paneBar}>
        <ContactPicker preview={preview} />
        <SegmentedControl
          size="xs"
          value={part}
          onChange={value => setPart(value as 'html' | 'text')}
          data={[
            { value: 'html', label: words.editor.html },
            { value: 'text', label: words.editor.plainText },
          ]}
        />
        <ActionIcon.Group visibleFrom="sm">
          {widths.map(([value, Icon]) => (
            <Tooltip key={value} label={words.editor[value]}>
              <ActionIcon
                variant={width === value ? 'light' : 'default'}
                size={30}
                aria-label={words.editor[value]}
                aria-pressed={width === value}
                onClick={() => setWidth(value)}
              >
                <Icon size={17} stroke={1.6} aria-hidden />
              </ActionIcon>
            </Tooltip>
          ))}
        </ActionIcon.Group>
      </div>
      <div className={classes.stage} data-width={width}>
        {data ? (
          <Mail data={data} part={part} />
        ) : isError ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height="100%" />
        )}
      </div>
      {data && <Size data={data} />}
    </section>
  )
}

function Mail({ data, part }: { data: Preview; part: 'html' | 'text' }) {
  const { words } = useSay()
  return (
    <div className={classes.mail}>
      <div className={classes.mailSubject}>{data.subject || words.campaigns.noSubject}</div>
      {part === 'html' ? (
        <div className={classes.mailFrame}>
          <MailFrame html={data.html} title={words.editor.previewFrame} />
        </div>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        <pre className={classes.mailText} tabIndex={0}>
          {data.text}
        </pre>
      )}
    </div>
  )
}

function Size({ data }: { data: Preview }) {
  const say = useSay()
  const { editor } = say.words
  const tooLarge = data.sizeBytes > gmailClipsAtBytes
  return (
    <p className={classes.paneFoot} data-warn={tooLarge || undefined}>
      {say.fill(editor.size, { size: say.bytes(data.sizeBytes) })}
      {tooLarge && ` · ${editor.sizeTooLarge}`}
      {data.contact === null && ` · ${editor.previewNobody}`}
    </p>
  )
}
