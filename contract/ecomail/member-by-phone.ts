import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { Membership, StatusHistory } from './members.ts'
import { id, text } from './shapes.ts'

/** A membership, and not the flat object that the same question by address is answered with. */
const PhoneMember = Type.Object({
  ...Membership.properties,
  status_history: StatusHistory,
  doi_date: text('when the opt-in was confirmed'),
  can_change_status: Type.Boolean(),
  subscribed_at_utc: Type.String({ description: 'YYYY-MM-DD HH:MM:SS, UTC' }),
  unsubscribed_at_utc: text(),
  subscriber: Type.Null(),
})

export const memberByPhone = endpoints({
  readByPhone: {
    method: 'GET',
    path: '/lists/:id/subscriber-by-phone/:phone',
    summary: 'One subscriber of a list by phone number',
    description:
      'Spaces and other signs do not count, nor does the country code where one of the two numbers lacks it. Of several contacts with the number the oldest is given.',
    params: Type.Object({ id: id('the list'), phone: Type.String({ description: 'raw or percent-encoded' }) }),
    reply: Type.Object({ subscriber: PhoneMember }),
    failures: [failures.notFound, failures.noPhone, failures.invalidId],
    example: {
      params: { id: 29, phone: '+420777123456' },
      reply: {
        subscriber: {
          id: 407704,
          list_id: 29,
          email: 'jan@novak.cz',
          status: 1,
          subscribed_at: '2026-05-10 12:29:07+00:00',
          unsubscribed_at: null,
          custom_fields: { size: 42 },
          c_fields: '{"size":42}',
          groups: null,
          source: 'api',
          unsub_reason: null,
          status_history: [{ date: '2026-05-10 14:29:07', source: 'api', status_new: 1, status_old: 2 }],
          sms_status: 0,
          doi_date: null,
          can_change_status: true,
          subscribed_at_utc: '2026-05-10 12:29:07',
          unsubscribed_at_utc: null,
          subscriber: null,
        },
      },
    },
  },
})
