export const prestashop = {
  title: 'Obchody PrestaShop',
  lead: 'Obchody, jejichž modul PrestaShop se připojil klíčem API tohoto účtu. Hlásí se samy.',
  none: 'Zatím se žádný nepřipojil.',
  noName: 'Obchod bez adresy',
  connected: 'připojený od {moment}',
  gone: 'odpojený {moment}',
  toList: 'zákazníci do seznamu {list}',
  remove: 'Odebrat',
  removeTitle: 'Odebrat obchod {store}?',
  removeLead: 'Zapomene se i klíč, který dal. Má-li modul dál klíč API, připojí se při otevření svého nastavení znovu.',
  removedTell: 'Obchod je odebraný.',
}
