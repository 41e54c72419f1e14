import { account } from './cs/account.ts'
import { audience } from './cs/audience.ts'
import { basket } from './cs/basket.ts'
import { calendar } from './cs/calendar.ts'
import { campaigns } from './cs/campaigns.ts'
import { code } from './cs/code.ts'
import { contact } from './cs/contact.ts'
import { contactTable } from './cs/contact-table.ts'
import { contacts } from './cs/contacts.ts'
import { coupons } from './cs/coupons.ts'
import { developers } from './cs/developers.ts'
import { domains } from './cs/domains.ts'
import { editor } from './cs/editor.ts'
import { emailEditor } from './cs/email-editor.ts'
import { entry } from './cs/entry.ts'
import { general } from './cs/general.ts'
import { growth } from './cs/growth.ts'
import { history } from './cs/history.ts'
import { home } from './cs/home.ts'
import { imports } from './cs/imports.ts'
import { lists } from './cs/lists.ts'
import { mailbox } from './cs/mailbox.ts'
import { oneList } from './cs/one-list.ts'
import { orders } from './cs/orders.ts'
import { palette } from './cs/palette.ts'
import { prestashop } from './cs/prestashop.ts'
import { problems } from './cs/problems.ts'
import { feeds, products } from './cs/products.ts'
import { profile } from './cs/profile.ts'
import { report } from './cs/report.ts'
import { reports } from './cs/reports.ts'
import { resend } from './cs/resend.ts'
import { sending } from './cs/sending.ts'
import { shell } from './cs/shell.ts'
import { shopOrders } from './cs/shop-orders.ts'
import { shopTags } from './cs/shop-tags.ts'
import { signIn } from './cs/sign-in.ts'
import { tasks } from './cs/tasks.ts'
import { templates } from './cs/templates.ts'
import { testMail } from './cs/test-mail.ts'
import { timeline } from './cs/timeline.ts'
import { tracking } from './cs/tracking.ts'
import { transactional } from './cs/transactional.ts'
import { users } from './cs/users.ts'
import { warnings } from './cs/warnings.ts'
import { webVersion } from './cs/web-version.ts'
import { webhooks } from './cs/webhooks.ts'

export const cs = {
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
