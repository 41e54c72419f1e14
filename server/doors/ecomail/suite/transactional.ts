import { expect } from 'vitest'
import type { Step } from './step.ts'

const message = {
  subject: 'Order *|order|*',
  from_name: 'Shop',
  from_email: 'shop@shop.example',
  to: [{ email: 'buyer-{run}@shop.example', name: 'Jana Nová' }],
  html: '<p>Thank you, *|address.name|*</p>{*|note|*}',
  global_merge_vars: [
    { name: 'order', content: '2026-117' },
    { name: 'note', content: '<b>gift</b>' },
  ],
}
const send = (body: unknown, headers?: Record<string, string>) => ({
  method: 'POST',
  path: '/transactional/send-message',
  body,
  headers,
})
const sendTemplate = (body: unknown) => ({ method: 'POST', path: '/transactional/send-template', body })

export const transactionalSteps: Step[] = [
  {
    it: 'nothing at all',
    call: send({}),
    status: 422,
    is: { errors: { message: ['The message field is required.'] } },
  },
  {
    it: 'every missing field is named by its path',
    call: send({ message: { to: [{ name: 'Nobody' }] } }),
    status: 422,
    is: {
      errors: {
        'message.subject': ['The message.subject field is required.'],
        'message.from_name': ['The message.from name field is required.'],
        'message.from_email': ['The message.from email field is required.'],
        'message.to.0.email': ['The message.to.0.email field is required.'],
        'message.html': ['The message.html field is required when message.text is not present.'],
        'message.text': ['The message.text field is required when message.html is not present.'],
      },
    },
  },
  {
    it: 'addresses that are none',
    call: send({
      message: { ...message, from_email: 'x', to: [{ email: 'a@b.cz' }, { email: 'x@', cc: 'y', bcc: 'z@' }] },
    }),
    status: 422,
    has: {
      errors: {
        'message.from_email': ['The message.from email must be a valid email address.'],
        'message.to.1.email': ['The message.to.1.email must be a valid email address.'],
        'message.to.1.cc': ['The message.to.1.cc must be a valid email address.'],
        'message.to.1.bcc': ['The message.to.1.bcc must be a valid email address.'],
      },
    },
  },
  {
    it: 'an attachment that is no base64',
    call: send({ message: { ...message, attachments: [{ type: 'text/plain', name: 'a.txt', content: '%%%' }] } }),
    status: 422,
    is: { errors: { 'message.attachments.0.content': ['The message.attachments.0.content must be base64.'] } },
  },
  {
    it: 'a broken tag',
    call: send({ message: { ...message, html: '*|IF:X|*open' } }),
    status: 422,
    has: { errors: { 'message.html': [expect.stringContaining('unclosedIf')] } },
  },
  {
    it: 'a mail to one, with variables',
    call: send({ message }),
    also: ({ body }) => {
      expect(body.results).toMatchObject({ total_rejected_recipients: 0, total_accepted_recipients: 1 })
      expect(Number.isSafeInteger(body.results.id)).toBe(true)
    },
  },
  {
    it: 'to several, with copies; booleans as numbers, unknown fields ignored',
    call: send({
      message: {
        ...message,
        to: [
          { email: 'one-{run}@shop.example', cc: 'cc-{run}@shop.example', bcc: 'bcc-{run}@shop.example' },
          { email: 'two-{run}@shop.example', cc: null, bcc: '' },
        ],
        options: { click_tracking: 0, open_tracking: '1' },
        headers: {},
        important: true,
      },
    }),
    has: { results: { total_rejected_recipients: 0, total_accepted_recipients: 4 } },
  },
  {
    it: 'the first call with a key',
    call: send({ message }, { 'idempotency-key': 'order-{run}' }),
    keep: { sent: 'results.id' },
  },
  {
    it: 'the same call with the same key',
    call: send({ message }, { 'idempotency-key': 'order-{run}' }),
    is: { results: { total_rejected_recipients: 0, total_accepted_recipients: 1, id: '{sent}' } },
  },
  {
    it: 'another call with the same key',
    call: send({ message: { ...message, subject: 'Other' } }, { 'idempotency-key': 'order-{run}' }),
    status: 422,
    has: { errors: { idempotency_key: [expect.any(String)] } },
  },
  {
    it: 'no template named',
    call: sendTemplate({ message: { ...message, html: undefined } }),
    status: 422,
    is: { errors: { 'message.template_id': ['The message.template id field is required.'] } },
  },
  {
    it: 'a template that is not there',
    call: sendTemplate({ message: { ...message, template_id: 2147480000 } }),
    status: 422,
    is: { errors: { 'message.template_id': ['The selected message.template id is invalid.'] } },
  },
  {
    it: 'what came of the mails of six months',
    call: { path: '/transactional/stats' },
    also: ({ body }) => expect(body.stats.count_injected).toBeGreaterThanOrEqual(6),
  },
  {
    it: 'of the double opt-in mails alone',
    call: { path: '/transactional/stats/doi' },
    also: ({ body }) => expect(body.stats.count_rendered).toBe(0),
  },
]
