import type { Words } from '../words/words.ts'

/** A coupon first; other folders have tags of their own, which the coupons' page shows. */
export const shopTags: { word: keyof Words['shopTags']['tags']; text: string }[] = [
  { word: 'coupon', text: '*|ECM_COUPON|*' },
  { word: 'couponValid', text: '*|ECM_COUPON_VALID|*' },
  { word: 'basketTotal', text: '*|ECM_BASKET_TOTAL|*' },
]

/** Around what is selected. */
export const shopBranches: { word: keyof Words['shopTags']['branches']; before: string; after: string }[] = [
  { word: 'hasBasket', before: '*|IF:ECM_BASKET|*', after: '*|END:IF|*' },
  { word: 'hasBought', before: "*|IF:ECM_BOUGHT['123', 30]|*", after: '*|END:IF|*' },
]

export const shopLists: { word: keyof Words['shopTags']['lists']; tag: string }[] = [
  { word: 'basket', tag: 'ECM_BASKET' },
  { word: 'lastView', tag: 'ECM_LAST_VIEW' },
  { word: 'lastBought', tag: 'ECM_LAST_BOUGHT' },
  { word: 'bestSellers', tag: 'ECM_BEST_SELLERS' },
  { word: 'random', tag: 'ECM_RANDOM_PRODUCTS' },
]

/**
 * A row for each product, ready to be pasted: with its picture where it has one, and the lowest price of 30 days where an older one
 * is said. In MJML a section of its own, in HTML a table.
 */
export function productRows(tag: string, kind: 'html' | 'mjml', lowest: string): string {
  const cell = 'padding: 12px 0; vertical-align: top;'
  const rows = `*|EACH:${tag}|*
  <tr>
    <td style="width: 96px; ${cell}">*|IF:loop_var.img_url|*<a href="*|loop_var.url|*"><img src="*|loop_var.img_url|*" alt="" width="96" style="display: block; width: 96px; border: 0;" /></a>*|END:IF|*</td>
    <td style="${cell} padding-left: 16px;"><a href="*|loop_var.url|*">*|loop_var.name|*</a><br />*|IF:loop_var.price_before|*<s>*|loop_var.price_before|*</s> *|END:IF|**|loop_var.price_text|**|IF:loop_var.lowest_price|*<br /><small>${lowest} *|loop_var.lowest_price|*</small>*|END:IF|*</td>
  </tr>
  *|END|*`
  if (kind === 'html')
    return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0">\n  ${rows}\n</table>\n`
  return `<mj-section>\n  <mj-column>\n    <mj-table>\n  ${rows}\n    </mj-table>\n  </mj-column>\n</mj-section>\n`
}
