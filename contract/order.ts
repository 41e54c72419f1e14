/** As shops tell it; an order may also have none. */
export const orderStatuses = ['processing', 'canceled', 'pending', 'completed'] as const
export type OrderStatus = (typeof orderStatuses)[number]

/** Ecomail's limits of a call. */
export const MOST_ORDERS = 1_000
export const MOST_ITEMS = 1_000
