import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Id, Instant, next, nullable, Page } from './shapes.ts'

/** Everything that people do and that is kept, as `kind.what`; admin/words/*\/history.ts has a sentence for each. */
export const auditActions = [
  'session.signedIn',
  'session.switched',
  'user.invited',
  'user.invitedAgain',
  'user.invitationWithdrawn',
  'user.joined',
  'user.roleChanged',
  'user.removed',
  'user.twoFactorReset',
  'profile.renamed',
  'profile.passwordChanged',
  'profile.passwordReset',
  'profile.twoFactorOn',
  'profile.twoFactorOff',
  'profile.recoveryCodesMade',
  'account.founded',
  'account.changed',
  'domain.added',
  'domain.removed',
  'apiKey.renewed',
  'mailbox.emptied',
  'import.started',
  'list.changed',
  'list.groupChanged',
  'list.fieldChanged',
  'list.noticeAsked',
  'list.mailTested',
  'list.deleted',
  'contact.addressChanged',
  'notice.confirmed',
  'notice.declined',
  'contact.deleted',
  'contact.erased',
  'contact.exported',
  'contact.merged',
  'contact.changedMany',
  'contact.deletedMany',
  'contact.exportedMany',
  'order.exportedMany',
  'feed.added',
  'feed.changed',
  'feed.removed',
  'feed.answered',
  'template.deleted',
  'template.restored',
  'transactional.sentAgain',
  'campaign.scheduled',
  'campaign.unscheduled',
  'campaign.missed',
  'campaign.started',
  'campaign.paused',
  'campaign.resumed',
  'campaign.paceChanged',
  'campaign.cancelled',
  'campaign.tested',
  'campaign.archiveChanged',
  'campaign.deleted',
  'campaign.restored',
  'campaign.recipientsExported',
  'campaign.heldSent',
  'coupon.folderAdded',
  'coupon.folderRemoved',
  'coupon.imported',
  'coupon.deleted',
  'webhook.added',
  'webhook.changed',
  'webhook.removed',
  'webhook.secretRenewed',
  'webhook.replayed',
  'webhook.shopRemoved',
  'task.cancelled',
  'task.undone',
] as const
export type AuditAction = (typeof auditActions)[number]

type KindOf<A> = A extends `${infer Kind}.${string}` ? Kind : never
export type AuditKind = KindOf<AuditAction>
export const auditKinds = [...new Set(auditActions.map(action => action.split('.')[0]))] as AuditKind[]

const Entry = Type.Object({
  id: Id,
  at: Instant,
  /** null: an API key or a job did it. */
  person: nullable(Type.Object({ id: Id, email: Type.String(), name: Type.String() })),
  action: Type.String(),
  subject: nullable(Type.String()),
  data: Type.Record(Type.String(), Type.Unknown()),
  ip: nullable(Type.String()),
  /** What it was done to is still there, by the id in `subject`. */
  isThere: Type.Boolean(),
})
export type AuditEntry = Static<typeof Entry>

export const history = {
  page: endpoint({
    method: 'GET',
    path: '/history',
    summary: 'What people have done in the account, newest first',
    guard: 'administrator',
    query: Type.Object({ ...Page, userId: Type.Optional(Id), kind: Type.Optional(Type.Enum(auditKinds)) }),
    reply: Type.Object({ entries: Type.Array(Entry), next }),
  }),
}
