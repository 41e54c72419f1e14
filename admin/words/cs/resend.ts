/** Znovu těm, kdo neotevřeli. */
export const resend = {
  action: 'Poslat znovu těm, kdo neotevřeli',
  title: 'Poslat znovu těm, kdo neotevřeli',
  lead: 'Vznikne nový koncept se stejným e-mailem. Půjde jen lidem, kterým první e-mail jejich server přijal, neotevřeli ho a jsou pořád přihlášení.',
  by: 'Koho brát jako toho, kdo neotevřel',
  human: 'Kdo neotevřel sám',
  humanWhy: 'Automatická otevření a kontroly odkazů se nepočítají. Kdo má obrázky vypnuté, může e-mail dostat podruhé.',
  any: 'U koho není žádné otevření',
  anyWhy: 'Opatrnější: vynechá i ty, u nichž e-mail otevřel jen stroj.',
  count: 'Teď by šel {people}',
  nobody: 'Není komu: kdo je ještě přihlášený, ten e-mail otevřel.',
  subject: 'Předmět, pro druhý pokus raději jiný',
  same: 'Stejný předmět už jednou nezabral.',
  make: 'Vytvořit koncept',
  made: 'Koncept je připravený, zkontrolujte ho a odešlete.',
  titleOf: '{title} – znovu',
  of: 'Opakování kampaně',
  ofWhy: {
    human: 'Jde jen těm, kdo ji sami neotevřeli.',
    any: 'Jde jen těm, u nichž není žádné otevření.',
  },
  sentAgain: 'Posláno znovu',
}
