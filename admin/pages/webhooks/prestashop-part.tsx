import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { prestashop as api } from '../../../contract/index.ts'
import type { PrestashopShop } from '../../../contract/prestashop.ts'
import { call } from '../../call.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { Dot } from '../../parts/dot.tsx'
import { useTell } from '../../parts/notify.ts'
import { Part } from '../../parts/page.tsx'
import { Asked, TextSkeleton } from '../../parts/states.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './webhooks.module.css'

const queryKey = ['prestashop']

/** Shops that connected by PrestaShop's module. */
export function PrestashopPart() {
  const { prestashop } = useSay().words
  const query = useQuery({ queryKey, queryFn: () => call(api.all) })
  return (
    <Part title={prestashop.title} lead={prestashop.lead}>
      <Asked query={query} skeleton={<TextSkeleton lines={2} />}>
        {({ shops }) =>
          shops.length === 0 ? (
            <Text c="dimmed">{prestashop.none}</Text>
          ) : (
            <ul className={classes.shops} aria-label={prestashop.title}>
              {shops.map(shop => (
                <Shop key={shop.store} shop={shop} />
              ))}
            </ul>
          )
        }
      </Asked>
    </Part>
  )
}

function Shop({ shop: { store, list, installedAt, uninstalledAt } }: { shop: PrestashopShop }) {
  const say = useSay()
  const { prestashop } = say.words
  const queries = useQueryClient()
  const tell = useTell()
  const [asking, dialog] = useDisclosure()
  const name = store || prestashop.noName
  const remove = useMutation({
    mutationFn: () => call(api.remove, { query: { store } }),
    onSuccess: async () => {
      dialog.close()
      tell.done(prestashop.removedTell)
      await queries.invalidateQueries({ queryKey })
    },
    onError: tell.failed,
  })
  return (
    <li>
      <div>
        <span className={classes.name}>{name}</span>
        <div className={classes.told}>
          {uninstalledAt === null ? (
            <Dot tone="good">{say.fill(prestashop.connected, { moment: say.moment(installedAt) })}</Dot>
          ) : (
            <Dot tone="still">{say.fill(prestashop.gone, { moment: say.moment(uninstalledAt) })}</Dot>
          )}
          {list && ` · ${say.fill(prestashop.toList, { list: list.name })}`}
        </div>
      </div>
      <Button variant="default" size="compact-md" aria-label={`${prestashop.remove}: ${name}`} onClick={dialog.open}>
        {prestashop.remove}
      </Button>
      <Confirm
        opened={asking}
        onClose={dialog.close}
        title={say.fill(prestashop.removeTitle, { store: name })}
        action={prestashop.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      >
        {prestashop.removeLead}
      </Confirm>
    </li>
  )
}
