import { type Frame, indented } from './starter.ts'

/** The colours of one starter, in the light and in the dark. Each pair of text and ground is at least 4.5 : 1. */
export interface Look {
  ground: string
  sheet: string
  ink: string
  soft: string
  line: string
  tint: string
  accent: string
  onAccent: string
  headings: string
  dark: { ground: string; sheet: string; ink: string; soft: string; line: string; tint: string; accent: string }
}

export const serif = 'Georgia, Times New Roman, serif'
export const sans = 'Helvetica Neue, Helvetica, Arial, sans-serif'

export const nightly: Look['dark'] = {
  ground: '#141312',
  sheet: '#1f1d1b',
  ink: '#f1ece6',
  soft: '#b8aea4',
  line: '#3a3531',
  tint: '#2b2825',
  accent: '#f0b48f',
}

/** Fonts that every machine has, so that nothing is fetched; a dark look for the programs that ask for one. */
export function head(look: Look, words: { title: string; preview: string }): string {
  const { dark } = look
  return `
<mj-head>
  <mj-title>${words.title}</mj-title>
  <mj-preview>${words.preview}</mj-preview>
  <mj-attributes>
    <mj-all font-family="${sans}" />
    <mj-text color="${look.ink}" font-size="16px" line-height="26px" padding="0 0 16px" />
    <mj-button background-color="${look.accent}" color="${look.onAccent}" border-radius="6px" font-size="16px" font-weight="700" inner-padding="14px 30px" padding="8px 0" />
    <mj-divider border-width="1px" border-color="${look.line}" padding="0" />
    <mj-section padding="0" />
    <mj-wrapper padding="0" />
    <mj-column padding="0" />
    <mj-table color="${look.ink}" font-size="15px" line-height="24px" padding="0" />
  </mj-attributes>
  <mj-style>
    h1, h2, h3, p { margin: 0; }
    h1, h2 { font-family: ${look.headings}; font-weight: normal; }
    h1 { font-size: 38px; line-height: 44px; }
    h2 { font-size: 25px; line-height: 32px; }
    h3 { font-size: 17px; line-height: 24px; }
    p + p { margin-top: 16px; }
    a { color: ${look.accent}; }
    @media (max-width: 479px) {
      h1 { font-size: 30px !important; line-height: 36px !important; }
      h1.huge { font-size: 72px !important; line-height: 84px !important; }
      .side > table > tbody > tr > td { padding-left: 22px !important; padding-right: 22px !important; }
      .pair > table > tbody > tr > td { padding-left: 12px !important; padding-right: 12px !important; }
      .after > table > tbody > tr > td { padding-left: 0 !important; }
    }
    @media (prefers-color-scheme: dark) {
      .ground, .ground > div { background-color: ${dark.ground} !important; }
      .sheet, .sheet > table { background: ${dark.sheet} !important; background-color: ${dark.sheet} !important; }
      .tint > table > tbody > tr > td { background-color: ${dark.tint} !important; }
      .ink div, .ink table, .ink td, .ink th { color: ${dark.ink} !important; border-color: ${dark.line} !important; }
      .soft div, .soft span, .soft s, .soft div a { color: ${dark.soft} !important; }
      .ink div a, .accent div, .accent strong { color: ${dark.accent} !important; }
      .ink div a.name { color: ${dark.ink} !important; }
      .line p { border-color: ${dark.line} !important; }
    }
  </mj-style>
  <mj-raw>
    <meta name="color-scheme" content="light dark" />
    <meta name="supported-color-schemes" content="light dark" />
  </mj-raw>
</mj-head>`
}

export function document(frame: Frame, look: Look, words: { title: string; preview: string }, rows: string[]): string {
  return `
<mjml lang="${frame.language}">
  ${indented(head(look, words), 2)}
  <mj-body background-color="${look.ground}" css-class="ground" width="600px">
    ${rows.map(row => indented(row, 4)).join('\n\n    ')}
  </mj-body>
</mjml>`
}

const notes = {
  cs: {
    header: 'Hlavička: název obchodu, nebo logo: mj-image src="https://…" alt="Název obchodu" width="160px"',
    footer: 'Patička: proč e-mail přišel, kdo ho posílá a jak se odhlásit. Odkazy v ní nechte.',
  },
  en: {
    header: 'Header: the name of the shop, or its logo: mj-image src="https://…" alt="Name of the shop" width="160px"',
    footer: 'Footer: why the e-mail came, who sends it and how to unsubscribe. Leave its links in.',
  },
}

/** The shop's name over the sheet. */
export function header({ language, shop, site }: Frame, look: Look): string {
  return `
<!-- ${notes[language].header} -->
<mj-section padding="28px 24px 20px">
  <mj-column>
    <mj-text css-class="ink" align="center" font-family="${look.headings}" font-size="22px" line-height="28px" padding="0">
      <a class="name" href="${site}/" style="color: ${look.ink}; text-decoration: none;">${shop.name}</a>
    </mj-text>
  </mj-column>
</mj-section>`
}

const ends = {
  cs: {
    why: 'Obchodní sdělení. Píšeme vám na adresu *|EMAIL|*, protože odebíráte novinky z&nbsp;našeho obchodu.',
    web: 'Zobrazit v&nbsp;prohlížeči',
    preferences: 'Nastavit, co mi chodí',
    unsubscribe: 'Odhlásit se',
  },
  en: {
    why: 'We are writing to *|EMAIL|* because you subscribe to news from our shop.',
    web: 'View in browser',
    preferences: 'Choose what you get',
    unsubscribe: 'Unsubscribe',
  },
}

/** The sender and the way out are asked for by § 7 of Act 480/2004 Sb. */
export function footer({ language, shop }: Frame, look: Look, align: 'center' | 'left' = 'center'): string {
  const words = ends[language]
  const link = (href: string, word: string) => `<a href="${href}" style="color: ${look.soft};">${word}</a>`
  return `
<!-- ${notes[language].footer} -->
<mj-section padding="26px 24px 40px"${align === 'left' ? ' text-align="left"' : ''}>
  <mj-column>
    <mj-text css-class="soft" align="${align}" color="${look.soft}" font-size="13px" line-height="21px" padding="0">
      <p>${words.why}</p>
      <p>
        ${link('*|WEBVERSION|*', words.web)} &nbsp;·&nbsp;
        ${link('*|PREFERENCES|*', words.preferences)} &nbsp;·&nbsp;
        ${link('*|UNSUB|*', words.unsubscribe)}
      </p>
      <p>${shop.name}<br />
${shop.legal}</p>
    </mj-text>
  </mj-column>
</mj-section>`
}

export const greeting = {
  cs: 'Dobrý den*|IF:VOKATIV|*, *|VOKATIV|**|END:IF|*,',
  en: 'Hello*|IF:NAME|* *|NAME|**|END:IF|*,',
}
