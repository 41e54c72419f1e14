import { Button, Loader, Modal, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { session as sessionApi } from '../../contract/index.ts'
import { call } from '../call.ts'
import { moveToAccount, useMay, useSession } from '../session.ts'
import { useSay } from '../words/voice.ts'
import classes from './accounts-dialog.module.css'
import { NewAccount } from './new-account.tsx'
import { useTell } from './notify.ts'

/** So many are seen at once; more of them want a search. */
const FEW = 8

/** The accounts of the user, to move between, and the way to another one. */
export function AccountsDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { account } = useSay().words
  const may = useMay('administrator')
  const [isFounding, setFounding] = useState(false)
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={() => setFounding(false)}
      title={isFounding ? account.another : account.accounts}
    >
      {isFounding ? (
        <NewAccount onBack={() => setFounding(false)} />
      ) : (
        <>
          <Accounts onClose={onClose} />
          {may && (
            <Button variant="default" mt="lg" onClick={() => setFounding(true)}>
              {account.another}
            </Button>
          )}
        </>
      )}
    </Modal>
  )
}

function Accounts({ onClose }: { onClose: () => void }) {
  const { account, users } = useSay().words
  const current = useSession()
  const tell = useTell()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const query = useQuery({
    queryKey: ['accounts', search],
    queryFn: () => call(sessionApi.accounts, { query: { search } }),
    placeholderData: keepPreviousData,
  })
  const move = useMutation({ mutationFn: (to: { id: number }) => moveToAccount(to), onError: tell.failed })
  const choose = (id: number) => (id === current.account.id ? onClose() : move.mutate({ id }))
  return (
    <>
      {current.accounts > FEW && (
        <TextInput
          data-autofocus
          mb="sm"
          aria-label={account.searchAccounts}
          placeholder={account.searchAccounts}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
        />
      )}
      {!query.data && <Loader size="sm" />}
      {query.data?.accounts.length === 0 && <p className={classes.note}>{account.noAccounts}</p>}
      <ul className={classes.list}>
        {query.data?.accounts.map(({ id, name, role }) => (
          <li key={id}>
            <UnstyledButton
              className={classes.choice}
              aria-current={id === current.account.id || undefined}
              disabled={move.isPending}
              onClick={() => choose(id)}
            >
              <span>
                <span className={classes.name}>{name}</span>
                <span className={classes.under}>{users.roles[role]}</span>
              </span>
              {id === current.account.id && <IconCheck size={18} aria-label={account.current} />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {query.data?.hasMore && <p className={classes.note}>{account.moreAccounts}</p>}
    </>
  )
}
