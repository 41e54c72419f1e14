import { Badge, Button, Select, Text, TextInput, Tooltip } from '@mantine/core'
import { IconFlask } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { listMails } from '../../../contract/index.ts'
import { type ListMailKind, listMailKinds } from '../../../contract/list-mails.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import classes from './list-page.module.css'
import { OwnMail, type OwnTexts } from './own-mail.tsx'
import { Frame, useMailPreview } from './preview.tsx'
import type { ListDraft, Settings } from './use-list-draft.ts'

const route = getRouteApi('/inside/lists/$id')

/** The mails whose text a list can bring itself. */
const own: Partial<Record<ListMailKind, OwnTexts>> = {
  confirmation: { subject: 'confirmationSubject', html: 'confirmationHtml', tag: 'SUBCONFIRM' },
  thanks: { subject: 'thanksSubject', html: 'thanksHtml' },
  goodbye: { subject: 'goodbyeSubject', html: 'goodbyeHtml' },
}

/** One of the mails that a list sends by itself, beside how it looks. */
export function MailTexts({ draft, locked }: { draft: ListDraft; locked: boolean }) {
  const say = useSay()
  const { mails, previewOf } = say.words.oneList
  const { mail = 'confirmation' } = route.useSearch()
  const navigate = route.useNavigate()
  const preview = useMailPreview(draft, mail)
  const texts = own[mail]
  return (
    <Part title={mails.texts} lead={mails.textsLead}>
      <div className={classes.beside}>
        <div className={classes.stack}>
          <div className={classes.address}>
            <Select
              className={classes.grows}
              label={mails.mail}
              data={listMailKinds.map(value => ({ value, label: mails.kinds[value] }))}
              allowDeselect={false}
              maxDropdownHeight={340}
              value={mail}
              onChange={value =>
                void navigate({ search: before => ({ ...before, mail: value as ListMailKind }), replace: true })
              }
            />
            {!isSent(mail, draft.values) && (
              <Badge color="gray" variant="light" mb={8}>
                {mails.off}
              </Badge>
            )}
          </div>
          {texts ? (
            <OwnMail key={mail} draft={draft} mail={mail} texts={texts} preview={preview.data} locked={locked} />
          ) : (
            <TextInput label={mails.subject} value={preview.data?.subject ?? ''} readOnly />
          )}
          <Test draft={draft} mail={mail} />
        </div>
        <div className={classes.side}>
          <Text fw={550} className={classes.subject}>
            {preview.data?.subject}
          </Text>
          <Frame query={preview} name={say.fill(previewOf, { name: mails.kinds[mail] })} />
        </div>
      </div>
    </Part>
  )
}

/** Whether it goes out as the settings are. */
function isSent(mail: ListMailKind, values: Settings): boolean {
  switch (mail) {
    case 'confirmation':
    case 'alreadySubscribed':
      return values.doubleOptin
    case 'thanks':
      return values.thanksSend
    case 'goodbye':
      return values.goodbyeSend
    case 'leaveConfirmation':
      return values.doubleOptout
    case 'joinedNotice':
      return Boolean(values.joinedNotify) && !values.dailyDigest
    case 'leftNotice':
      return Boolean(values.leftNotify) && !values.dailyDigest
    case 'digest':
      return Boolean(values.joinedNotify || values.leftNotify) && values.dailyDigest
  }
}

function Test({ draft, mail }: { draft: ListDraft; mail: ListMailKind }) {
  const say = useSay()
  const { mails } = say.words.oneList
  const may = useMay('marketer')
  const tell = useTell()
  const test = useMutation({
    mutationFn: () => call(listMails.test, { params: { id: draft.list.id }, body: { mail } }),
    onSuccess: ({ to }) => tell.done(say.fill(mails.testTell, { to })),
    onError: tell.failed,
  })
  if (!may) return null
  return (
    <div>
      <Tooltip label={mails.testUnsaved} disabled={!draft.isDirty}>
        <Button
          variant="default"
          leftSection={<IconFlask size={16} aria-hidden />}
          loading={test.isPending}
          onClick={() => test.mutate()}
        >
          {mails.test}
        </Button>
      </Tooltip>
    </div>
  )
}
