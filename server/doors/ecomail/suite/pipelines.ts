import { expect } from 'vitest'
import type { Step } from './step.ts'

const missing = { status: 404, is: { message: 'Not Found!' } }

/** No call makes a segment or an automation, so a new account has none. */
export const pipelineSteps: Step[] = [
  {
    it: 'a list of its own',
    call: { method: 'POST', path: '/lists', body: { name: 'Parts {run}' } },
    keep: { parts: 'id' },
  },
  {
    it: 'automations are a bare array under both names',
    call: { path: '/pipelines' },
    also: ({ body }) => expect(Array.isArray(body)).toBe(true),
  },
  {
    it: 'as older clients ask',
    call: { path: '/automation?' },
    also: ({ body }) => expect(Array.isArray(body)).toBe(true),
  },
  { it: 'one that is not there', call: { path: '/pipelines/2147480000' }, ...missing },
  { it: 'nor its numbers', call: { path: '/pipelines/2147480000/stats' }, ...missing },
  { it: 'nor who entered it', call: { path: '/pipelines/2147480000/stats-detail?per_page=5000' }, ...missing },
  {
    it: 'by addresses neither',
    call: { method: 'POST', path: '/pipelines/2147480000/stats-detail', body: { emails: ['a@example.com'] } },
    ...missing,
  },
  { it: 'nor its steps', call: { path: '/pipelines/2147480000/actions' }, ...missing },
  { it: 'nor one of them', call: { path: '/pipelines/2147480000/actions/1' }, ...missing },
  {
    it: 'and nobody enters it, with a slash at the end too',
    call: { method: 'POST', path: '/pipelines/2147480000/trigger/', body: { email: 'a@example.com' } },
    ...missing,
  },
  {
    it: 'an id that is none',
    call: { path: '/pipelines/abc' },
    status: 422,
    is: { errors: { id: ['The id must be a number.'] } },
  },
  {
    it: 'nobody has no log of automations',
    call: { path: '/subscribers/nobody.{run}@example.com/automation-log' },
    status: 404,
    has: { errors: [expect.stringContaining('not found')] },
  },
  {
    it: 'somebody',
    call: {
      method: 'POST',
      path: '/lists/{parts}/subscribe',
      body: { subscriber_data: { email: 'auto.{run}@example.com' } },
    },
  },
  {
    it: 'has an empty one',
    call: { path: '/subscribers/auto.{run}@example.com/automation-log?sort_by=pipeline_id&sort_dir=asc' },
    is: { automation_log: [], current_page: 1, per_page: 20, total: 0, last_page: 1 },
  },
  { it: 'a list without segments has an object of them', call: { path: '/lists/{parts}/segments' }, is: {} },
  { it: 'a list that is not there', call: { path: '/lists/2147480000/segments' }, ...missing },
  { it: 'a segment that is not there', call: { path: '/campaigns/segment/5c36008811e45/stats' }, ...missing },
]
