import { type Static, Type } from 'typebox'
import { Id, nullable } from './shapes.ts'

export const Subject = Type.String({ maxLength: 500 })
export const Html = Type.String({ maxLength: 1_500_000 })
export const Mjml = Type.String({ maxLength: 300_000 })

export const EmailProblem = Type.Object({
  where: Type.String(),
  line: Type.Integer(),
  column: Type.Integer(),
  code: Type.String(),
  tag: Type.String(),
  detail: nullable(Type.String()),
  /** It can be sent all the same, without what this tells of. */
  harmless: Type.Boolean(),
})
export type EmailProblem = Static<typeof EmailProblem>

export const Preview = Type.Object({
  subject: Type.String(),
  /** '' where its MJML cannot be compiled. */
  html: Type.String(),
  text: Type.String(),
  sizeBytes: Type.Integer(),
  problems: Type.Array(EmailProblem),
  unknownTags: Type.Array(Type.String()),
  /** Addresses of links that lead to an example, such as a starter's. */
  exampleLinks: Type.Array(Type.String()),
  contact: nullable(
    Type.Object({ id: Id, email: Type.String(), name: nullable(Type.String()), surname: nullable(Type.String()) }),
  ),
})
export type Preview = Static<typeof Preview>
