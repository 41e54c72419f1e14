import { Type } from 'typebox'
import { endpoints } from './endpoint.ts'
import { id } from './shapes.ts'

export const account = endpoints({
  read: {
    method: 'GET',
    path: '/account',
    summary: 'The account that the key opens',
    description: 'Connectors call it to check the key.',
    reply: Type.Object({
      id: id('of the account'),
      name: Type.String(),
      account: Type.String({ description: 'as trackers send it in `aid`' }),
      language: Type.String(),
      time_zone: Type.String(),
    }),
    example: { reply: { id: 1, name: 'Květinka', account: 'shop', language: 'cs', time_zone: 'Europe/Prague' } },
  },
})
