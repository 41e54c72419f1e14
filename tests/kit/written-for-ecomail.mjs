// A shop's nightly job as one writes it from Ecomail's documentation: plain fetch, nothing of ours.
//   ECOMAIL_URL=https://api2.ecomailapp.cz ECOMAIL_KEY=… node written-for-ecomail.mjs
const BASE = process.env.ECOMAIL_URL
const KEY = process.env.ECOMAIL_KEY
const run = Date.now()

async function ecomail(method, path, data) {
  for (;;) {
    const reply = await fetch(`${BASE}/${path}`, {
      method,
      headers: { key: KEY, 'Content-Type': 'application/json' },
      body: data === undefined ? undefined : JSON.stringify(data),
    })
    if (reply.status === 429) {
      await new Promise(done => setTimeout(done, Number(reply.headers.get('retry-after')) * 1000))
      continue
    }
    // As the official PHP client: a body is decoded only under exactly this type.
    if (reply.headers.get('content-type') !== 'application/json')
      throw new Error(`${path}: ${reply.headers.get('content-type')}`)
    const body = await reply.json()
    return reply.ok ? body : { error: reply.status, message: body }
  }
}

function must(what, holds) {
  if (!holds) throw new Error(`It does not hold: ${what}`)
}

// Is the key right? A plugin asks so when it is saved.
const wrong = await fetch(`${BASE}/lists`, { headers: { key: 'nonsense' } })
must('a wrong key is told', wrong.status === 401 && (await wrong.json()).message === 'Wrong api key')

// The list of the shop, made when it is missing.
const name = `E-shop ${run}`
const created = await ecomail('POST', 'lists', {
  name,
  from_name: 'E-shop',
  from_email: 'info@eshop.cz',
  reply_to: 'info@eshop.cz',
})
const lists = await ecomail('GET', 'lists')
const list = lists.find(one => one.name === name)
must('the list is among all', list && list.id === created.id && Number.isInteger(list.id))

// A customer signs up at the checkout.
const email = `jan.novak+${run}@example.com`
const subscriber_data = {
  email,
  name: 'Jan',
  surname: 'Novák',
  city: 'Brno',
  country: 'CZ',
  tags: ['zakaznik'],
  custom_fields: { velikost: 'L' },
}
const subscribed = await ecomail('POST', `lists/${list.id}/subscribe`, {
  subscriber_data,
  trigger_autoresponders: true,
  update_existing: true,
  resubscribe: true,
  skip_confirmation: true,
})
must('the contact has an id', Number.isInteger(subscribed.id) && subscribed.already_subscribed === false)

// The customers of the day, in bulk.
const customers = Array.from({ length: 250 }, (_, i) => ({
  email: `zakaznik${i}.${run}@example.com`,
  name: 'Eva',
  status: 1,
}))
const { inserts } = await ecomail('POST', `lists/${list.id}/subscribe-bulk`, {
  subscriber_data: customers,
  update_existing: true,
})
must('all are new', inserts === 250)

// All members, page by page as the paginator says.
const seen = new Set()
let page = 1
for (let last = 1; page <= last; page++) {
  const members = await ecomail('GET', `lists/${list.id}/subscribers?page=${page}&per_page=100`)
  for (const member of members.data) seen.add(member.email)
  last = members.last_page
}
must('every member was on one of three pages', seen.size === 251 && page === 4)

// One of them is looked at, changed, and leaves.
const detail = await ecomail('GET', `lists/${list.id}/subscriber/${encodeURIComponent(email)}`)
must(
  'the contact is as it was sent',
  detail.subscriber.status === 1 &&
    detail.subscriber.tags[0] === 'zakaznik' &&
    detail.subscriber.custom_fields.velikost === 'L',
)
const updated = await ecomail('PUT', `lists/${list.id}/update-subscriber`, {
  email,
  subscriber_data: { phone: '+420777123456' },
})
must('the change is told', updated.email === email)
const left = await ecomail('DELETE', `lists/${list.id}/unsubscribe`, { email })
must('who left has status 2', left.status === 2)
const whole = await ecomail('GET', `subscribers/${email}`)
must(
  'the account knows it too',
  whole.subscriber.lists[list.id].status === 2 && whole.subscriber.phone === '+420777123456',
)
const nobody = await ecomail('GET', `lists/${list.id}/subscriber/nikdo@example.com`)
must('nobody is told as the documentation says', nobody.error === 404 && Array.isArray(nobody.message.errors))

