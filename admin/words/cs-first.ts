import { account } from './cs/account.ts'
import { campaigns } from './cs/campaigns.ts'
import { entry } from './cs/entry.ts'
import { firstProblems as problems } from './cs/first-problems.ts'
import { general } from './cs/general.ts'
import { growth } from './cs/growth.ts'
import { home } from './cs/home.ts'
import { palette } from './cs/palette.ts'
import { reports } from './cs/reports.ts'
import { shell } from './cs/shell.ts'
import { tasks } from './cs/tasks.ts'

/** What the shell, the home page and the sign-in say: the rest comes after them. words.test.ts holds them to it. */
export const first = { account, campaigns, entry, general, growth, home, palette, problems, reports, shell, tasks }
