import { Readable } from 'node:stream'
import { type Feed, type FeedProblemReason, feeds, MOST_FEED_PROBLEMS } from '../../../contract/feed.ts'
import type { Language } from '../../../contract/shapes.ts'
import { problem } from '../../platform/errors.ts'
import { mount } from '../../platform/mount.ts'
import { type Cell, SHEET_TYPES, sheetChunks } from '../../platform/sheet-writer.ts'
import {
  addFeed,
  answerFeed,
  changeFeed,
  dataFeed,
  type FeedSettings,
  readFeed,
  readFeedProblems,
  readFeeds,
  refreshNow,
  removeFeed,
  type WholeFeed,
} from '../../rooms/shop/index.ts'
import { attachment } from './attachment.ts'
import { actorOf, type Door, holderOf } from './doorkeeper.ts'
import { instant } from './instant.ts'

const PAGE = 100

interface Given {
  name: string
  url: string
  currency?: string | null
  everyHours?: number | null
  atHour?: number | null
}

export function serveFeeds({ house: { ground }, app, guard }: Door): void {
  mount(app, feeds.all, guard, async ({ request }) => ({
    feeds: (await readFeeds(ground, holderOf(request).account_id)).map(shownFeed),
  }))
  mount(app, feeds.add, guard, async ({ input: { body }, request }) => {
    const { account_id } = holderOf(request)
    const { kind, name, url, currency = null, everyHours: every_hours = null, atHour: at_hour = null } = body
    const settings = { name, url, currency, every_hours, at_hour }
    const id = await addFeed(ground, account_id, kind, settings, actorOf(request))
    return shownFeed(await readFeed(ground, account_id, id))
  })
  mount(app, feeds.change, guard, async ({ input: { params, body }, request }) => {
    const { account_id } = holderOf(request)
    const kept = Object.entries(settingsOf(body)).filter(([, value]) => value !== undefined)
    await changeFeed(ground, account_id, params.id, Object.fromEntries(kept), actorOf(request))
    return shownFeed(await readFeed(ground, account_id, params.id))
  })
  mount(app, feeds.remove, guard, async ({ input, request }) => {
    await removeFeed(ground, holderOf(request).account_id, input.params.id, actorOf(request))
    return {}
  })
  mount(app, feeds.refresh, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await refreshNow(ground, account_id, input.params.id, actorOf(request))
    return shownFeed(await readFeed(ground, account_id, input.params.id))
  })
  mount(app, feeds.answer, guard, async ({ input, request }) => {
    const { account_id } = holderOf(request)
    await answerFeed(ground, account_id, input.params.id, input.body.isRight, actorOf(request))
    return shownFeed(await readFeed(ground, account_id, input.params.id))
  })
  mount(app, feeds.problems, guard, async ({ input, request }) => {
    const { after, limit = PAGE } = input.query
    const { account_id } = holderOf(request)
    const { problems, next } = await readFeedProblems(ground, account_id, input.params.id, { after, limit })
    return { problems, next }
  })
  mount(app, feeds.data, guard, async ({ input, request }) => {
    const found = await dataFeed(ground, holderOf(request).account_id, input.params.id)
    if (!found) throw problem('thing.notFound')
    return { data: found.data, sizeBytes: found.sizeBytes, readAt: found.readAt.toISOString() }
  })
  serveProblemsFile({ house: { ground }, app, guard } as Door)
}

/** A file, so it is not in the contract. */
function serveProblemsFile({ house: { ground }, app, guard }: Door): void {
  app.get('/feeds/:id/problems.csv', {
    onRequest: request => guard('viewer', request),
    handler: async (request, reply) => {
      const { id } = request.params as { id: string }
      if (!/^[1-9]\d{0,14}$/.test(id)) throw problem('thing.notFound')
      const { account_id, language, time_zone: timeZone } = holderOf(request)
      const { name, problems } = await readFeedProblems(ground, account_id, Number(id), { limit: MOST_FEED_PROBLEMS })
      const words = FILE[language]
      const rows = (async function* () {
        yield problems.map(({ line, code, title, reason }): Cell[] => [line, code, title, words.reasons[reason]])
      })()
      const separator = language === 'cs' ? ';' : ','
      reply.headers({
        'content-type': SHEET_TYPES.csv,
        'content-disposition': attachment(`${name} – ${words.file}.csv`),
        'content-security-policy': "sandbox; default-src 'none'",
      })
      return reply.send(
        Readable.from(sheetChunks({ format: 'csv', columns: words.columns, rows, timeZone, separator })),
      )
    },
  })
}

/** Of a feed that is there, what is not said stays; null takes it away. */
function settingsOf({ name, url, currency, everyHours, atHour }: Partial<Given>): Partial<FeedSettings> {
  return { name, url, currency, every_hours: everyHours, at_hour: atHour }
}

function shownFeed({ feed, items, running }: WholeFeed): Feed {
  const { id, kind, name, url, format, currency, result, error, question } = feed
  return {
    ...{ id, kind, name, url, format, currency, result, error, question, items, running },
    everyHours: feed.every_hours,
    atHour: feed.at_hour,
    nextAt: instant(feed.next_at),
    triedAt: instant(feed.tried_at),
    readAt: instant(feed.read_at),
  }
}

/** What stands in the file; the screens have words of their own. */
const FILE: Record<Language, { file: string; columns: string[]; reasons: Record<FeedProblemReason, string> }> = {
  cs: {
    file: 'vynechané položky',
    columns: ['Řádek', 'Kód', 'Název', 'Důvod'],
    reasons: {
      no_id: 'chybí ID',
      no_title: 'chybí název',
      no_price: 'chybí čitelná cena',
      too_long: 'příliš dlouhá',
      repeated: 'ID je ve feedu podruhé',
      unreadable: 'nečitelné znaky (špatné kódování)',
    },
  },
  en: {
    file: 'items left out',
    columns: ['Line', 'Code', 'Title', 'Reason'],
    reasons: {
      no_id: 'no id',
      no_title: 'no title',
      no_price: 'no price that can be read',
      too_long: 'too long',
      repeated: 'the id is in the feed twice',
      unreadable: 'letters that cannot be read (wrong encoding)',
    },
  },
}
