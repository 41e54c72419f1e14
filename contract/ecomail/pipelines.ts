import { Type } from 'typebox'
import { nullable } from '../shapes.ts'
import { exampleDetail, StatsDetail } from './campaign-log.ts'
import { endpoints } from './endpoint.ts'
import { failures } from './failure.ts'
import { EmailParams, id, localTime, paging } from './shapes.ts'

const PipelineParams = Type.Object({ id: id('the automation') })

const Pipeline = Type.Object({
  id: id('of the automation'),
  name: Type.String(),
  list_id: nullable(Type.Integer({ description: 'the list' })),
  created_at: localTime(),
  updated_at: localTime(),
})
const examplePipeline = {
  id: 4,
  name: 'Welcome',
  list_id: 29,
  created_at: '2026-09-08 22:04:03',
  updated_at: '2026-10-03 20:04:04',
}

const Action = Type.Object({
  id: Type.String({ description: 'of the step, a text' }),
  type: Type.String({
    description:
      'mail, sms, wait, check, split, tag, untag, subscribe, unsubscribe, edit, webhook, trigger, goal, end or note',
  }),
  properties: Type.Record(Type.String(), Type.Unknown()),
})
const exampleAction = { id: '67890', type: 'wait', properties: { days: 2 } }

const FIGURES = [
  ...[
    'triggered',
    'ended',
    'open',
    'open_rate',
    'total_open',
    'not_opened',
    'send',
    'click',
    'total_click',
    'click_rate',
  ],
  ...['ctr', 'inject', 'soft_bounce', 'hard_bounce', 'out_of_band', 'bounce', 'bounce_rate', 'conversions'],
  ...['conversions_value', 'spam', 'unsub', 'sms_sent', 'sms_inv_nr', 'delivery_rate'],
] as const
const zeros = Object.fromEntries(FIGURES.map(name => [name, 0]))

const missing = [failures.notFound, failures.invalidId]
const detail = {
  params: PipelineParams,
  query: Type.Object({
    ...paging,
    per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 5000, default: 100 })),
    email: Type.Optional(Type.String({ description: 'of one contact' })),
  }),
  reply: StatsDetail,
  example: { params: { id: 4 }, reply: exampleDetail },
}

export const pipelines = endpoints({
  page: {
    method: 'GET',
    path: '/pipelines',
    aliases: [{ method: 'GET', path: '/automation' }],
    summary: 'Automations, the oldest first',
    description: 'A bare array of one page.',
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 500 })),
    }),
    reply: Type.Array(Pipeline),
    example: { reply: [examplePipeline] },
  },
  read: {
    method: 'GET',
    path: '/pipelines/:id',
    summary: 'One automation',
    params: PipelineParams,
    reply: Pipeline,
    failures: missing,
    example: { params: { id: 4 }, reply: examplePipeline },
  },
  trigger: {
    method: 'POST',
    path: '/pipelines/:id/trigger',
    summary: 'Let a contact into an automation',
    description: 'The contact must exist and the automation be active.',
    params: PipelineParams,
    body: Type.Object({ email: Type.String() }),
    reply: Type.Object({ email: Type.String() }),
    failures: [failures.malformed, ...missing, failures.noContact, failures.tooLarge, failures.cannotTrigger],
    example: { params: { id: 4 }, body: { email: 'jan@novak.cz' }, reply: { email: 'jan@novak.cz' } },
  },
  stats: {
    method: 'GET',
    path: '/pipelines/:id/stats',
    summary: 'What came of an automation',
    description: 'Automations send nothing yet, so that all but `triggered` is 0.',
    params: PipelineParams,
    reply: Type.Object({
      stats: Type.Object({
        ...Object.fromEntries(FIGURES.map(name => [name, Type.Number()])),
        pipeline_id: id('of the automation'),
        account: Type.String({ description: 'as trackers send it in `aid`' }),
      }),
    }),
    failures: missing,
    example: { params: { id: 4 }, reply: { stats: { ...zeros, triggered: 1, pipeline_id: 4, account: 'shop' } } },
  },
  statsDetail: {
    method: 'GET',
    path: '/pipelines/:id/stats-detail',
    summary: 'What each contact that entered an automation did, in numbers',
    ...detail,
    failures: missing,
  },
  statsDetailOf: {
    method: 'POST',
    path: '/pipelines/:id/stats-detail',
    summary: 'The same of the addresses named',
    ...detail,
    body: Type.Object({ emails: Type.Array(Type.String(), { maxItems: 5000 }) }),
    failures: [failures.malformed, ...missing, failures.tooLarge],
    example: { ...detail.example, body: { emails: ['jan@novak.cz'] } },
  },
  actions: {
    method: 'GET',
    path: '/pipelines/:id/actions',
    summary: 'The steps of an automation, in their order',
    params: PipelineParams,
    reply: Type.Object({ data: Type.Array(Action) }),
    failures: missing,
    example: { params: { id: 4 }, reply: { data: [exampleAction] } },
  },
  action: {
    method: 'GET',
    path: '/pipelines/:id/actions/:actionId',
    summary: 'One step of an automation',
    params: Type.Object({ id: id('the automation'), actionId: id('the step') }),
    reply: Type.Object({ data: Action }),
    failures: missing,
    example: { params: { id: 4, actionId: 67890 }, reply: { data: exampleAction } },
  },
  log: {
    method: 'GET',
    path: '/subscribers/:email/automation-log',
    summary: 'What automations a contact was let into',
    params: EmailParams,
    query: Type.Object({
      ...paging,
      per_page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 20 })),
      sort_by: Type.Optional(Type.String({ description: 'timestamp, id or pipeline_id', default: 'timestamp' })),
      sort_dir: Type.Optional(Type.String({ description: 'asc or desc', default: 'desc' })),
    }),
    reply: Type.Object({
      automation_log: Type.Array(
        Type.Object({
          id: Type.Integer(),
          user_id: Type.Integer({ description: 'the contact' }),
          pipeline_id: Type.Integer({ description: 'the automation' }),
          action_id: Type.Null(),
          trigger_id: Type.Null(),
          email: Type.String(),
          props: Type.Null(),
          next: Type.Null(),
          timestamp: Type.String({ description: 'ISO 8601, UTC, with microseconds' }),
        }),
      ),
      current_page: Type.Integer(),
      per_page: Type.Integer(),
      total: Type.Integer(),
      last_page: Type.Integer(),
    }),
    failures: [failures.noContact],
    example: {
      params: { email: 'jan@novak.cz' },
      reply: {
        automation_log: [
          {
            id: 12,
            user_id: 12345,
            pipeline_id: 4,
            action_id: null,
            trigger_id: null,
            email: 'jan@novak.cz',
            props: null,
            next: null,
            timestamp: '2026-10-04T08:00:00.000000Z',
          },
        ],
        current_page: 1,
        per_page: 20,
        total: 1,
        last_page: 1,
      },
    },
  },
})
