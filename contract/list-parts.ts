import { Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { fieldTypes, groupTypes, ListDetail } from './list.ts'
import { Id, IdParams } from './shapes.ts'

const name = Type.String({ minLength: 1, maxLength: 200 })
const GroupParams = Type.Object({ id: Id, groupId: Type.String({ maxLength: 40 }) })
const FieldParams = Type.Object({ id: Id, key: Type.String({ maxLength: 400 }) })
const counted = Type.Integer({ description: 'at most 10,001, which means more than 10,000' })

/** Groups of preferences of a list; a contact chooses among their categories. */
export const listGroups = {
  add: endpoint({
    method: 'POST',
    path: '/lists/:id/groups',
    summary: 'Add a group of preferences, last in order',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ name, type: Type.Enum(groupTypes), categories: Type.Array(name, { maxItems: 100 }) }),
    reply: ListDetail,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/lists/:id/groups/:groupId',
    summary: 'Rename a group; rename, reorder, add and take away its categories, which contacts follow',
    guard: 'marketer',
    params: GroupParams,
    body: Type.Object({
      name,
      type: Type.Enum(groupTypes),
      categories: Type.Array(Type.Object({ id: Type.Optional(Type.String({ maxLength: 40 })), name }), {
        maxItems: 100,
        description: 'with its id a category is kept, under a new name perhaps',
      }),
    }),
    reply: ListDetail,
  }),
  order: endpoint({
    method: 'PUT',
    path: '/lists/:id/groups',
    summary: 'The order of the groups',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ ids: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 }) }),
    reply: ListDetail,
  }),
  chosen: endpoint({
    method: 'GET',
    path: '/lists/:id/groups/:groupId/chosen',
    summary: 'How many contacts chose anything in a group, and each of its categories',
    guard: 'viewer',
    params: GroupParams,
    reply: Type.Object({
      total: counted,
      categories: Type.Array(Type.Object({ id: Type.String(), contacts: counted })),
    }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/lists/:id/groups/:groupId',
    summary: 'Delete a group; contacts lose what they chose in it',
    guard: 'marketer',
    params: GroupParams,
    reply: ListDetail,
  }),
}

/** Custom fields of a list. */
export const listFields = {
  add: endpoint({
    method: 'POST',
    path: '/lists/:id/fields',
    summary: 'Add a custom field; its key comes from the name',
    guard: 'marketer',
    params: IdParams,
    body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), type: Type.Enum(fieldTypes) }),
    reply: ListDetail,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/lists/:id/fields/:key',
    summary: 'Rename a field, or change its type when every value fits the new one',
    guard: 'marketer',
    params: FieldParams,
    body: Type.Object({
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
      type: Type.Optional(Type.Enum(fieldTypes)),
    }),
    reply: ListDetail,
  }),
  values: endpoint({
    method: 'GET',
    path: '/lists/:id/fields/:key/values',
    summary: 'How many contacts have a value',
    guard: 'viewer',
    params: FieldParams,
    reply: Type.Object({ contacts: counted }),
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/lists/:id/fields/:key',
    summary: 'Delete a field; contacts lose their values',
    guard: 'marketer',
    params: FieldParams,
    reply: ListDetail,
  }),
}
