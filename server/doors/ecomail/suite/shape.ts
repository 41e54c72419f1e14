interface Schema {
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
}

/**
 * Where an answer is of another shape than its example: a field that only one of them has, or another type. Null and
 * maps with keys of their own tell nothing; a list at the top that is empty in the answer only shows nothing.
 */
export function shapeDifferences(schema: Schema, example: unknown, answer: unknown, place = ''): string[] {
  if (example === null || answer === null) return []
  if (kind(example) !== kind(answer)) return [`${place || 'the answer'} is ${kind(answer)}, not ${kind(example)}`]
  const option = schema.anyOf?.find(({ items, properties }) => (Array.isArray(example) ? items : properties)) ?? schema
  if (Array.isArray(example) && Array.isArray(answer)) {
    const isTop = (place.match(/\//g) ?? []).length <= 1
    if (answer.length === 0) return isTop && example.length > 0 ? [`${place || 'the answer'} is empty`] : []
    if (!option.items || example.length === 0) return []
    return shapeDifferences(option.items, example[0], answer[0], `${place}/0`)
  }
  if (!option.properties) return []
  const [shown, given] = [example as Record<string, unknown>, answer as Record<string, unknown>]
  return Object.entries(option.properties).flatMap(([name, property]) => {
    if (name in shown !== name in given)
      return [`${place}/${name} is only in the ${name in given ? 'answer' : 'example'}`]
    return name in shown ? shapeDifferences(property, shown[name], given[name], `${place}/${name}`) : []
  })
}

function kind(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
