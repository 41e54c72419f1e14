import { facts, itemsTable, receipt } from './receipt.ts'

export const order = receipt(
  { cs: 'Objednávka *|ORDER_NUMBER|*: máme ji', en: 'Order *|ORDER_NUMBER|*: we have it' },
  {
    cs: {
      preview: 'Děkujeme. Jakmile objednávku zabalíme, dáme vědět.',
      title: 'Děkujeme za objednávku',
      lead: ['objednávku č. *|ORDER_NUMBER|* jsme přijali a chystáme ji. Jakmile ji předáme dopravci, napíšeme vám.'],
      items: 'Zboží: volání posílá ITEMS (name, quantity, price), SHIPPING a TOTAL.',
      pieces: 'ks',
      shipping: 'Doprava',
      total: 'Celkem',
      delivery: 'Kam ji pošleme',
      button: 'Ukázat objednávku',
      note: 'Něco nesedí? Odpovězte na tento e-mail, než zásilku odešleme.',
      why: 'Píšeme vám na *|EMAIL|* kvůli objednávce z našeho obchodu.',
    },
    en: {
      preview: 'Thank you. We will write as soon as it is packed.',
      title: 'Thank you for your order',
      lead: ['we have your order no. *|ORDER_NUMBER|* and are getting it ready. We will write once it is on its way.'],
      items: 'Goods: the call gives ITEMS (name, quantity, price), SHIPPING and TOTAL.',
      pieces: 'pcs',
      shipping: 'Delivery',
      total: 'Total',
      delivery: 'Where it goes',
      button: 'Show the order',
      note: 'Is something wrong? Reply to this e-mail before the parcel leaves.',
      why: 'We are writing to *|EMAIL|* because of an order from our shop.',
    },
  },
  '*|ORDER_URL|*',
  words => [itemsTable(words), facts([{ word: words.delivery, tag: 'DELIVERY' }])],
)
