import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Forbidden } from '../../parts/forbidden.tsx'
import { Page } from '../../parts/page.tsx'
import { Asked, RowsSkeleton } from '../../parts/states.tsx'
import { useOpening } from '../../parts/use-opening.ts'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { InvitationsPart } from './invitations-part.tsx'
import { Invite } from './invite.tsx'
import { MembersTable } from './members-table.tsx'
import { RequireTwoFactor } from './require-two-factor.tsx'
import { usersQuery } from './user-calls.ts'

export function UsersPage() {
  const { users } = useSay().words
  return useMay('administrator') ? <ForAdministrators /> : <Forbidden title={users.title} />
}

function ForAdministrators() {
  const { users } = useSay().words
  const [inviting, drawer] = useOpening()
  const query = useQuery(usersQuery)
  const invite = (
    <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={drawer.open}>
      {users.invite}
    </Button>
  )
  return (
    <Page title={users.title} actions={invite}>
      <Asked query={query} skeleton={<RowsSkeleton rows={4} columns={4} />}>
        {({ members, invitations }) => (
          <>
            <MembersTable members={members} />
            {invitations.length > 0 && <InvitationsPart invitations={invitations} />}
            <RequireTwoFactor members={members} />
          </>
        )}
      </Asked>
      <Invite opened={inviting} onClose={drawer.close} />
    </Page>
  )
}
