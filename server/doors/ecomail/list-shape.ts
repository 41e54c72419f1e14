import type { FormField } from '../../../contract/list-form.ts'
import { formOf, type ListDetail, type Notice } from '../../rooms/contacts/index.ts'
import type { SegmentRow } from '../../rooms/segments/index.ts'
import { segmentMap } from './segments.ts'
import { groupMap, listItem } from './shapes.ts'
import { czechDay } from './times.ts'

/** What Ecomail shows as null until it is switched on. */
const flag = (on: boolean) => (on ? 1 : null)

/** A list in full. What this server has no setting for is null, or empty where clients look inside. */
export function listDetailShape(
  list: ListDetail,
  notices: Notice[],
  segments: SegmentRow[],
  webhookUrl: string | null,
  timeZone: string,
) {
  const { counts } = list
  const isValidated = ({ state }: Notice) => state === 'confirmed'
  const validated = (text: string | null) =>
    notices
      .filter(isValidated)
      .map(notice => notice.email)
      .filter(email =>
        (text ?? '')
          .toLowerCase()
          .split(/[,;\s]+/)
          .includes(email.toLowerCase()),
      )
  return {
    list: {
      ...listItem(list),
      brand_id: null,
      unsub_from_all: list.unsub_from_all ? 1 : 0,
      unsub_send: flag(list.unsub_send),
      double_optout: list.double_optout ? 1 : 0,
      thanks_send: flag(list.thanks_send),
      thanks_subject: list.thanks_subject,
      thanks_message: list.thanks_message,
      conf_template: list.conf_template,
      unsub_subject: list.unsub_subject,
      unsub_message: list.unsub_message,
      custom_fields: Object.fromEntries(list.fields.map(({ key, type, name }) => [key, { type, name }])),
      groups: groupMap(list.groups),
      segments: segmentMap(segments),
      display_settings: ['subscribed', 'status'],
      unsub_texts: list.unsub_texts,
      created: czechDay(list.created_at, timeZone),
      form_settings: formSettings(list),
      sub_notify: list.sub_notify,
      unsub_notify: list.unsub_notify,
      digest_notify: flag(list.digest_notify),
      sub_notify_validated: validated(list.sub_notify),
      unsub_notify_validated: validated(list.unsub_notify),
      settings: { webhook: { url: webhookUrl }, secured_forms: true },
      active_subscribers: counts.subscribed,
    },
    subscribers: {
      unknown: 0,
      subscribed: counts.subscribed,
      unsubscribed: counts.unsubscribed,
      soft_bounced: counts.soft_bounced,
      hard_bounced: counts.hard_bounced,
      complained: counts.complained,
      unconfirmed: counts.unconfirmed,
    },
  }
}

/** Our form has no logo, fonts and colours of its own: it looks like our other pages. */
function formSettings(list: ListDetail) {
  const form = formOf(list, list.fields, list.groups)
  return {
    settings: {
      logo: '',
      title_content: form.title ?? '',
      title_font: '',
      summary: form.lead ?? '',
      button_text: form.button ?? '',
      success_message: list.success_text ?? '',
      success_redirect: list.sub_success_page ?? '',
      success_redirect_after_subcribe: list.sub_confirmed_page ?? '',
    },
    fields: form.fields.map(field => ({
      type: typeOf(list, field),
      required: field.required,
      label: field.label ?? nameOf(list, field),
      field: field.key,
    })),
    colors: {
      bg_color: '',
      holder_color: '',
      submit_color: '',
      title_color: '',
      text_color: '',
      submit_text_color: '',
    },
  }
}

const fieldOf = (list: ListDetail, key: string) => list.fields.find(field => field.key === key)

function typeOf(list: ListDetail, { of, key }: FormField): string {
  if (of === 'email') return 'email'
  if (of === 'profile') return key === 'birthday' ? 'date' : 'string'
  return fieldOf(list, key)?.type ?? 'string'
}

function nameOf(list: ListDetail, { of, key }: FormField): string {
  if (of === 'email') return 'E-mail'
  return of === 'list' ? (fieldOf(list, key)?.name ?? key) : key
}
