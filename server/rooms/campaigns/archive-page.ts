import type { Ground } from '../../platform/ground.ts'
import { archiveOwner } from '../accounts/index.ts'
import { fillText } from '../emails/index.ts'
import { archivedRows } from './queries-archive.ts'

const PAGE = 20

export interface ArchivePage {
  sender: string
  language: 'cs' | 'en'
  timeZone: string
  entries: { id: number; subject: string; sentAt: Date; url: string }[]
  /** The place to go on from; null on the last page. */
  next: string | null
}

/**
 * What an account shows of what it has sent, the newest first: campaigns that are over, whose own web version is shown, and no
 * repetitions. Null where there is no such account or it shows none of it.
 */
export async function archivePage(ground: Ground, appId: string, after?: string): Promise<ArchivePage | null> {
  const account = await archiveOwner(ground.db, appId)
  if (!account) return null
  const rows = await archivedRows(ground.db, account.id, placeOf(after), PAGE + 1)
  const shown = rows.slice(0, PAGE)
  const last = shown.at(-1)
  return {
    sender: account.name,
    language: account.language,
    timeZone: account.time_zone,
    entries: shown.map(({ id, title, subject, started_at, archive_hash }) => ({
      id,
      // As nobody in particular gets it; the title is the shop's own word and stays inside where there is a subject.
      subject: fillText(subject, {}, 'text').replace(/\s+/g, ' ').trim() || title,
      sentAt: started_at,
      url: `${ground.publicUrl}/campaigns/render/${id}/${archive_hash}`,
    })),
    next: rows.length > PAGE ? `${last!.started_at.getTime()}-${last!.id}` : null,
  }
}

/** Anything else is the first page. */
function placeOf(text: string | undefined): { at: Date; id: number } | null {
  const found = /^(\d{1,14})-(\d{1,15})$/.exec(text ?? '')
  return found ? { at: new Date(Number(found[1])), id: Number(found[2]) } : null
}
