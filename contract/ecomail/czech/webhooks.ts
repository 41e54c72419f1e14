export const webhooks: Record<string, string> = {
  'Where mail events are sent to': 'Kam se posílají události e-mailů',
  'null: nowhere': 'null: nikam',
  'Send mail events to an address': 'Posílání událostí e-mailů na adresu',
  'Batches of delivery, bounce, open, click, spam_complaint, link_unsubscribe and list_unsubscribe as a JSON array, with `X-MessageSystems-Batch-ID`. A sample batch is sent at once. What is not answered by 2xx within 10 seconds is sent again for 8 hours.':
    'Dávky událostí delivery, bounce, open, click, spam_complaint, link_unsubscribe a list_unsubscribe jako JSON pole, s hlavičkou `X-MessageSystems-Batch-ID`. Ukázková dávka přijde hned. Na co server do 10 sekund neodpoví 2xx, to se posílá znovu po dobu 8 hodin.',
  'http or https': 'http nebo https',
  'The address is none that can be called': 'Tuto adresu nejde zavolat',
  'Send mail events nowhere any more': 'Konec posílání událostí e-mailů',
  'The PrestaShop module is installed in a shop': 'Modul pro PrestaShop je v obchodě nainstalovaný',
  'the API key of the account; in the header it is taken, too': 'API klíč účtu; bere se i z hlavičky',
  'of the shop’s own web service; kept sealed': 'k webové službě obchodu; uložený zašifrovaně',
  'address or name of the shop': 'adresa nebo název obchodu',
  'The key in the body is wrong or missing': 'Klíč v těle je špatný nebo chybí',
  'The PrestaShop module is gone': 'Modul pro PrestaShop je odinstalovaný',
}
