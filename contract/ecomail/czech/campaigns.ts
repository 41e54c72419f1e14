export const campaigns: Record<string, string> = {
  'Campaigns, newest first': 'Kampaně od nejnovější',
  'A bare array of one page.': 'Holé pole jedné stránky.',
  'id, title, subject, inserted, changed_at or sent_at': 'id, title, subject, inserted, changed_at nebo sent_at',
  '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored, 7 scheduled':
    '0 koncept, 1 připravuje se, 2 odesílá se, 3 odeslaná, 4 chyba, 7 naplánovaná',
  'part of the title': 'část názvu',
  'part of the subject': 'část předmětu',
  'changed on this day, YYYY-MM-DD (UTC)': 'změněné tento den, RRRR-MM-DD (UTC)',
  'sent on this day or later, YYYY-MM-DD (UTC); drafts are left out':
    'odeslané tento den nebo později, RRRR-MM-DD (UTC); koncepty se vynechají',
  'sent on this day or before, YYYY-MM-DD (UTC); drafts are left out':
    'odeslané tento den nebo dříve, RRRR-MM-DD (UTC); koncepty se vynechají',
  'of the campaign': 'kampaně',
  '0 draft, 1 preparing, 2 sending, 3 sent, 4 errored or not started in time, 7 scheduled':
    '0 koncept, 1 připravuje se, 2 odesílá se, 3 odeslaná, 4 chyba nebo se včas nespustila, 7 naplánovaná',
  'the campaign in a browser': 'kampaň v prohlížeči',
  'always N;': 'vždy N;',
  'Create a campaign, as a draft': 'Vytvoření kampaně jako konceptu',
  'seen by nobody but you': 'vidíte ho jen vy',
  'merge tags are filled in': 'značky se doplní',
  'with merge tags': 'se značkami',
  'ids of lists, or segments of lists; spelt so': 'id seznamů nebo segmenty seznamů; píše se opravdu takto',
  'made from the HTML when not given': 'není-li zadán, vznikne z HTML',
  'One campaign with its numbers': 'Jedna kampaň s výsledky',
  'the campaign': 'kampaň',
  'Change a draft': 'Změna konceptu',
  'What is not given stays. A campaign that was started or is scheduled cannot be changed.':
    'Co v těle není, zůstane. Spuštěnou nebo naplánovanou kampaň změnit nelze.',
  'Send a campaign now, also one that is scheduled for later': 'Okamžité odeslání kampaně, i té naplánované na později',
  'Cannot be undone. A GET that acts, since Ecomail has it so. Called again it gives the same answer and sends nothing twice.':
    'Nelze vrátit. GET, který něco dělá, protože to tak má Ecomail. Opakované volání dá stejnou odpověď a nic nepošle dvakrát.',
  'What came of a campaign': 'Výsledky kampaně',
  'Live and exact. Opens and clicks by machines are counted in, as Ecomail does; the admin shows people alone. With days, only what happened within them: `inject` belongs to the day of the start, `open` and `click` are contacts who did so within these days. Rates are of the same days, so a day without a delivery has an open rate of 0. Of one message a thousand opens and clicks are kept with their time; more of them count only without days.':
    'Živé a přesné. Otevření a prokliky strojů se počítají, jako u Ecomailu; administrace ukazuje jen lidi. Se dny jen to, co se v nich stalo: `inject` patří ke dni spuštění, `open` a `click` jsou kontakty, které tak v těchto dnech učinily. Míry jsou z týchž dnů, takže den bez doručení má míru otevření 0. U jedné zprávy se s časem uchová tisíc otevření a prokliků; další se počítají jen beze dnů.',
  'from this day on, YYYY-MM-DD (UTC)': 'od tohoto dne, RRRR-MM-DD (UTC)',
  'up to and with this day, YYYY-MM-DD (UTC)': 'do tohoto dne včetně, RRRR-MM-DD (UTC)',
  'recipients when the campaign was started': 'příjemci ve chvíli spuštění',
  'taken by the next server, less what bounced later': 'převzato dalším serverem bez těch, které se později vrátily',
  'contacts who opened; a click counts as an open': 'kontakty, které otevřely; proklik se počítá jako otevření',
  'contacts who clicked': 'kontakty, které klikly',
}
