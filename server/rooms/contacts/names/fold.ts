import { remembered } from './remembered.ts'

/** Lower case without diacritics: the key under which a name is looked up ('Ondřej' and 'ONDREJ' are one). */
export const fold = remembered(20_000, text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
