import { firstCampaigns as campaigns } from './cs/first-campaigns.ts'
import { firstGrowth as growth } from './cs/first-growth.ts'
import { firstPalette as palette } from './cs/first-palette.ts'
import { firstProblems as problems } from './cs/first-problems.ts'
import { firstReports as reports } from './cs/first-reports.ts'
import { general } from './cs/general.ts'
import { home } from './cs/home.ts'
import { shell } from './cs/shell.ts'
import { signIn } from './cs/sign-in.ts'
import { tasks } from './cs/tasks.ts'

/** What the shell, the home page and the sign-in say: the rest comes after them. words.test.ts holds them to it. */
export const first = { campaigns, general, growth, home, palette, problems, reports, shell, signIn, tasks }
