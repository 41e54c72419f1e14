import { firstCampaigns as campaigns } from './en/first-campaigns.ts'
import { firstGrowth as growth } from './en/first-growth.ts'
import { firstPalette as palette } from './en/first-palette.ts'
import { firstProblems as problems } from './en/first-problems.ts'
import { firstReports as reports } from './en/first-reports.ts'
import { general } from './en/general.ts'
import { home } from './en/home.ts'
import { shell } from './en/shell.ts'
import { signIn } from './en/sign-in.ts'
import { tasks } from './en/tasks.ts'

/** What the shell, the home page and the sign-in say: the rest comes after them. words.test.ts holds them to it. */
export const first = { campaigns, general, growth, home, palette, problems, reports, shell, signIn, tasks }
