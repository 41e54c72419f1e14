import { Button, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconPlus, IconTicket } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CouponFolder } from '../../../contract/coupon.ts'
import { Copy } from '../../parts/copy.tsx'
import { Dot } from '../../parts/dot.tsx'
import { TextLink } from '../../parts/link.tsx'
import { Page } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { Asked, Empty, RowsSkeleton } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { Codes } from './codes.tsx'
import { foldersQuery } from './coupon-calls.ts'
import classes from './coupons.module.css'
import { FolderDialog } from './folder-dialog.tsx'
import { FolderMenu } from './folder-menu.tsx'

const route = getRouteApi('/inside/shop/coupons')

export function CouponsPage() {
  const { coupons } = useSay().words
  const query = useQuery(foldersQuery)
  const mayChange = useMay('marketer')
  const [adding, dialog] = useDisclosure()
  const { folder: chosenId } = route.useSearch()
  const add = mayChange && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={dialog.open}>
      {coupons.add}
    </Button>
  )
  return (
    <Page title={coupons.title} lead={coupons.lead} actions={query.data?.folders.length !== 0 && add}>
      <Asked query={query} skeleton={<RowsSkeleton rows={3} columns={4} />}>
        {({ folders }) => {
          if (folders.length === 0)
            return (
              <Empty
                icon={<IconTicket size={28} stroke={1.5} aria-hidden />}
                title={coupons.noneTitle}
                lead={coupons.noneLead}
              >
                {add}
              </Empty>
            )
          const chosen = folders.find(folder => folder.id === chosenId) ?? folders[0]
          return (
            <>
              <Folders folders={folders} chosen={chosen?.id} />
              {chosen && <Codes key={chosen.id} folder={chosen} />}
            </>
          )
        }}
      </Asked>
      <FolderDialog opened={adding} onClose={dialog.close} />
    </Page>
  )
}

function Folders({ folders, chosen }: { folders: CouponFolder[]; chosen: number | undefined }) {
  const { coupons } = useSay().words
  return (
    <Table className={rows.table} aria-label={coupons.folders}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{coupons.folder}</Table.Th>
          <Table.Th>{coupons.tag}</Table.Th>
          <Table.Th className={rows.number}>{coupons.free}</Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {coupons.handed}
          </Table.Th>
          <Table.Th className={rows.number} visibleFrom="sm">
            {coupons.used}
          </Table.Th>
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {folders.map(folder => (
          <Row key={folder.id} folder={folder} isChosen={folder.id === chosen} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ folder, isChosen }: { folder: CouponFolder; isChosen: boolean }) {
  const say = useSay()
  const { coupons } = say.words
  const { name, tag, free, handed, used, expired, warnBelow } = folder
  const isLow = warnBelow !== null && free < warnBelow
  return (
    <Table.Tr aria-current={isChosen || undefined}>
      <Table.Td className={classes.name}>
        <TextLink to="/shop/coupons" search={{ folder: folder.id }}>
          {name}
        </TextLink>
        {isLow && (
          <span className={rows.under}>
            <Dot tone={free === 0 ? 'bad' : 'wait'}>{free === 0 ? coupons.empty : coupons.low}</Dot>
          </span>
        )}
        {expired > 0 && <span className={rows.under}>{say.plural(expired, coupons.expiredCount)}</span>}
      </Table.Td>
      <Table.Td className={classes.tag}>
        <code>{`*|${tag}|*`}</code>
        <Copy value={`*|${tag}|*`} what={coupons.tag} />
      </Table.Td>
      <Table.Td className={rows.number}>{say.number(free)}</Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(handed)}
      </Table.Td>
      <Table.Td className={rows.number} visibleFrom="sm">
        {say.number(used)}
      </Table.Td>
      <Table.Td className={classes.menu}>
        <FolderMenu folder={folder} />
      </Table.Td>
    </Table.Tr>
  )
}
