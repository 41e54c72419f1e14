import { account } from './en/account.ts'
import { audience } from './en/audience.ts'
import { basket } from './en/basket.ts'
import { calendar } from './en/calendar.ts'
import { campaigns } from './en/campaigns.ts'
import { code } from './en/code.ts'
import { contact } from './en/contact.ts'
import { contactTable } from './en/contact-table.ts'
import { contacts } from './en/contacts.ts'
import { coupons } from './en/coupons.ts'
import { developers } from './en/developers.ts'
import { domains } from './en/domains.ts'
import { editor } from './en/editor.ts'
import { emailEditor } from './en/email-editor.ts'
import { entry } from './en/entry.ts'
import { general } from './en/general.ts'
import { growth } from './en/growth.ts'
import { history } from './en/history.ts'
import { home } from './en/home.ts'
import { imports } from './en/imports.ts'
import { lists } from './en/lists.ts'
import { mailbox } from './en/mailbox.ts'
import { oneList } from './en/one-list.ts'
import { orders } from './en/orders.ts'
import { palette } from './en/palette.ts'
import { prestashop } from './en/prestashop.ts'
import { problems } from './en/problems.ts'
import { feeds, products } from './en/products.ts'
import { profile } from './en/profile.ts'
import { report } from './en/report.ts'
import { reports } from './en/reports.ts'
import { resend } from './en/resend.ts'
import { sending } from './en/sending.ts'
import { shell } from './en/shell.ts'
import { shopOrders } from './en/shop-orders.ts'
import { shopTags } from './en/shop-tags.ts'
import { signIn } from './en/sign-in.ts'
import { tasks } from './en/tasks.ts'
import { templates } from './en/templates.ts'
import { testMail } from './en/test-mail.ts'
import { timeline } from './en/timeline.ts'
import { tracking } from './en/tracking.ts'
import { transactional } from './en/transactional.ts'
import { users } from './en/users.ts'
import { warnings } from './en/warnings.ts'
import { webVersion } from './en/web-version.ts'
import { webhooks } from './en/webhooks.ts'
import type { Words } from './words.ts'

export const en: Words = {
  audience,
  calendar,
  campaigns,
  general,
  contact,
  contacts,
  contactTable,
  code,
  coupons,
  developers,
  editor,
  emailEditor,
  imports,
  lists,
  mailbox,
  oneList,
  basket,
  orders,
  palette,
  problems,
  report,
  resend,
  sending,
  home,
  growth,
  reports,
  shell,
  shopOrders,
  shopTags,
  products,
  feeds,
  signIn,
  tasks,
  templates,
  testMail,
  timeline,
  tracking,
  transactional,
  account,
  domains,
  entry,
  history,
  profile,
  users,
  warnings,
  webVersion,
  prestashop,
  webhooks,
}
