import type { ListDetail } from '../../rooms/contacts/index.ts'
import { groupMap, listItem } from './shapes.ts'
import { czechDay } from './times.ts'

const emptyForm = {
  settings: {
    logo: '',
    title_content: '',
    title_font: '',
    summary: '',
    button_text: '',
    success_message: '',
    success_redirect: '',
    success_redirect_after_subcribe: '',
  },
  fields: [{ type: 'email', required: true, label: 'E-mail', field: 'email' }],
  colors: { bg_color: '', holder_color: '', submit_color: '', title_color: '', text_color: '', submit_text_color: '' },
}

/** A list in full. What this server has no setting for is null, or empty where clients look inside. */
export function listDetailShape(list: ListDetail, timeZone: string) {
  const { counts } = list
  return {
    list: {
      ...listItem(list),
      brand_id: null,
      unsub_from_all: list.unsub_from_all ? 1 : 0,
      unsub_send: null,
      double_optout: 0,
      thanks_send: null,
      thanks_subject: null,
      thanks_message: null,
      conf_template: null,
      unsub_subject: null,
      unsub_message: null,
      custom_fields: Object.fromEntries(list.fields.map(({ key, type, name }) => [key, { type, name }])),
      groups: groupMap(list.groups),
      segments: {},
      display_settings: ['subscribed', 'status'],
      unsub_texts: null,
      created: czechDay(list.created_at, timeZone),
      form_settings: emptyForm,
      sub_notify: list.sub_notify,
      unsub_notify: list.unsub_notify,
      digest_notify: null,
      sub_notify_validated: addresses(list.sub_notify),
      unsub_notify_validated: addresses(list.unsub_notify),
      settings: { webhook: { url: list.webhook_url }, secured_forms: false },
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

function addresses(text: string | null): string[] {
  return (text ?? '').split(/[,;\s]+/).filter(address => address !== '')
}
