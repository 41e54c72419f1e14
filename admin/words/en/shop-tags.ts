import type { Words } from '../words.ts'

export const shopTags: Words['shopTags'] = {
  title: 'Shop',
  rows: 'Products, a row each',
  lowest: 'lowest price of 30 days',
  tags: { coupon: 'Coupon code', couponValid: 'Last day of the code', basketTotal: 'Price of the basket' },
  branches: { hasBasket: 'Only with something in the basket', hasBought: 'Only who bought product 123 in 30 days' },
  lists: {
    basket: 'Basket',
    lastView: 'Last viewed',
    lastBought: 'Last bought',
    bestSellers: 'Best-sellers',
    random: 'Products at random',
  },
}
