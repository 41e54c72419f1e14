import type { List, ListDetail, ListInput } from '../../../contract/list.ts'
import { formOf, type ListDetail as Known, type ListPatch, type Notice } from '../../rooms/contacts/index.ts'
import { instant } from './instant.ts'

const COLUMNS = {
  name: 'name',
  fromName: 'from_name',
  fromEmail: 'from_email',
  replyTo: 'reply_to',
  language: 'language',
  doubleOptin: 'double_optin',
  confirmationSubject: 'conf_subject',
  confirmationHtml: 'conf_message',
  confirmationTemplateId: 'conf_template',
  thanksSend: 'thanks_send',
  thanksSubject: 'thanks_subject',
  thanksHtml: 'thanks_message',
  doubleOptout: 'double_optout',
  leavesEverywhere: 'unsub_from_all',
  goodbyeSend: 'unsub_send',
  goodbyeSubject: 'unsub_subject',
  goodbyeHtml: 'unsub_message',
  successPage: 'sub_success_page',
  confirmedPage: 'sub_confirmed_page',
  unsubscribedPage: 'unsub_page',
  successText: 'success_text',
  confirmedText: 'confirmed_text',
  leaveText: 'unsub_texts',
  unsubscribedText: 'left_text',
  joinedNotify: 'sub_notify',
  leftNotify: 'unsub_notify',
  dailyDigest: 'digest_notify',
  form: 'form',
  legacyPath: 'legacy_path',
} as const satisfies Record<keyof ListInput, keyof ListPatch>

export function listPatch(input: Partial<ListInput>): ListPatch {
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([name, column]) => {
      const value = input[name as keyof ListInput]
      return value === undefined ? [] : [[column, value === '' ? null : value]]
    }),
  ) as ListPatch
}

export function shownList(list: Known): List {
  return {
    id: list.id,
    name: list.name,
    fromName: list.from_name,
    fromEmail: list.from_email,
    replyTo: list.reply_to,
    doubleOptin: list.double_optin ?? false,
    language: list.language,
    createdAt: list.created_at.toISOString(),
    counts: list.counts,
    fields: list.fields.map(({ key, name, type }) => ({ key, name, type })),
    groups: list.groups.map(({ id, name, type, categories }) => ({ id, name, type, categories })),
  }
}

export function shownListDetail(
  list: Known,
  more: { formUrl: string; formCode: string; notices: Notice[] },
): ListDetail {
  return {
    ...shownList(list),
    confirmationSubject: list.conf_subject,
    confirmationHtml: list.conf_message,
    confirmationTemplateId: list.conf_template,
    thanksSend: list.thanks_send,
    thanksSubject: list.thanks_subject,
    thanksHtml: list.thanks_message,
    doubleOptout: list.double_optout,
    leavesEverywhere: list.unsub_from_all,
    goodbyeSend: list.unsub_send,
    goodbyeSubject: list.unsub_subject,
    goodbyeHtml: list.unsub_message,
    successPage: list.sub_success_page,
    confirmedPage: list.sub_confirmed_page,
    unsubscribedPage: list.unsub_page,
    successText: list.success_text,
    confirmedText: list.confirmed_text,
    leaveText: list.unsub_texts,
    unsubscribedText: list.left_text,
    joinedNotify: list.sub_notify,
    leftNotify: list.unsub_notify,
    dailyDigest: list.digest_notify,
    form: formOf(list, list.fields, list.groups),
    legacyPath: list.legacy_path,
    formUrl: more.formUrl,
    formCode: more.formCode,
    notices: more.notices.map(({ email, state, askedAt }) => ({ email, state, askedAt: instant(askedAt) })),
  }
}
