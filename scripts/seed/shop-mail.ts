/**
 * The pieces the demo shop's mails are laid from. Tables and inline styles, because Outlook for Windows and Seznam's
 * webmail read little else; the one style sheet only stacks the columns on a phone. Products are drawn with coloured
 * cells, so that the mails look whole with remote images blocked and nothing is fetched.
 */
export const ink = '#2b211b'
const soft = '#6f6259'
const line = '#eadfd2'
const paper = '#f7f1e8'
export const rust = '#a8482a'
export const forest = '#2f4a3c'

const serif = "Georgia,'Times New Roman',serif"
const sans = "'Helvetica Neue',Helvetica,Arial,sans-serif"
const bare = 'role="presentation" cellpadding="0" cellspacing="0" border="0"'

const styles = `
body{margin:0;padding:0;background:${paper};-webkit-text-size-adjust:100%}
table{border-collapse:separate;border-spacing:0}a{text-decoration:none}
@media (max-width:619px){
.side{padding-left:24px!important;padding-right:24px!important}
.column{display:block!important;width:100%!important;box-sizing:border-box!important;padding:0 0 28px!important}
.title{font-size:30px!important;line-height:36px!important}
.huge{font-size:76px!important;line-height:80px!important}
.button{width:100%!important}.button a{display:block!important;padding-left:12px!important;padding-right:12px!important}
.outer{padding:0!important}.sheet{border-radius:0!important}
}`

export interface Mail {
  title: string
  /** What the inbox shows after the subject. */
  preheader: string
  rows: string[]
  footer: string
}

export function mail({ title, preheader, rows, footer }: Mail): string {
  // The filler keeps the inbox from printing the page's first words after a short preheader.
  const filler = '&#847;&zwnj;&nbsp;'.repeat(60)
  return `<!doctype html>
<html lang="cs"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light"><meta name="supported-color-schemes" content="light">
<title>${title}</title><style>${styles}</style></head>
<body style="margin:0;padding:0;background:${paper}">
<div style="display:none;max-height:0;max-width:0;overflow:hidden;opacity:0;font-size:1px;line-height:1px;color:${paper}">${preheader}${filler}</div>
<table ${bare} width="100%" style="background:${paper}"><tr><td class="outer" align="center" style="padding:28px 12px">
<table ${bare} class="sheet" width="600" style="width:100%;max-width:600px;background:#ffffff;border-radius:10px;overflow:hidden">
${rows.join('\n')}
</table>
${footer}
</td></tr></table></body></html>
`
}

const row = (inside: string, style: string, attributes = '') =>
  `<tr><td class="side" ${attributes} style="${style}">${inside}</td></tr>`

export function header(home: string, name: string, claim: string, right: string): string {
  const logo = `<a href="${home}" style="color:${ink};font:bold 21px/26px ${serif};letter-spacing:.3px">${name}</a><div style="font:12px/18px ${sans};color:${soft}">${claim}</div>`
  return row(
    `<table ${bare} width="100%"><tr><td>${logo}</td><td align="right" valign="middle" style="font:12px/18px ${sans};color:${soft};white-space:nowrap;padding-left:12px">${right}</td></tr></table>`,
    `padding:24px 40px 20px;border-top:5px solid ${rust}`,
  )
}

export function hero(kicker: string, title: string, text: string, background: string): string {
  return row(
    `<div style="font:bold 12px/18px ${sans};letter-spacing:1.6px;text-transform:uppercase;color:#f0d9b5">${kicker}</div>
<h1 class="title" style="margin:10px 0 14px;font:normal 38px/44px ${serif};color:#ffffff">${title}</h1>
<div style="font:16px/26px ${sans};color:#f5ede2">${tied(text)}</div>`,
    `padding:44px 40px 42px;background:${background}`,
    `bgcolor="${background}"`,
  )
}

export function bigNumber(number: string, label: string, text: string): string {
  return row(
    `<div style="font:bold 12px/18px ${sans};letter-spacing:1.6px;text-transform:uppercase;color:#f4cdb9">${label}</div>
<h1 class="huge" style="margin:2px 0 4px;font:normal 104px/110px ${serif};color:#ffffff">${number}</h1>
<div style="font:16px/26px ${sans};color:#fbeae1">${text}</div>`,
    `padding:40px 40px 42px;background:${rust};text-align:center`,
    `align="center" bgcolor="${rust}"`,
  )
}

