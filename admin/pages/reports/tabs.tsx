import { Link } from '@tanstack/react-router'
import type { PeriodSearch } from '../../routes/reports.ts'
import { useSay } from '../../words/voice.ts'
import classes from './reports.module.css'

/** The pages of the reports; the period goes along. */
export function Tabs({ period }: { period: PeriodSearch }) {
  const { words } = useSay()
  const tab = {
    className: classes.tab,
    activeProps: { 'aria-current': 'page' },
    activeOptions: { exact: true, includeSearch: false },
  } as const
  return (
    <nav className={classes.tabs} aria-label={words.reports.title}>
      <Link to="/reports" search={period} {...tab}>
        {words.reports.overview}
      </Link>
      <Link to="/reports/growth" search={period} {...tab}>
        {words.reports.growth}
      </Link>
    </nav>
  )
}
