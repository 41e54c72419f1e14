/** The name of a resource as code: 'list-subscribers' → listSubscribers. */
export function groupOf(resource: string): string {
  return resource.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
