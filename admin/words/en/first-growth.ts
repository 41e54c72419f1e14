/** Of growth, what the chart says. */
export const firstGrowth = {
  title: 'Growth day by day',
  what: 'What to show',
  total: 'Total',
  changes: 'Changes',
  subscribed: 'Subscribed',
  came: 'Came',
  left: 'Unsubscribed',
  bouncedOrComplained: 'Bounced and spam',
  net: 'Change',
  weekly: 'Each column is a week.',
  empty: 'Nobody is subscribed yet. Once people come you will see them here day by day.',
  about:
    'Chart of those subscribed from {from} to {until}. {came} came, {left} unsubscribed, {total} are subscribed at the end. All numbers are in the table.',
}
