import { expect } from 'vitest'
import type { Step } from './step.ts'

const draft = {
  title: 'Spring {run}',
  from_name: 'Shop',
  from_email: 'shop@shop.example',
  reply_to: 'info@shop.example',
  subject: 'Hello *|VOKATIV|*',
  html_text: '<p>Hello</p><a href="*|UNSUB|*">x</a>',
  recepient_lists: ['{pages}'],
}
const post = (body: unknown) => ({ method: 'POST', path: '/campaigns', body })
const micros = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00$/)
const ids = ({ body }: { body: { id: number }[] }) => body.map(one => one.id)

export const campaignSteps: Step[] = [
  {
    it: 'every missing field is named',
    call: post({ title: 'A', subject: '' }),
    status: 422,
    is: {
      errors: {
        from_name: ['The from name field is required.'],
        from_email: ['The from email field is required.'],
        reply_to: ['The reply to field is required.'],
        subject: ['The subject field is required.'],
        html_text: ['The html text field is required.'],
        recepient_lists: ['The recepient lists field is required.'],
      },
    },
  },
  {
    it: 'a list that is not there',
    call: post({ ...draft, recepient_lists: [2147480000] }),
    status: 422,
    has: { errors: { recepient_lists: expect.any(Array) } },
  },
  {
    it: 'segments, until there are any',
    call: post({ ...draft, recepient_lists: { segments: [{ id: 'x', list: 1 }] } }),
    status: 422,
    is: { errors: { recepient_lists: ['The selected segment does not exist.'] } },
  },
  {
    it: 'a wrong sender',
    call: post({ ...draft, from_email: 'x@' }),
    status: 422,
    is: { errors: { from_email: ['The from email must be a valid email address.'] } },
  },
  {
    it: 'a draft; ids of lists may be texts',
    call: post({ ...draft, recepient_lists: ['{pages}'] }),
    has: {
      id: expect.any(Number),
      title: 'Spring {run}',
      recepient_lists: ['{pages}'],
      template_type: 'html',
      campaign_type: 'email',
      updated_at: micros,
    },
    keep: { campaign: 'id' },
  },
  { it: 'another', call: post({ ...draft, title: 'Autumn {run}' }), keep: { other: 'id' } },
  {
    it: 'in the list of campaigns, newest first',
    call: { path: '/campaigns?' },
    also: (answer, kept) => {
      expect(ids(answer).slice(0, 2)).toEqual([kept.other, kept.campaign])
      expect(answer.body[0]).toMatchObject({ status: 0, sent_at: null, attachments: 'N;', ga: null, recipients: 0 })
    },
  },
  {
    it: 'a page of one',
    call: { path: '/campaigns?page=2&per_page=1' },
    also: (answer, kept) => expect(ids(answer)).toEqual([kept.campaign]),
  },
  {
    it: 'the other way round',
    call: { path: '/campaigns?sort_by=title&sort_dir=desc&filters%5Btitle%5D={run}' },
    also: (answer, kept) => expect(ids(answer)).toEqual([kept.campaign, kept.other]),
  },
  {
    it: 'by title',
    call: { path: '/campaigns?filters[title]=Autumn%20{run}' },
    also: (answer, kept) => expect(ids(answer)).toEqual([kept.other]),
  },
  {
    it: 'by id',
    call: { path: '/campaigns?filters[id]={campaign}' },
    also: (answer, kept) => expect(ids(answer)).toEqual([kept.campaign]),
  },
  {
    it: 'by status',
    call: { path: '/campaigns?filters[status]=0&filters[title]={run}' },
    also: answer => expect(answer.body).toHaveLength(2),
  },
  { it: 'by a status that none has', call: { path: '/campaigns?filters[status]=7' }, is: [] },
  {
    it: 'filters that nobody understands',
    call: { path: '/campaigns?filters=sent' },
    also: answer => expect(answer.body.length).toBeGreaterThan(1),
  },
  { it: 'by a day that is none', call: { path: '/campaigns?filters[date_from]=soon' }, status: 422 },
  { it: 'by days', call: { path: '/campaigns?filters[date_from]=2001-01-01&filters[date_to]=2001-01-02' }, is: [] },
  {
    it: 'a draft is changed',
    call: { method: 'PUT', path: '/campaigns/{campaign}', body: { subject: 'Changed', plain_text: 'Hello' } },
    has: { id: '{campaign}', subject: 'Changed', title: 'Spring {run}', status: 0 },
  },
  {
    it: 'but not to nothing',
    call: { method: 'PUT', path: '/campaigns/{campaign}', body: { subject: '' } },
    status: 422,
  },
  {
    it: 'its numbers before the start',
    call: { path: '/campaigns/{campaign}' },
    has: {
      id: '{campaign}',
      subject: 'Changed',
      stats: { inject: 0, send: 0, delivered: 0, openrate: 0, clickrate: 0, delivery_rate: 0 },
    },
  },
  { it: 'a HEAD is no call', call: { method: 'HEAD', path: '/campaign/{campaign}/send' }, status: 404 },
  {
    it: 'it is sent by a GET, in an array of one',
    call: { path: '/campaign/{campaign}/send' },
    has: [{ id: '{campaign}', recepient_lists: ['{pages}'], template_type: 'html', updated_at: micros }],
    keep: { sentAt: '0.updated_at' },
  },
  {
    it: 'a second call answers the same',
    call: { path: '/campaigns/{campaign}/send' },
    has: [{ id: '{campaign}', updated_at: '{sentAt}' }],
  },
  {
    it: 'and so does a POST',
    call: { method: 'POST', path: '/campaigns/{campaign}/send', body: {} },
    has: [{ id: '{campaign}', updated_at: '{sentAt}' }],
  },
  {
    it: 'it is no draft any more',
    call: { path: '/campaigns/{campaign}' },
    also: ({ body }) => expect([1, 2, 3]).toContain(body.status),
  },
  {
    it: 'so it cannot be changed',
    call: { method: 'PUT', path: '/campaigns/{campaign}', body: { subject: 'Late' } },
    status: 422,
  },
  {
    it: 'its numbers',
    call: { path: '/campaigns/{campaign}/stats?from_date=2020-01-01' },
    has: { stats: { conversions: 0, conversions_value: 0 } },
  },
  {
    it: 'its numbers of days before it was sent',
    call: { path: '/campaigns/{campaign}/stats?from_date=2020-01-01&to_date=2020-01-31' },
    has: { stats: { inject: 0, delivery: 0, open: 0, open_rate: 0, bounce: 0, unsub: 0 } },
  },
  {
    it: 'of a day that is none',
    call: { path: '/campaigns/{campaign}/stats?from_date=2020-02-31' },
    status: 422,
    is: { errors: { from_date: ['The from date is not a valid date.'] } },
  },
  {
    it: 'by the day of sending, which drafts have not',
    call: { path: '/campaigns?filters[date_from]=2020-01-01&filters[title]={run}' },
    also: (answer, kept) => expect(ids(answer)).toEqual([kept.campaign]),
  },
  {
    it: 'a campaign that is not there',
    call: { path: '/campaigns/2147480000' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  { it: 'nor its numbers', call: { path: '/campaigns/2147480000/stats' }, status: 404 },
  { it: 'nor can it be sent', call: { path: '/campaign/2147480000/send' }, status: 404 },
  {
    it: 'an id that is none',
    call: { path: '/campaign/abc/send' },
    status: 422,
    is: { errors: { id: ['The id must be a number.'] } },
  },
]
