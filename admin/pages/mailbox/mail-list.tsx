import { Link } from '@tanstack/react-router'
import { More } from '../../parts/more.tsx'
import { useSay } from '../../words/voice.ts'
import classes from './mailbox.module.css'
import type { Mails } from './mailbox-calls.ts'

type Mail = NonNullable<Mails['data']>['pages'][number]['mails'][number]

interface MailListProps {
  query: Mails
  mails: Mail[]
  chosen: number | undefined
  search: string | undefined
}

export function MailList({ query, mails, chosen, search }: MailListProps) {
  const say = useSay()
  const { words } = say
  return (
    <div className={classes.list}>
      <ul>
        {mails.map(mail => (
          <li key={mail.id}>
            <Link
              to="/mailbox"
              search={{ mail: mail.id, search }}
              className={classes.item}
              aria-current={mail.id === chosen || undefined}
              activeOptions={{ includeSearch: true }}
              resetScroll={false}
            >
              <span className={classes.itemTop}>
                <span className={classes.to}>{mail.to}</span>
                <time dateTime={mail.at} title={say.second(mail.at)}>
                  {say.ago(mail.at)}
                </time>
              </span>
              <span className={classes.itemSubject}>{mail.subject || words.mailbox.noSubject}</span>
              <span className={classes.itemFrom}>
                {words.mailbox.from} {mail.fromName ?? mail.from}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <More
        shown={mails.length}
        total={query.data?.pages[0]?.total}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </div>
  )
}
