/** Veřejná webová verze jedné kampaně. */
export const webVersion = {
  action: 'Webová verze',
  title: 'Webová verze kampaně',
  lead: 'E-mail bez osobních údajů na adrese, kterou nejde uhodnout.',
  shown: 'Kdo má odkaz, vidí ji',
  indexed: 'Smějí ji najít vyhledávače',
  indexedWhy: 'Vypnuto znamená, že o neuložení prosíme značkou noindex.',
  link: 'Odkaz',
  open: 'Otevřít',
  draft: 'Odkaz začne fungovat, až se kampaň spustí.',
  hidden: 'Odkaz teď nikomu nic neukáže.',
}
