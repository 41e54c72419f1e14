export const editor = {
  title: 'Název kampaně',
  readOnly: 'Jen ke čtení: koncepty upravuje a posílá marketér nebo administrátor.',
  titleHint: 'Vidíte ho jen vy.',
  subject: 'Předmět',
  subjectPlaceholder: 'Co lidi přiměje e-mail otevřít',
  fromName: 'Jméno odesílatele',
  fromEmail: 'E-mail odesílatele',
  replyTo: 'Odpovědi na',
  replyToPlaceholder: 'stejné jako odesílatel',
  details: 'Nastavení',
  content: 'Obsah',
  preview: 'Náhled',
  html: 'HTML',
  plainText: 'Text',
  htmlLabel: 'HTML e-mailu',
  plainTextLabel: 'Textová verze e-mailu',
  plainTextHint: 'Pro programy, které HTML neukazují. Když ho nenapíšete, odvodí se z HTML.',
  previewAs: 'Zobrazit jako',
  previewAnybody: 'první z příjemců',
  previewNobody: 'Příjemce zatím není, značky kontaktu jsou prázdné.',
  previewFrame: 'Náhled e-mailu',
  desktop: 'Počítač',
  phone: 'Telefon',
  sizeTooLarge: 'Gmail e-mail nad 102 kB ořízne.',
  problems: { one: '{n} chyba', few: '{n} chyby', many: '{n} chyby', other: '{n} chyb' },
  problemAt: 'řádek {line}',
  problemInSubject: 'předmět',
  problemInText: 'text',
  unknownTags: 'Neznámé značky, vypíšou se prázdné: {tags}',
  noProblems: 'Značky jsou v pořádku',
  insertTag: 'Vložit značku',
  goToLine: 'Přejít na řádek {line}',
  saved: 'Uloženo',
  saving: 'Ukládá se…',
  waiting: 'Neuložené změny',
  saveFailed: 'Neuloženo',
  test: 'Poslat test',
  send: 'Odeslat kampaň',
  missingParts: 'Chybí {parts}.',
  parts: {
    subject: 'předmět',
    fromName: 'jméno odesílatele',
    fromEmail: 'e-mail odesílatele',
    html: 'obsah',
    listIds: 'seznam',
  },
  problemCodes: {
    unclosedIf: 'Podmínka {tag} není ukončená: chybí *|END:IF|*.',
    unclosedEach: 'Cyklus {tag} není ukončený: chybí *|END|*.',
    unclosedTag: 'Značka {tag} není uzavřená: chybí |*.',
    unexpectedEnd: 'Značka {tag} nic neukončuje.',
    unexpectedElse: 'Značka {tag} nepatří k žádné podmínce.',
    badCondition: 'Podmínce {tag} nerozumíme.',
    badTag: 'Značce {tag} nerozumíme.',
    tooDeep: 'Značka {tag} je vnořená příliš hluboko.',
    loopsNotAllowed: 'Cyklus {tag} v kampani nejde použít.',
    splitMarkup: 'Značka {tag} rozděluje HTML tak, že v jedné větvi není celé.',
    other: 'Značka {tag} je chybně zapsaná.',
  },
  starter: `<!doctype html>
<html lang="cs">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
  </head>
  <body style="margin: 0; background: #f6f4f1; font-family: -apple-system, 'Segoe UI', Roboto, Arial, sans-serif; color: #2a2521">
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td align="center" style="padding: 32px 16px">
          <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width: 600px; background: #ffffff; border-radius: 8px">
            <tr>
              <td style="padding: 40px; font-size: 16px; line-height: 1.6">
                <h1 style="margin: 0 0 16px; font-size: 26px; line-height: 1.25">Dobrý den*|IF:VOKATIV|*, *|VOKATIV|**|END:IF|*</h1>
                <p style="margin: 0 0 24px">Tady začíná váš e-mail.</p>
                <a href="https://www.example.cz/" style="display: inline-block; padding: 12px 24px; background: #a2481c; color: #ffffff; border-radius: 6px; text-decoration: none">Do e-shopu</a>
              </td>
            </tr>
          </table>
          <p style="margin: 24px 0 0; font-size: 13px; color: #6f665f">
            {footer}E-mail jsme poslali na *|EMAIL|*. <a href="*|UNSUB|*" style="color: #6f665f">Odhlásit se</a>
          </p>
        </td>
      </tr>
    </table>
  </body>
</html>
`,
}
