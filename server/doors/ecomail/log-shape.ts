import type { LogRow } from '../../rooms/reports/index.ts'
import { microTime } from './times.ts'

export function logEntry(row: LogRow) {
  return {
    id: row.id,
    campaign_id: row.campaign_id,
    autoresponder_id: null,
    action_id: null,
    event: row.event,
    msg: [row.reply_code, row.reply_text].filter(part => part !== null && part !== '').join(' ') || null,
    url: row.url,
    email: row.email,
    occured_at: microTime(row.at),
    mail_name: row.mail_name,
  }
}