export const greeting = '*|IF:VOKATIV|*Dobrý den, *|VOKATIV|*,*|ELSE:|*Dobrý den,*|END:IF|*'

/** Czech typography leaves no one-letter preposition at the end of a line. */
const tied = (words: string) => words.replace(/(?<=^|[ ;(])([aikosuvz]) /gi, '$1&nbsp;')

export function text(paragraphs: readonly string[], padding = '34px 40px 6px'): string {
  const body = paragraphs
    .map(p => `<p style="margin:0 0 16px;font:16px/26px ${sans};color:${ink}">${tied(p)}</p>`)
    .join('')
  return row(body, `padding:${padding}`)
}

export function heading(words: string): string {
  return row(
    `<h2 style="margin:0;font:normal 25px/32px ${serif};color:${ink}">${words}</h2><div style="width:44px;height:3px;margin-top:12px;background:${rust};font-size:0;line-height:0">&nbsp;</div>`,
    'padding:18px 40px 24px',
  )
}

export function button(label: string, href: string, color = rust, padding = '6px 40px 38px'): string {
  return row(
    `<table ${bare} class="button" align="center"><tr><td align="center" bgcolor="${color}" style="background:${color};border-radius:6px"><a href="${href}" style="display:inline-block;padding:15px 34px;font:bold 16px/22px ${sans};color:#ffffff">${label}</a></td></tr></table>`,
    `padding:${padding};text-align:center`,
    'align="center"',
  )
}

export interface Product {
  name: string
  note: string
  price: string
  before?: string
  href: string
  drawing: string
  /** Behind the drawing. */
  tint: string
}

/** Two or three beside one another, under one another on a phone. */
export function products(items: readonly Product[]): string {
  const share = Math.floor(100 / items.length)
  const cells = items.map((item, n) => {
    const edges = [n === 0 ? 0 : 9, n === items.length - 1 ? 0 : 9]
    return `<td class="column" width="${share}%" valign="top" style="width:${share}%;padding:0 ${edges[1]}px 0 ${edges[0]}px">${card(item)}</td>`
  })
  return row(
    `<table ${bare} width="100%" style="table-layout:fixed"><tr>${cells.join('')}</tr></table>`,
    'padding:0 40px 30px',
  )
}

function card({ name, note, price, before, href, drawing, tint }: Product): string {
  const old = before
    ? ` <span style="font:14px/22px ${sans};color:${soft};text-decoration:line-through;white-space:nowrap">${before}</span>`
    : ''
  return `<table ${bare} width="100%"><tr><td align="center" valign="bottom" height="196" bgcolor="${tint}" style="height:196px;background:${tint};border-radius:8px;padding:0 8px 20px">${drawing}</td></tr>
<tr><td style="padding:14px 2px 0"><a href="${href}" style="font:bold 16px/22px ${sans};color:${ink}">${name}</a>
<div style="margin:4px 0 8px;font:14px/20px ${sans};color:${soft}">${tied(note)}</div>
<span style="font:bold 16px/22px ${sans};color:${rust};white-space:nowrap">${price}</span>${old}</td></tr></table>`
}

const cell = (height: number, color: string, extra = '', inside = '&nbsp;') =>
  `<tr><td align="center" height="${height}" bgcolor="${color}" style="height:${height}px;background:${color};font-size:0;line-height:0;${extra}">${inside}</td></tr>`

const label = (top: string, bottom: string, color: string) =>
  `<table ${bare} width="76"><tr><td align="center" bgcolor="#fffaf2" style="background:#fffaf2;padding:9px 4px;border-radius:2px"><div style="font:bold 9px/13px ${sans};letter-spacing:1px;color:${color}">${top}</div><div style="font:italic 13px/17px ${serif};color:${ink}">${bottom}</div></td></tr></table>`

/** A coffee bag: folded top, seam, body with a label. */
export const bag = (top: string, bottom: string, body: string, fold: string): string =>
  `<table ${bare} width="104" style="width:104px">${cell(16, fold, 'border-radius:4px 4px 0 0')}${cell(3, '#fffaf2')}${cell(8, fold)}${cell(121, body, 'border-radius:0 0 6px 6px', label(top, bottom, fold))}</table>`

/** A tea tin: a narrower lid on a round-cornered body. */
export const tin = (top: string, bottom: string, body: string, lid: string): string =>
  `<table ${bare} width="98" style="width:98px"><tr><td align="center" style="font-size:0;line-height:0"><table ${bare} width="86" style="width:86px">${cell(24, lid, 'border-radius:8px 8px 0 0')}</table></td></tr>${cell(106, body, 'border-radius:6px 6px 12px 12px', label(top, bottom, lid))}</table>`

/** A present: a bow, a ribbon across and along. */
export function present(body: string, ribbon: string): string {
  const strip = (height: number, radius: string) =>
    `<tr><td width="54" height="${height}" bgcolor="${body}" style="background:${body};font-size:0;border-radius:${radius.split('|')[0]}">&nbsp;</td><td width="18" bgcolor="${ribbon}" style="background:${ribbon};font-size:0">&nbsp;</td><td width="54" bgcolor="${body}" style="background:${body};font-size:0;border-radius:${radius.split('|')[1]}">&nbsp;</td></tr>`
  const across = `<tr><td colspan="3" height="16" bgcolor="${ribbon}" style="height:16px;background:${ribbon};font-size:0;line-height:0">&nbsp;</td></tr>`
  const loop = (radius: string) =>
    `<td width="30" height="20" style="border:6px solid ${ribbon};border-radius:${radius};font-size:0;line-height:0">&nbsp;</td>`
  const bow = `<tr><td colspan="3" align="center"><table ${bare}><tr>${loop('18px 18px 4px 18px')}<td width="4" style="font-size:0">&nbsp;</td>${loop('18px 18px 18px 4px')}</tr></table></td></tr>`
  return `<table ${bare} width="126" style="width:126px">${bow}${strip(44, '6px 0 0 0|0 6px 0 0')}${across}${strip(62, '0 0 0 6px|0 0 6px 0')}</table>`
}

export function coupon(code: string, caption: string): string {
  return row(
    `<table ${bare} width="100%"><tr><td align="center" style="border:2px dashed ${rust};border-radius:8px;background:#fdf6f1;padding:20px 16px"><div style="font:14px/20px ${sans};color:${soft}">${caption}</div><div style="margin-top:6px;font:bold 28px/36px 'Courier New',Courier,monospace;letter-spacing:3px;color:${rust}">${code}</div></td></tr></table>`,
    'padding:8px 40px 32px',
  )
}

/** A quiet box for a recipe or a remark. */
export function aside(title: string, body: string): string {
  return row(
    `<table ${bare} width="100%"><tr><td style="background:${paper};border-left:4px solid ${forest};border-radius:0 8px 8px 0;padding:20px 24px"><div style="font:bold 16px/22px ${sans};color:${ink}">${title}</div><div style="margin-top:6px;font:15px/24px ${sans};color:${soft}">${tied(body)}</div></td></tr></table>`,
    'padding:4px 40px 34px',
  )
}

const footerLink = (label: string, href: string) =>
  `<a href="${href}" style="color:${soft};text-decoration:underline;white-space:nowrap">${label}</a>`

/** The sender's full name and address and the way out are asked for by § 7 of Act 480/2004. */
export function footer(
  why: string,
  sender: string,
  links: readonly (readonly [label: string, href: string])[],
): string {
  const way = links.map(([name, href]) => footerLink(name, href)).join(' &nbsp;·&nbsp; ')
  return `<table ${bare} width="600" style="width:100%;max-width:600px"><tr><td class="side" align="center" style="padding:26px 40px 34px;font:13px/21px ${sans};color:${soft}">
${way ? `<div style="margin-bottom:12px">${way}</div>` : ''}<div>${why}</div><div style="margin-top:12px;padding-top:12px;border-top:1px solid ${line}">${sender}</div></td></tr></table>`
}
