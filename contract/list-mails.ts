import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { ListInput } from './list.ts'
import { Id, IdParams, nullable } from './shapes.ts'

/** The mails that a list sends by itself; of the first three the text can be one's own. */
export const listMailKinds = [
  'confirmation',
  'thanks',
  'goodbye',
  'leaveConfirmation',
  'alreadySubscribed',
  'joinedNotice',
  'leftNotice',
  'digest',
] as const
export type ListMailKind = (typeof listMailKinds)[number]

/** The pages that people see; all but the form end a step. */
export const listPageKinds = ['form', 'checkMail', 'subscribed', 'confirm', 'confirmed', 'leave', 'left'] as const
export type ListPageKind = (typeof listPageKinds)[number]

const Problem = Type.Object({
  where: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  code: Type.String(),
  tag: Type.String(),
})

export const listMails = {
  preview: endpoint({
    method: 'POST',
    path: '/lists/:id/mails/preview',
    summary: 'One of a list’s mails with settings that need not be saved, filled for a made-up person',
    guard: 'viewer',
    params: IdParams,
    body: Type.Object({ mail: Type.Enum(listMailKinds), list: Type.Partial(ListInput) }),
    reply: Type.Object({
      subject: Type.String(),
      html: Type.String(),
      /** Our own text, unfilled; null where the list cannot bring another. */
      ours: nullable(Type.Object({ subject: Type.String(), html: Type.String() })),
      /** Why our own text is sent in place of the list's; null when it is not. */
      notUsable: nullable(Type.Object({ problems: Type.Array(Problem), missingTag: nullable(Type.String()) })),
    }),
  }),
  previewPage: endpoint({
    method: 'POST',
    path: '/lists/:id/pages/preview',
    summary: 'One of a list’s public pages with settings that need not be saved',
    guard: 'viewer',
    params: IdParams,
    body: Type.Object({ page: Type.Enum(listPageKinds), list: Type.Partial(ListInput) }),
    reply: Type.Object({ html: Type.String() }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/lists/:id/mails/test',
    summary: 'Send one of a list’s mails, as it is saved, to the signed-in user',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ mail: Type.Enum(listMailKinds) }),
    reply: Type.Object({ to: Type.String(), messageId: Id }),
  }),
}
