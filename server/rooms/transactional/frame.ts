import type { Language } from '../../../contract/shapes.ts'

/** How the mails look that we write ourselves; each has its words in its own file. */

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
}

/** A name put into our HTML is text there: it must not start a tag. */
export function asText(text: string): string {
  return escapeHtml(text).replaceAll('*|', '*&#124;')
}

/** The same for a subject or a sender's name, where a tag would be filled too. */
export function asPlain(text: string): string {
  return text.replaceAll('*|', '* |')
}

const BUTTON =
  'display:inline-block;background:#a8481f;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 24px;border-radius:8px'

/** Lines are HTML: put names in by `asText`. */
export interface OwnMail {
  language: Language
  title: string
  heading?: string
  lines: string[]
  button?: { label: string; href: string }
  /** Smaller, after everything else. */
  note?: string
}

export function ownMail({ language, title, heading, lines, button, note }: OwnMail): string {
  const parts = [
    heading && `<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">${heading}</h1>`,
    ...lines.map(line => `<p style="line-height:1.6;margin:0 0 12px">${line}</p>`),
    button && `<p style="margin:28px 0"><a href="${button.href}" style="${BUTTON}">${button.label}</a></p>`,
    note && `<p style="line-height:1.6;margin:0;color:#6b625b;font-size:14px">${note}</p>`,
  ]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;background:#f7f4f1;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#2b2622">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border-radius:12px"><tr><td style="padding:32px">
${parts.filter(Boolean).join('\n')}
</td></tr></table></td></tr></table></body></html>`
}
