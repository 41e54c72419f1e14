/** What the wizard asks, in this order; the step stands in the address. */
export const importSteps = ['file', 'columns', 'consent', 'check'] as const
export type ImportStep = (typeof importSteps)[number]
