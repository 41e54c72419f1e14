import { facts, receipt } from './receipt.ts'

export const payment = receipt(
  { cs: 'Objednávka *|ORDER_NUMBER|* čeká na platbu', en: 'Order *|ORDER_NUMBER|* waits for its payment' },
  {
    cs: {
      preview: 'Zaplatit můžete kartou nebo převodem.',
      title: 'Zbývá zaplatit *|TOTAL|*',
      lead: ['vaše objednávka č. *|ORDER_NUMBER|* je připravená. Jakmile dorazí platba, hned ji odešleme.'],
      total: 'Částka',
      account: 'Číslo účtu',
      symbol: 'Variabilní symbol',
      due: 'Zaplaťte do',
      button: 'Zaplatit teď',
      note: 'Platili jste už? Převod mezi bankami může trvat do druhého dne, nic dalšího dělat nemusíte.',
      why: 'Píšeme vám na *|EMAIL|* kvůli objednávce z našeho obchodu.',
    },
    en: {
      preview: 'You can pay by card or by a bank transfer.',
      title: '*|TOTAL|* is left to pay',
      lead: ['your order no. *|ORDER_NUMBER|* is ready. It leaves as soon as the payment comes.'],
      total: 'Amount',
      account: 'Account',
      symbol: 'Reference',
      due: 'Pay by',
      button: 'Pay now',
      note: 'Have you paid already? A transfer may take until tomorrow; there is nothing else to do.',
      why: 'We are writing to *|EMAIL|* because of an order from our shop.',
    },
  },
  '*|PAYMENT_URL|*',
  words => [
    facts([
      { word: words.total, tag: 'TOTAL' },
      { word: words.account, tag: 'ACCOUNT_NUMBER' },
      { word: words.symbol, tag: 'VARIABLE_SYMBOL' },
      { word: words.due, tag: 'DUE' },
    ]),
  ],
)
