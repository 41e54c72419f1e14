/** Instants leave as ISO 8601 in UTC. */
export function instant(at: Date | null): string | null {
  return at === null ? null : at.toISOString()
}
