import { Type } from 'typebox'
import { CampaignStatus } from './campaign.ts'
import { endpoint } from './endpoint.ts'
import { Id, nullable } from './shapes.ts'

export const search = {
  all: endpoint({
    method: 'GET',
    path: '/search',
    summary: 'The first few things of each kind whose name begins with or has the text in it',
    guard: 'viewer',
    query: Type.Object({ text: Type.String({ minLength: 1, maxLength: 200 }) }),
    reply: Type.Object({
      contacts: Type.Array(
        Type.Object({ id: Id, email: Type.String(), name: nullable(Type.String()), surname: nullable(Type.String()) }),
      ),
      lists: Type.Array(Type.Object({ id: Id, name: Type.String() })),
      campaigns: Type.Array(Type.Object({ id: Id, title: Type.String(), status: CampaignStatus })),
      templates: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    }),
  }),
}
