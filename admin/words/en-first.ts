import { account } from './en/account.ts'
import { campaigns } from './en/campaigns.ts'
import { entry } from './en/entry.ts'
import { firstProblems as problems } from './en/first-problems.ts'
import { general } from './en/general.ts'
import { growth } from './en/growth.ts'
import { home } from './en/home.ts'
import { palette } from './en/palette.ts'
import { reports } from './en/reports.ts'
import { shell } from './en/shell.ts'
import { tasks } from './en/tasks.ts'

/** What the shell, the home page and the sign-in say: the rest comes after them. words.test.ts holds them to it. */
export const first = { account, campaigns, entry, general, growth, home, palette, problems, reports, shell, tasks }
