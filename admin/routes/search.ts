/** What stands behind the `?` of an address, read as what a page takes; anything else counts as absent. */
export type Search = Record<string, unknown>

export const text = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) || undefined : undefined

export const id = (value: unknown) =>
  Number.isSafeInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined

export const oneOf = <T extends string>(choices: readonly T[], value: unknown) =>
  choices.find(choice => choice === value)

/** `$id` of a path. */
export const numericId = {
  parse: ({ id }: { id: string }) => ({ id: Number(id) }),
  stringify: ({ id }: { id: number }) => ({ id: String(id) }),
}
