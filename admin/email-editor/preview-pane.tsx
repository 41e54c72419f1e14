import { ActionIcon, SegmentedControl, Skeleton, Tooltip } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile, IconMoon, IconSun } from '@tabler/icons-react'
import { useState } from 'react'
import type { Preview } from '../../contract/email.ts'
import { MailFrame } from '../parts/mail-frame.tsx'
import { Failed } from '../parts/states.tsx'
import { useSay } from '../words/voice.ts'
import { ContactPicker } from './contact-picker.tsx'
import { hasDarkLook, withScheme } from './dark-look.ts'
import classes from './panes.module.css'
import type { PreviewState } from './use-preview.ts'

type Width = 'desktop' | 'phone'
type Scheme = 'light' | 'dark'
const widths = [
  ['desktop', IconDeviceDesktop],
  ['phone', IconDeviceMobile],
] as const

interface PreviewPaneProps {
  preview: PreviewState
  /** Who is seen where nobody is chosen. */
  anybody: string
  /** Said where there is no contact to fill it with. */
  nobody?: string
}

export function PreviewPane({ preview, anybody, nobody }: PreviewPaneProps) {
  const { words } = useSay()
  const [width, setWidth] = useState<Width>('desktop')
  const [scheme, setScheme] = useState<Scheme>('light')
  const [part, setPart] = useState<'html' | 'text'>('html')
  const { data, isError, error, refetch } = preview.query
  const isDark = scheme === 'dark'
  return (
    <section className={classes.pane} aria-label={words.editor.preview}>
      <div className={classes.paneBar}>
        <ContactPicker preview={preview} anybody={anybody} />
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
        <Tooltip label={words.emailEditor.darkLook}>
          <ActionIcon
            variant={isDark ? 'light' : 'default'}
            size={30}
            aria-label={words.emailEditor.darkLook}
            aria-pressed={isDark}
            onClick={() => setScheme(isDark ? 'light' : 'dark')}
          >
            {isDark ? <IconSun size={17} stroke={1.6} aria-hidden /> : <IconMoon size={17} stroke={1.6} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.stage} data-width={width}>
        {data ? (
          <Mail data={data} lastWhole={preview.lastWhole} part={part} scheme={scheme} />
        ) : isError ? (
          <Failed error={error} retry={() => void refetch()} />
        ) : (
          <Skeleton height="100%" />
        )}
      </div>
      {data && <Size data={data} nobody={nobody} />}
    </section>
  )
}

interface MailProps {
  data: Preview
  lastWhole: string
  part: 'html' | 'text'
  scheme: Scheme
}

function Mail({ data, lastWhole, part, scheme }: MailProps) {
  const { words } = useSay()
  // MJML that is being typed is broken at most instants: what it was before stays in sight.
  const isOld = data.html === '' && data.problems.some(one => one.where === 'mjml')
  const html = isOld ? lastWhole : data.html
  const isGuessed = scheme === 'dark' && part === 'html' && html !== '' && !hasDarkLook(html)
  const whyOld = lastWhole === '' ? words.emailEditor.previewNone : words.emailEditor.previewOld
  const note = isOld ? whyOld : isGuessed ? words.emailEditor.darkGuessed : null
  return (
    <div className={classes.mail} data-scheme={scheme}>
      <div className={classes.mailSubject}>{data.subject || words.campaigns.noSubject}</div>
      {note && (
        <div className={classes.mailNote} role="status">
          {note}
        </div>
      )}
      {part === 'html' ? (
        <div className={classes.mailFrame} data-turned={isGuessed || undefined} data-old={isOld || undefined}>
          <MailFrame html={withScheme(html, scheme)} title={words.editor.previewFrame} />
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

/** Gmail clips a message whose HTML is larger. */
const gmailClipsAtBytes = 102_000

function Size({ data, nobody }: { data: Preview; nobody?: string }) {
  const say = useSay()
  const { editor, emailEditor } = say.words
  const tooLarge = data.sizeBytes > gmailClipsAtBytes
  const values = { size: say.bytes(data.sizeBytes), most: say.bytes(gmailClipsAtBytes) }
  return (
    <p className={classes.paneFoot} data-warn={tooLarge || undefined}>
      <span className={classes.meter} aria-hidden>
        <span style={{ width: `${Math.min(100, (100 * data.sizeBytes) / gmailClipsAtBytes)}%` }} />
      </span>
      {say.fill(emailEditor.sizeOf, values)}
      {tooLarge && ` · ${editor.sizeTooLarge}`}
      {data.contact === null && nobody && ` · ${nobody}`}
    </p>
  )
}
