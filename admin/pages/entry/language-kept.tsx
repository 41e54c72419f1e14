import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../../contract/account.ts'
import { session as sessionApi } from '../../../contract/index.ts'
import type { Language } from '../../../contract/shapes.ts'
import { call } from '../../call.ts'
import { useTell } from '../../parts/notify.ts'
import { know } from '../../session.ts'
import { useSay } from '../../words/voice.ts'

const names: Record<Language, string> = { cs: 'čeština', en: 'English' }

/** The person's own language takes over from that of the sign-in: said in the one that was being read, and turned back by a button. */
export function useLanguageKept() {
  const say = useSay()
  const { signIn, general } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  return (session: Session, read: Language) => {
    const id = notifications.show({
      message: (
        <Group justify="space-between" gap="sm" wrap="nowrap">
          <span>{say.fill(signIn.languageKept, { language: names[session.user.language] })}</span>
          <Button
            size="compact-sm"
            variant="light"
            flex="none"
            lang={read}
            onClick={() => {
              notifications.hide(id)
              call(sessionApi.setLanguage, { body: { language: read } })
                .then(changed => know(queries, changed))
                .catch(tell.failed)
            }}
          >
            {names[read]}
          </Button>
        </Group>
      ),
      autoClose: 15_000,
      closeButtonProps: { 'aria-label': general.close },
    })
  }
}
