export const shopTags = {
  title: 'E-shop',
  rows: 'Produkty po řádcích',
  lowest: 'nejnižší cena za 30 dní',
  tags: { coupon: 'Slevový kód', couponValid: 'Poslední den kódu', basketTotal: 'Cena košíku' },
  branches: { hasBasket: 'Jen když má něco v košíku', hasBought: 'Jen když za 30 dní koupil produkt 123' },
  lists: {
    basket: 'Košík',
    lastView: 'Naposledy prohlížené',
    lastBought: 'Naposledy koupené',
    bestSellers: 'Nejprodávanější',
    random: 'Náhodné produkty',
  },
}
