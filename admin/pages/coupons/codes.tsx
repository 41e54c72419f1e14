import { Button, Select, Table } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload, IconTicket, IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type Coupon, type CouponFolder, type CouponState, couponStates } from '../../../contract/coupon.ts'
import { Dot, type Tone } from '../../parts/dot.tsx'
import { TextLink } from '../../parts/link.tsx'
import { More } from '../../parts/more.tsx'
import { Part } from '../../parts/page.tsx'
import rows from '../../parts/rows.module.css'
import { SearchBox } from '../../parts/search-box.tsx'
import { Empty, Failed, RowsSkeleton, Waiting } from '../../parts/states.tsx'
import { useMay } from '../../session.ts'
import { useSay } from '../../words/voice.ts'
import { CodeMenu } from './code-menu.tsx'
import { codesQuery } from './coupon-calls.ts'
import classes from './coupons.module.css'
import { ImportDialog } from './import-dialog.tsx'

const route = getRouteApi('/inside/shop/coupons')

export function Codes({ folder }: { folder: CouponFolder }) {
  const say = useSay()
  const { coupons } = say.words
  const mayChange = useMay('marketer')
  const [importing, dialog] = useDisclosure()
  const isEmpty = folder.free + folder.handed + folder.used + folder.expired === 0
  const put = mayChange && (
    <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} onClick={dialog.open}>
      {coupons.import}
    </Button>
  )
  const actions = (
    <div className={classes.actions}>
      {mayChange && !isEmpty && (
        <Button
          component="a"
          variant="default"
          href={`/app/api/coupon-folders/${folder.id}/export`}
          download
          leftSection={<IconDownload size={16} aria-hidden />}
        >
          {coupons.export}
        </Button>
      )}
      {put}
    </div>
  )
  return (
    <Part title={say.fill(coupons.codesOf, { name: folder.name })} lead={coupons.codesLead} actions={actions}>
      {isEmpty ? (
        <Empty
          icon={<IconTicket size={28} stroke={1.5} aria-hidden />}
          title={coupons.emptyTitle}
          lead={coupons.emptyLead}
        />
      ) : (
        <CodeTable folder={folder} />
      )}
      <ImportDialog folder={folder} opened={importing} onClose={dialog.close} />
    </Part>
  )
}

function CodeTable({ folder }: { folder: CouponFolder }) {
  const { coupons, general } = useSay().words
  const { state, search } = route.useSearch()
  const navigate = route.useNavigate()
  const filter = (patch: { state?: CouponState; search?: string }) =>
    void navigate({ search: before => ({ ...before, ...patch }), replace: true })
  const query = useInfiniteQuery(codesQuery(folder.id, { state, search }))
  const found = query.data?.pages.flatMap(page => page.coupons) ?? []
  return (
    <>
      <div className={classes.filters}>
        <SearchBox value={search} label={coupons.search} onSearch={text => filter({ search: text })} />
        <Select
          aria-label={coupons.state}
          placeholder={coupons.allStates}
          clearable
          clearButtonProps={{ 'aria-label': general.clear }}
          data={couponStates.map(value => ({ value, label: coupons.states[value] }))}
          value={state ?? null}
          onChange={value => filter({ state: (value as CouponState | null) ?? undefined })}
        />
      </div>
      {query.isError && <Failed error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && (
        <Waiting>
          <RowsSkeleton rows={6} columns={4} />
        </Waiting>
      )}
      {query.isSuccess && found.length === 0 && <Empty title={coupons.nothingTitle} lead={coupons.nothingLead} />}
      {found.length > 0 && <Rows found={found} folder={folder} />}
      <More
        shown={found.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  )
}

const tones: Record<CouponState, Tone> = { free: 'still', handed: 'good', used: 'good', expired: 'bad' }

function Rows({ found, folder }: { found: Coupon[]; folder: CouponFolder }) {
  const { coupons } = useSay().words
  return (
    <Table className={rows.table} aria-label={coupons.codes}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{coupons.code}</Table.Th>
          <Table.Th>{coupons.state}</Table.Th>
          <Table.Th visibleFrom="sm">{coupons.validUntil}</Table.Th>
          <Table.Th visibleFrom="sm">{coupons.who}</Table.Th>
          <Table.Th aria-hidden />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.map(coupon => (
          <Row key={coupon.id} coupon={coupon} folder={folder} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Row({ coupon, folder }: { coupon: Coupon; folder: CouponFolder }) {
  const say = useSay()
  const { coupons } = say.words
  const { code, state, validUntil, contact, handedAt, usedAt, order } = coupon
  const who = contact && (
    <TextLink to="/contacts/$id" params={{ id: contact.id }}>
      {contact.email}
    </TextLink>
  )
  return (
    <Table.Tr>
      <Table.Td className={classes.code}>
        <code>{code}</code>
        <span className={classes.phoneFacts}>{who}</span>
      </Table.Td>
      <Table.Td>
        <Dot tone={tones[state]}>{coupons.states[state]}</Dot>
        {handedAt && <span className={rows.under}>{say.fill(coupons.handedAt, { moment: say.moment(handedAt) })}</span>}
        {usedAt && (
          <span className={rows.under}>
            {order
              ? say.fill(coupons.usedIn, { moment: say.moment(usedAt), order })
              : say.fill(coupons.usedAt, { moment: say.moment(usedAt) })}
          </span>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm">{validUntil ? say.date(validUntil) : coupons.forEver}</Table.Td>
      <Table.Td visibleFrom="sm">{who ?? (handedAt ? coupons.somebodyGone : '')}</Table.Td>
      <Table.Td className={classes.menu}>
        <CodeMenu coupon={coupon} folder={folder} />
      </Table.Td>
    </Table.Tr>
  )
}
