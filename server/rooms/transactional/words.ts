import type { ListRow } from '../contacts/index.ts'

/** Our own texts, for lists that bring none. Asking for consent must carry no promotion (Act 480/2004 Sb.). */

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, c => `&#${c.charCodeAt(0)};`)
}

/** A name put into our template is text there: it must not start a tag. */
function asText(text: string): string {
  return escapeHtml(text).replaceAll('*|', '*&#124;')
}

function page(title: string, body: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="margin:0;background:#f7f4f1;font-family:system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;color:#2b2622">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;background:#ffffff;border-radius:12px"><tr><td style="padding:32px">
${body}
</td></tr></table></td></tr></table></body></html>`
}

const BUTTON =
  'display:inline-block;background:#a8481f;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 24px;border-radius:8px'

export function confirmationWords(list: ListRow): { subject: string; html: string } {
  const name = asText(list.name)
  const plainName = list.name.replaceAll('*|', '* |')
  if (list.language === 'en') {
    return {
      subject: `Please confirm your subscription to ${plainName}`,
      html: page(
        'Please confirm',
        `<h1 style="font-size:22px;margin:0 0 16px">One last step</h1>
<p style="line-height:1.6">Somebody, probably you, signed this address up for <strong>${name}</strong>. Please confirm it by the button.</p>
<p style="margin:28px 0"><a href="*|SUBCONFIRM|*" style="${BUTTON}">Confirm the subscription</a></p>
<p style="line-height:1.6;color:#6b625b;font-size:14px">If it was not you, do nothing: without a confirmation we will not write to you.</p>`,
      ),
    }
  }
  return {
    subject: `Potvrďte prosím odběr: ${plainName}`,
    html: page(
      'Potvrzení odběru',
      `<h1 style="font-size:22px;margin:0 0 16px">Zbývá poslední krok</h1>
<p style="line-height:1.6">Někdo, nejspíš vy, přihlásil tuto adresu k odběru <strong>${name}</strong>. Potvrďte to prosím tlačítkem.</p>
<p style="margin:28px 0"><a href="*|SUBCONFIRM|*" style="${BUTTON}">Potvrdit odběr</a></p>
<p style="line-height:1.6;color:#6b625b;font-size:14px">Pokud jste to nebyli vy, nedělejte nic: bez potvrzení vám psát nebudeme.</p>`,
    ),
  }
}

export function noticeWords(list: ListRow, email: string): { subject: string; html: string } {
  const [name, address] = [asText(list.name), asText(email)]
  const plainName = list.name.replaceAll('*|', '* |')
  return list.language === 'en'
    ? {
        subject: `New subscriber: ${plainName}`,
        html: page('New subscriber', `<p><strong>${address}</strong> has joined the list ${name}.</p>`),
      }
    : {
        subject: `Nový odběratel: ${plainName}`,
        html: page('Nový odběratel', `<p>Do seznamu ${name} se přihlásil kontakt <strong>${address}</strong>.</p>`),
      }
}
