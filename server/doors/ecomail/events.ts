import type { FastifyInstance } from 'fastify'
import { events, MOST_VALUE } from '../../../contract/ecomail/events.ts'
import type { House } from '../../house.ts'
import type { Ground } from '../../platform/ground.ts'
import { findClaimed, findContact, readClaim } from '../../rooms/contacts/index.ts'
import { type CustomEvent, readCustomEvents, recordCustomEvent } from '../../rooms/shop/index.ts'
import type { Json } from './body.ts'
import { readObject, readText, unreadable } from './input.ts'
import { paginated, readPage } from './page.ts'
import { invalid, noContact, notFound, required } from './refusal.ts'
import { serve } from './serve.ts'
import { microTime } from './times.ts'

const PER_PAGE = 20
const MOST_PER_PAGE = 100
/** A label may be the address of a page. */
const MOST_LETTERS = 2_000

export function serveEvents(app: FastifyInstance, house: House): void {
  serve(app, house, events, {
    create: async ({ ground, account, body }) => {
      const given = readObject(body.event)
      if (!given) throw invalid({ event: [required('event')] })
      const email = readEmail(ground, account.id, given)
      const event = readEvent(given)
      const contact = await findClaimed(ground, account.id, email)
      const id = contact && (await recordCustomEvent(ground, account.id, contact.id, event))
      if (!contact || id === null || id === undefined) throw noContact(email)
      return { id, email: contact.email, ...event }
    },
    page: async ({ ground, account, params, query }) => {
      const contact = await findContact(ground, account.id, params.email)
      if (!contact) throw noContact(params.email)
      const wanted = readPage(query, PER_PAGE, MOST_PER_PAGE)
      const page = await readCustomEvents(ground, account.id, contact.id, wanted.page, wanted.perPage)
      if (page.total === 0) throw notFound()
      const items = page.events.map(({ id, at, data: { category, action, label, property, value } }) => ({
        ...{ id, email: contact.email, category, action, label, property, value },
        timestamp: microTime(at),
      }))
      const url = `${ground.publicUrl}/subscribers/${encodeURIComponent(params.email)}/events`
      return paginated(wanted, items, page.total, url, query)
    },
  })
}

function readEmail(ground: Ground, accountId: number, given: Json): string {
  const email = readText(given.email)
  if (email === undefined || email === null || email === '') throw invalid({ 'event.email': [required('event.email')] })
  // Some plugins keep the token of a link and send it here.
  if (email === unreadable || !readClaim(ground, accountId, email))
    throw invalid({ 'event.email': ['The event.email must be a valid email address.'] })
  return email
}

function readEvent(given: Json): CustomEvent {
  const said = (name: string) => {
    const text = readText(given[name])
    if (text === unreadable) throw invalid({ [`event.${name}`]: [`The event.${name} must be a string.`] })
    return withinLimit(name, text ?? null, MOST_LETTERS)
  }
  const value = readText(given.value)
  const text = value === unreadable ? JSON.stringify(given.value) : (value ?? null)
  return {
    ...{ category: said('category'), action: said('action'), label: said('label'), property: said('property') },
    value: withinLimit('value', text, MOST_VALUE),
  }
}

function withinLimit(name: string, text: string | null, most: number): string | null {
  if (text === null || text.length <= most) return text
  throw invalid({ [`event.${name}`]: [`The event.${name} may not be greater than ${most} characters.`] })
}
