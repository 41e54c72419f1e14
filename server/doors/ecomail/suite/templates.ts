import { expect } from 'vitest'
import type { Step } from './step.ts'

const post = (body: unknown, path = '/template') => ({ method: 'POST', path, body })
const html = '<p>Hello *|NAME|*</p>'
const localTime = expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)

export const templateSteps: Step[] = [
  {
    it: 'a template needs a name and HTML',
    call: post({ inline_css: 1 }),
    status: 422,
    is: { errors: { name: ['The name field is required.'] } },
  },
  {
    it: 'HTML of spaces is none',
    call: post({ name: 'A', html: '  ' }),
    status: 422,
    is: { errors: { html: ['The html field is required.'] } },
  },
  {
    it: 'an object is no HTML',
    call: post({ name: 'A', html: { a: 1 } }),
    status: 422,
    has: { errors: { html: expect.any(Array) } },
  },
  {
    it: 'a name has an end',
    call: post({ name: 'x'.repeat(201), html }),
    status: 422,
    is: { errors: { name: ['The name may not be greater than 200 characters.'] } },
  },
  {
    it: 'a template is made, its HTML as it was given',
    call: post({ name: 'Letter {run}', html, inline_css: true }),
    is: { id: expect.any(Number), name: 'Letter {run}', html },
    keep: { template: 'id' },
  },
  {
    it: 'and read',
    call: { path: '/template/{template}' },
    is: { id: '{template}', folder: 0, name: 'Letter {run}', html, created_at: localTime, updated_at: localTime },
  },
  { it: 'under both paths', call: { path: '/templates/{template}' }, has: { id: '{template}', html } },
  { it: 'a name may be a number', call: post({ name: 7, html }), has: { name: '7' }, keep: { seventh: 'id' } },
  {
    it: 'all of them come as a bare array, the oldest first',
    call: { path: '/templates?' },
    also: ({ body }, kept) => {
      const ids = body.map((one: { id: number }) => one.id)
      expect(ids).toEqual([...ids].sort((a: number, b: number) => a - b))
      expect(ids.slice(-2)).toEqual([kept.template, kept.seventh])
    },
  },
  {
    it: 'or page by page',
    call: { path: '/templates?per_page=1&page=1' },
    also: ({ body }) => expect(body).toHaveLength(1),
  },
  { it: 'a page behind the end is empty', call: { path: '/templates?page=100000' }, is: [] },
  {
    it: 'a template that is not there',
    call: { path: '/template/2147480000' },
    status: 404,
    is: { message: 'Not Found!' },
  },
  {
    it: 'an id that is none',
    call: { path: '/template/abc' },
    status: 422,
    has: { errors: { id: expect.any(Array) } },
  },
]
