import { Type } from 'typebox'
import { exampleEntry, LogEntry, logPaging } from './campaign-log.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { EmailParams, paginated } from './shapes.ts'

export const subscriberLogs = endpoints({
  emails: {
    method: 'GET',
    path: '/subscribers/:email/email-log',
    summary: "What happened to a contact's mails",
    description:
      'Newest first. Mails that belong to no campaign are in it, too: their `campaign_id` is null, their `mail_name` the subject.',
    params: EmailParams,
    query: Type.Object({
      ...logPaging,
      'events[]': Type.Optional(
        Type.String({
          description:
            'any of send, open, click, hard_bounce, soft_bounce, out_of_band, unsub, spam, spam_complaint; all of them where none is given',
        }),
      ),
    }),
    reply: paginated(LogEntry),
    failures: [failures.noContact, failures.emptyLog, failures.invalidLog],
    example: {
      params: { email: 'jan@novak.cz' },
      query: '?events[]=click',
      reply: {
        current_page: 1,
        data: [exampleEntry],
        from: 1,
        last_page: 1,
        next_page_url: null,
        per_page: 20,
        to: 1,
        total: 1,
      },
    },
  },
})
