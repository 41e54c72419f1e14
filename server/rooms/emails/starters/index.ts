import { footerHtml } from '../../../../contract/account-settings.ts'
import type { Language } from '../../../../contract/shapes.ts'
import { type Starter, type StarterKey, starterKeys } from '../../../../contract/template.ts'
import { problem } from '../../../platform/errors.ts'
import type { Ground } from '../../../platform/ground.ts'
import { accountSettings } from '../../accounts/index.ts'
import { compileEmail } from '../compile.ts'
import { compileMjml } from '../mjml.ts'
import { noLinks } from '../preview.ts'
import { sampleValues } from '../sample.ts'
import { shopSample } from '../shop-sample.ts'
import { basket, viewed } from './goods.ts'
import { launch } from './launch.ts'
import { letter } from './letter.ts'
import { newsletter } from './newsletter.ts'
import { order } from './order.ts'
import { orderSample } from './order-sample.ts'
import { password } from './password.ts'
import { payment } from './payment.ts'
import { sale } from './sale.ts'
import { season } from './season.ts'
import { shipped } from './shipped.ts'
import type { ShopWords, StarterDocument } from './starter.ts'
import { welcome } from './welcome.ts'

export const starters: Record<StarterKey, StarterDocument> = {
  ...{ newsletter, launch, sale, welcome, season, letter, basket, viewed },
  ...{ order, payment, shipped, password },
}

const legalMissing: Record<Language, string> = {
  cs: 'Doplňte název firmy, sídlo a&nbsp;IČO',
  en: 'Fill in the name and address of your company',
}

/** A starter with the name and the legal footer of an account in it. Throws thing.notFound. */
export async function readStarter(
  ground: Ground,
  accountId: number,
  key: string,
  language: Language,
): Promise<Starter> {
  const known = starterKeys.find(one => one === key)
  if (!known) throw problem('thing.notFound')
  const { name, footer } = await accountSettings(ground.db, accountId)
  const shop = shopWords(name, footer, language)
  const { subject, mjml } = starters[known]
  return {
    key: known,
    language,
    subject: subject[language],
    mjml: mjml(language, shop),
    sample: await sample(ground, known, language, shop),
  }
}

export function shopWords(name: string, footer: string, language: Language): ShopWords {
  return { name: footerHtml(name), legal: footerHtml(footer) || legalMissing[language] }
}

const compiled = new Map<string, ReturnType<typeof compileMjml>>()

/** Compiled once in a process, whoever looks at it: the shop stands in tags until it is filled. */
async function sample(ground: Ground, key: StarterKey, language: Language, shop: ShopWords): Promise<string> {
  const name = `${key} ${language}`
  const inTags = { name: '*|HTML:SHOP_NAME|*', legal: '*|HTML:SHOP_LEGAL|*' }
  const known = compiled.get(name) ?? compileMjml(null, starters[key].mjml(language, inTags))
  compiled.set(name, known)
  const { html } = await known
  if (html === '') compiled.delete(name)
  const values = { ...orderSample[language], ...sampleValues(language), SHOP_NAME: shop.name, SHOP_LEGAL: shop.legal }
  const email = compileEmail({ subject: '', html })
  const now = ground.clock.now()
  const shown = { ...shopSample(email.tags, language, now), ...values }
  return email.fill(shown, noLinks, { date: now, timeZone: 'UTC' }).html
}
