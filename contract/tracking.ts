import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'

export const tracking = {
  setUp: endpoint({
    method: 'GET',
    path: '/tracking',
    summary: "What a shop's pages need to be tracked, and whether links of e-mails say who clicked",
    guard: 'viewer',
    reply: Type.Object({ origin: Type.String(), appId: Type.String(), linksTagged: Type.Boolean() }),
  }),
  tagLinks: endpoint({
    method: 'PUT',
    path: '/tracking/links',
    summary: 'Whether links of e-mails bring ecmid to the shop',
    guard: 'administrator',
    body: Type.Object({ linksTagged: Type.Boolean() }),
    reply: Type.Object({ linksTagged: Type.Boolean() }),
  }),
}
