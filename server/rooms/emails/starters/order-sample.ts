import type { Language } from '../../../../contract/shapes.ts'
import type { MergeValues } from '../merge-types.ts'

/** What a shop would give with its call, for pictures and previews of the templates of transactional mails. */
export const orderSample: Record<Language, MergeValues> = {
  cs: {
    ORDER_NUMBER: '2026-0117',
    ORDER_URL: 'https://www.example.cz/objednavka/2026-0117',
    ITEMS: [
      { name: 'Káva Etiopie Guji, 250 g', quantity: '2', price: '578 Kč' },
      { name: 'Hrnek od Berounky', quantity: '1', price: '390 Kč' },
    ],
    SHIPPING: '79 Kč',
    TOTAL: '1 047 Kč',
    DELIVERY: 'Jana Nováková, Dlouhá 12, 602 00 Brno',
    PAYMENT_URL: 'https://www.example.cz/platba/2026-0117',
    ACCOUNT_NUMBER: '2600123456/2010',
    VARIABLE_SYMBOL: '20260117',
    DUE: '1. prosince',
    CARRIER: 'Zásilkovna',
    TRACKING_NUMBER: 'Z 262 1177 403',
    TRACKING_URL: 'https://www.example.cz/zasilka/Z2621177403',
    RESET_URL: 'https://www.example.cz/heslo/nove',
    VALID_HOURS: '2',
  },
  en: {
    ORDER_NUMBER: '2026-0117',
    ORDER_URL: 'https://www.example.com/order/2026-0117',
    ITEMS: [
      { name: 'Ethiopia Guji coffee, 250 g', quantity: '2', price: '£19.80' },
      { name: 'The riverside mug', quantity: '1', price: '£16.00' },
    ],
    SHIPPING: '£3.50',
    TOTAL: '£39.30',
    DELIVERY: 'Emily Carter, 12 Long Lane, Bristol BS1 4DJ',
    PAYMENT_URL: 'https://www.example.com/pay/2026-0117',
    ACCOUNT_NUMBER: 'GB33 BUKB 2020 1555 5555 55',
    VARIABLE_SYMBOL: '20260117',
    DUE: '1 December',
    CARRIER: 'Royal Mail',
    TRACKING_NUMBER: 'AB 1234 5678 9GB',
    TRACKING_URL: 'https://www.example.com/parcel/AB123456789GB',
    RESET_URL: 'https://www.example.com/password/new',
    VALID_HOURS: '2',
  },
}
