import { trackingSnippet } from '../../../contract/tracking-snippet.ts'
import type { DocsLanguage } from './words.ts'

export interface Guide {
  id: string
  title: string
  /** Paragraphs; what stands between back-ticks is code. A `code` is shown as it is. */
  parts: (string | { code: string })[]
  /** The common refusals follow. */
  failures?: true
}

export interface GuideFacts {
  baseUrl: string
  callsPerMinute: number
}

/** What one reads before the first call. */
export function guides(language: DocsLanguage, facts: GuideFacts): Guide[] {
  return language === 'cs' ? czech(facts) : english(facts)
}

const firstCall = (baseUrl: string) => ({ code: `curl ${baseUrl}/account -H 'key: YOUR_API_KEY'` })

const fiveCalls = (baseUrl: string) => ({
  code: `KEY=YOUR_API_KEY; BASE=${baseUrl}; JSON='Content-Type: application/json'
# 1
curl -X POST $BASE/lists -H "key: $KEY" -H "$JSON" \\
  -d '{"name":"Newsletter","from_name":"Shop","from_email":"shop@example.com"}'
LIST=1
# 2
curl -X POST $BASE/lists/$LIST/subscribe -H "key: $KEY" -H "$JSON" \\
  -d '{"subscriber_data":{"email":"jana@example.com","name":"Jana","surname":"Nováková"}}'
# 3
curl -X POST $BASE/campaigns -H "key: $KEY" -H "$JSON" -d '{
  "title":"First","subject":"Hello, *|NAME|*","from_name":"Shop","from_email":"shop@example.com",
  "reply_to":"shop@example.com","recepient_lists":['$LIST'],
  "html_text":"<p>Hello, *|NAME|*!</p><p><a href=\\"*|UNSUB|*\\">Unsubscribe</a></p>"}'
CAMPAIGN=1
# 4
curl $BASE/campaign/$CAMPAIGN/send -H "key: $KEY"
# 5
curl $BASE/campaigns/$CAMPAIGN/stats -H "key: $KEY"`,
})

const paged = {
  code: '{"current_page":1,"data":[…],"from":1,"to":20,"last_page":5,"next_page_url":"…?page=2","per_page":20,"total":97}',
}

function english({ baseUrl, callsPerMinute }: GuideFacts): Guide[] {
  return [
    {
      id: 'authentication',
      title: 'Authentication',
      parts: [
        'Every call carries the account’s key in the header `key`. You find it in the admin under Developers. One key opens one account. Keep it on your server: a browser of a visitor must never see it, and calls from other sites’ pages are not answered.',
        firstCall(baseUrl),
        'A wrong or missing key is answered 401 `{"message":"Wrong api key"}` on any path.',
      ],
    },
    {
      id: 'first-steps',
      title: 'First steps in five calls',
      parts: [
        'A list, a contact in it, a campaign as a draft, its sending, its numbers. `LIST` and `CAMPAIGN` are the ids from the answers of the first and the third call.',
        fiveCalls(baseUrl),
      ],
    },
    {
      id: 'bodies',
      title: 'Bodies',
      parts: [
        'Bodies and answers are JSON in UTF-8; a success is 200 and bare data, without an envelope. A body belongs to DELETE as well where the call has one.',
        'What you send is read leniently: numbers may come as texts, booleans as 0 and 1, and fields that we do not know are passed over. A trailing slash and doubled slashes in the path do no harm. An address in a path stands raw or percent-encoded; a `+` is a plus.',
      ],
    },
    {
      id: 'errors',
      title: 'Errors',
      parts: [
        'Look at the status first, then at `errors` or `message`. 422 names the fields by their dotted path: `{"errors":{"from_email":["The from email must be a valid email address."]}}`. A call that is refused has written nothing. Every call may be answered with these:',
      ],
      failures: true,
    },
    {
      id: 'limit',
      title: 'Rate limit',
      parts: [
        callsPerMinute > 0
          ? `A key may make ${callsPerMinute} calls a minute on this server. One more is answered 429, and the header \`Retry-After\` says in how many whole seconds to try again. Use the bulk calls for many contacts or orders.`
          : 'The number of calls is not limited on this server. Elsewhere a call too many is answered 429, and the header `Retry-After` says in how many whole seconds to try again.',
        'After 502, 503 or 504, or when no answer came, repeat a GET, PUT or DELETE after a pause; a POST may have been done already.',
      ],
    },
    {
      id: 'paging',
      title: 'Paging',
      parts: [
        'Long collections come in pages: `page` counts from 1, `per_page` is cut to the maximum of the call. The answer says where you are; ask on while `next_page_url` is set:',
        paged,
        'Logs have the same with an array named after them in place of `data`. Bare arrays (`/lists`, `/campaigns`) have no frame around them; where they page, the first empty page is behind the end.',
      ],
    },
    {
      id: 'tracking',
      title: 'Web tracking',
      parts: [
        'What visitors do in the shop comes by a script in its pages: page views, products looked at, baskets. The code for your account is in the admin under Shop → Web tracking; the calls are those of Ecomail’s script.',
        { code: trackingSnippet(baseUrl, 'APP_ID', { consent: 'call' }) },
        "It waits for consent, by a call of `ecotrack('consent', true)` or by Google’s Consent Mode v2. A visitor is known by a click in an e-mail (`ecmid` in the link) or by `ecotrack('setUserId', 'jana@example.com')`; what the same browser did before is joined then.",
        'Your server tells the same by `POST /tracker/events` (baskets, views, events of your own) and, always better than from a browser, orders by `POST /tracker/transaction`.',
      ],
    },
    {
      id: 'dates',
      title: 'Dates',
      parts: [
        'Times are `YYYY-MM-DD HH:MM:SS` in the account’s time zone unless their description says otherwise: names that end in `_utc` are in UTC, `subscribed_at` carries its offset, logs are ISO 8601 with `Z`, orders take Unix seconds. Days in queries are `YYYY-MM-DD`, both ends count, in UTC.',
      ],
    },
  ]
}

