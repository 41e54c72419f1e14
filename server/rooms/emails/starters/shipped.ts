import { facts, receipt } from './receipt.ts'

export const shipped = receipt(
  { cs: 'Objednávka *|ORDER_NUMBER|* je na cestě', en: 'Order *|ORDER_NUMBER|* is on its way' },
  {
    cs: {
      preview: 'Kde zásilka právě je, uvidíte jedním kliknutím.',
      title: 'Zásilka je na cestě',
      lead: ['objednávku č. *|ORDER_NUMBER|* jsme zabalili a předali dopravci. Teď už se jen těšte.'],
      carrier: 'Dopravce',
      number: 'Číslo zásilky',
      delivery: 'Kam jede',
      button: 'Sledovat zásilku',
      note: 'Dopravce ukáže první pohyb zásilky většinou do druhého dne.',
      why: 'Píšeme vám na *|EMAIL|* kvůli objednávce z našeho obchodu.',
    },
    en: {
      preview: 'One click shows where the parcel is right now.',
      title: 'Your parcel is on its way',
      lead: ['we have packed your order no. *|ORDER_NUMBER|* and handed it to the carrier.'],
      carrier: 'Carrier',
      number: 'Parcel number',
      delivery: 'Where it goes',
      button: 'Track the parcel',
      note: 'The carrier shows the first step of a parcel within a day, as a rule.',
      why: 'We are writing to *|EMAIL|* because of an order from our shop.',
    },
  },
  '*|TRACKING_URL|*',
  words => [
    facts([
      { word: words.carrier, tag: 'CARRIER' },
      { word: words.number, tag: 'TRACKING_NUMBER' },
      { word: words.delivery, tag: 'DELIVERY' },
    ]),
  ],
)