// An order, told twice by a shop that lost the first answer.
const order = {
  transaction: {
    order_id: `obj-${run}`,
    email: customers[0].email,
    shop: 'eshop.cz',
    amount: '1500',
    tax: 260,
    shipping: 100,
    city: 'Praha',
    country: 'CZ',
    timestamp: 1441905935,
    status: 'completed',
  },
  transaction_items: [
    { code: 'KAVA', title: 'Káva', category: 'Nápoje', price: 700, amount: 2, timestamp: 1441905935 },
  ],
}
const told = await ecomail('POST', 'tracker/transaction', order)
must(
  'the order is taken, its time in UTC',
  told.order_id === order.transaction.order_id && told.timestamp === '2015-09-10 17:25:35',
)
const twice = await ecomail('POST', 'tracker/transaction', order)
must(
  'the second is refused by its name',
  twice.error === 422 &&
    twice.message.errors['transaction.order_id'][0] === 'The transaction.order id has already been taken.',
)

// The basket that she has left behind.
const basket = JSON.stringify({
  data: {
    data: {
      action: 'Basket',
      products: [
        {
          productId: '17',
          name: 'Káva',
          price: '199',
          url: 'https://eshop.cz/kava',
          img_url: 'https://eshop.cz/kava.jpg',
        },
      ],
    },
  },
})
const event = await ecomail('POST', 'tracker/events', {
  event: { email: customers[0].email, category: 'ue', action: 'Basket', label: 'Basket', value: basket },
})
must('the event is kept as it came', Number.isInteger(event.id) && event.value === basket)

// A newsletter, sent, and its numbers.
const campaign = await ecomail('POST', 'campaigns', {
  title: name,
  from_name: 'E-shop',
  from_email: 'info@eshop.cz',
  reply_to: 'info@eshop.cz',
  subject: 'Novinky pro *|VOKATIV|*',
  html_text: '<p>Dobrý den, *|VOKATIV|*!</p><p><a href="*|UNSUB|*">Odhlásit</a></p>',
  recepient_lists: [list.id],
})
const [sent] = await ecomail('GET', `campaign/${campaign.id}/send`)
must('the campaign is on its way', sent.id === campaign.id)
let stats
// Sending takes a moment; the numbers grow meanwhile.
for (let i = 0; i < 60 && stats?.inject !== 250; i++) {
  await new Promise(done => setTimeout(done, 500))
  stats = (await ecomail('GET', `campaigns/${campaign.id}/stats`)).stats
}
must('it goes to those who have not left', stats.inject === 250)

// A confirmation of the order.
const mail = await ecomail('POST', 'transactional/send-message', {
  message: {
    subject: 'Objednávka *|cislo|*',
    from_name: 'E-shop',
    from_email: 'info@eshop.cz',
    reply_to: 'info@eshop.cz',
    html: '<p>Děkujeme za objednávku *|cislo|*.</p>',
    text: 'Děkujeme.',
    to: [{ email: customers[0].email, name: 'Eva' }],
    global_merge_vars: [{ name: 'cislo', content: '2026001' }],
  },
})
must('the mail is taken', mail.results.total_accepted_recipients === 1 && mail.results.total_rejected_recipients === 0)

// A person who wants to be forgotten.
must('the contact is deleted', (await ecomail('DELETE', `subscribers/${email}/delete`, [])).deleted === true)

console.log('everything held')