function czech({ baseUrl, callsPerMinute }: GuideFacts): Guide[] {
  return [
    {
      id: 'authentication',
      title: 'Ověření',
      parts: [
        'Každé volání nese klíč účtu v hlavičce `key`. Najdete ho v administraci pod Pro vývojáře. Jeden klíč otevírá jeden účet. Patří na váš server: prohlížeč návštěvníka ho nesmí vidět a voláním ze stránek jiných webů se neodpovídá.',
        firstCall(baseUrl),
        'Na špatný nebo chybějící klíč se na každé cestě odpoví 401 `{"message":"Wrong api key"}`.',
      ],
    },
    {
      id: 'first-steps',
      title: 'První kroky v pěti voláních',
      parts: [
        'Seznam, kontakt v něm, kampaň jako koncept, její odeslání a výsledky. `LIST` a `CAMPAIGN` jsou id z odpovědí na první a třetí volání.',
        fiveCalls(baseUrl),
      ],
    },
    {
      id: 'bodies',
      title: 'Těla',
      parts: [
        'Těla i odpovědi jsou JSON v UTF-8; úspěch je 200 a holá data bez obálky. Kde ho volání má, patří tělo i k DELETE.',
        'Co pošlete, čteme shovívavě: čísla mohou přijít jako text, ano a ne jako 1 a 0, neznámá pole se přeskočí. Lomítko na konci cesty a zdvojená lomítka nevadí. Adresa v cestě může stát přímo, nebo v procentovém kódování; `+` je plus.',
      ],
    },
    {
      id: 'errors',
      title: 'Chyby',
      parts: [
        'Nejdřív se podívejte na stav, potom na `errors` nebo `message`. 422 jmenuje pole tečkovanou cestou: `{"errors":{"from_email":["The from email must be a valid email address."]}}`. Odmítnuté volání nezapsalo nic. Na každé volání může přijít:',
      ],
      failures: true,
    },
    {
      id: 'limit',
      title: 'Limit volání',
      parts: [
        callsPerMinute > 0
          ? `Klíč smí na tomto serveru ${callsPerMinute} volání za minutu. Na další se odpoví 429 a hlavička \`Retry-After\` říká, za kolik celých sekund to zkusit znovu. Pro mnoho kontaktů nebo objednávek jsou hromadná volání.`
          : 'Počet volání není na tomto serveru omezen. Jinde se na přebytečné volání odpoví 429 a hlavička `Retry-After` říká, za kolik celých sekund to zkusit znovu.',
        'Po 502, 503 nebo 504, a když odpověď nepřišla, zopakujte po chvíli GET, PUT nebo DELETE; POST už mohl proběhnout.',
      ],
    },
    {
      id: 'paging',
      title: 'Stránkování',
      parts: [
        'Dlouhé výpisy přicházejí po stránkách: `page` se počítá od 1, `per_page` se zkrátí na nejvyšší hodnotu volání. Odpověď říká, kde jste; ptejte se dál, dokud je vyplněné `next_page_url`:',
        paged,
        'Logy mají totéž, jen místo `data` pole pojmenované po sobě. Holá pole (`/lists`, `/campaigns`) nic kolem sebe nemají; kde se stránkují, je první prázdná stránka už za koncem.',
      ],
    },
    {
      id: 'tracking',
      title: 'Sledování webu',
      parts: [
        'Co návštěvníci na e-shopu dělají, posílá skript na jeho stránkách: zobrazení stránek, prohlížené produkty, košík. Kód pro váš účet je v administraci v části E-shop → Sledování webu; volání jsou stejná jako u skriptu Ecomailu.',
        { code: trackingSnippet(baseUrl, 'APP_ID', { consent: 'call' }) },
        "Čeká na souhlas: na volání `ecotrack('consent', true)`, nebo na Google Consent Mode v2. Návštěvníka poznáme podle kliknutí v e-mailu (`ecmid` v odkazu) nebo podle `ecotrack('setUserId', 'jana@example.com')`; co týž prohlížeč dělal předtím, se k němu připojí.",
        'Totéž může říct váš server přes `POST /tracker/events` (košíky, prohlížení, vlastní události) a objednávky přes `POST /tracker/transaction`, což je vždy spolehlivější než z prohlížeče.',
      ],
    },
    {
      id: 'dates',
      title: 'Data a časy',
      parts: [
        'Časy jsou `RRRR-MM-DD HH:MM:SS` v časovém pásmu účtu, pokud popis neříká jinak: názvy s koncovkou `_utc` jsou v UTC, `subscribed_at` nese svůj posun, logy jsou ISO 8601 se `Z`, objednávky berou unixové sekundy. Dny v dotazech jsou `RRRR-MM-DD`, oba krajní se počítají, v UTC.',
      ],
    },
  ]
}
