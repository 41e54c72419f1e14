import { createHash } from 'node:crypto'
import type { FormField } from '../../../contract/list-form.ts'
import type { Language } from '../../../contract/shapes.ts'
import { type InputError, inputName, type SignUpForm, type SignUpValues } from '../../rooms/contacts/index.ts'
import { type FormWords, formWordsOf } from './form-words.ts'
import { type Html, html } from './html.ts'
import { type Page, paragraphs, plain, sentence } from './page.ts'

/** Named so that no field of a shop is; people do not see it, programs fill it in. */
export const TRAP = 'leave_this_empty'

/** What a person agrees to on this form, in the language in which it is shown. */
export function wordingOf({ form, sender }: SignUpForm, language: Language): string {
  return form.wording?.trim() || plain(formWordsOf(language).wording, { sender })
}

/** Goes with the form, so that a consent is kept with the words that were shown and no others. */
export function wordingMark(wording: string): string {
  return createHash('sha256').update(wording).digest('base64url').slice(0, 16)
}

/** `action` is where the form goes: nothing but a query on our own page, a whole address in code for another site. */
export function signUpPage(to: SignUpForm, language: Language, action: string, filled: SignUpValues | null): Page {
  const words = formWordsOf(language)
  const { form, list, sender } = to
  const lead = form.lead ? paragraphs(form.lead) : sentence(words.lead, { list: list.name })
  return {
    sender,
    mark: 'letter',
    title: form.title?.trim() || words.title,
    status: filled ? 422 : 200,
    leadsTo: list.sub_success_page?.trim() || null,
    body: html`${lead}
${filled ? html`<p class="told" role="alert">${words.summary}</p>` : null}
${signUpForm(to, language, action, filled)}`,
  }
}

function signUpForm(to: SignUpForm, language: Language, action: string, filled: SignUpValues | null): Html {
  const words = formWordsOf(language)
  const { form, groups } = to
  const chosen = (id: string) => filled?.groups[id] ?? []
  return html`<form method="post" action="${action}" novalidate>
${form.fields.map(field => fieldRow(to, field, words, filled))}
${groups.map(group => groupRow(group, chosen(group.id), words.nothing))}
<div class="trap" aria-hidden="true"><label>${words.trap}<input name="${TRAP}" tabindex="-1" autocomplete="off"></label></div>
${agreement(to, language, filled)}
<button>${form.button?.trim() || words.button}</button></form>`
}

function agreement(to: SignUpForm, language: Language, filled: SignUpValues | null): Html {
  const words = formWordsOf(language)
  const wording = wordingOf(to, language)
  const mark = html`<input type="hidden" name="wording" value="${wordingMark(wording)}">`
  const error = errorLine('agree', filled?.errors.agree, words)
  if (!to.form.tick) return html`${mark}<p class="agree">${words.byButton} ${wording}</p>${error}`
  const described = error ? html` aria-invalid="true" aria-describedby="agree-error"` : null
  return html`${mark}<label class="agree"><input type="checkbox" name="agree" value="1" required${described}><span>${wording}</span></label>${error}`
}

export function labelOf(to: SignUpForm, { of, key, label }: FormField, words: FormWords): string {
  if (label?.trim()) return label
  if (of === 'email') return words.email
  if (of === 'profile') return words.profile[key as keyof FormWords['profile']]
  return to.fields.find(field => field.key === key)?.name ?? key
}

const AUTOCOMPLETE: Record<string, string> = {
  email: 'email',
  name: 'given-name',
  surname: 'family-name',
  birthday: 'bday',
  phone: 'tel',
  company: 'organization',
  street: 'street-address',
  city: 'address-level2',
  zip: 'postal-code',
  country: 'country-name',
}

function fieldRow(to: SignUpForm, field: FormField, words: FormWords, filled: SignUpValues | null): Html {
  const name = inputName(field)
  const id = `f-${field.of}-${field.key}`
  const label = html`${labelOf(to, field, words)}${field.required ? html` <b>*<span class="trap"> ${words.required}</span></b>` : null}`
  const error = errorLine(id, filled?.errors[name], words, field.of === 'email')
  const state = html`${field.required ? html` required` : null}${error ? html` aria-invalid="true" aria-describedby="${id}-error"` : null}`
  const value = typedValue(field, filled)
  if (field.of === 'profile' && field.key === 'gender') {
    const options = (['female', 'male'] as const).map(
      gender =>
        html`<option value="${gender}"${value === gender ? html` selected` : ''}>${words.genders[gender]}</option>`,
    )
    return html`<div class="field"><label for="${id}"><span>${label}</span></label>
<select id="${id}" name="${name}"${state}><option value="">${words.nothing}</option>${options}</select>${error}</div>`
  }
  const autocomplete = field.of !== 'list' ? AUTOCOMPLETE[field.key] : undefined
  const help = autocomplete ? html` autocomplete="${autocomplete}"` : null
  return html`<div class="field"><label for="${id}"><span>${label}</span></label>
<input class="text" id="${id}" name="${name}" type="${typeOf(to, field)}" value="${value}" maxlength="1000"${help}${state}>${error}</div>`
}

function typedValue({ of, key }: FormField, values: SignUpValues | null): string {
  if (!values) return ''
  const value = {
    email: values.email,
    profile: values.profile[key as keyof SignUpValues['profile']],
    list: values.fields[key],
  }
  return (value[of] ?? '').slice(0, 1_000)
}

function typeOf(to: SignUpForm, { of, key }: FormField): string {
  if (of === 'email') return 'email'
  if (of === 'profile') return key === 'birthday' ? 'date' : key === 'phone' ? 'tel' : 'text'
  const type = to.fields.find(field => field.key === key)?.type
  return type === 'date' ? 'date' : type === 'int' ? 'number' : type === 'url' ? 'url' : 'text'
}

function errorLine(id: string, error: InputError | undefined, words: FormWords, isEmail = false): Html | null {
  if (!error) return null
  const text = isEmail && error !== 'tooLong' ? words.errors.email : words.errors[error]
  return html`<p class="wrong" id="${id}-error">${text}</p>`
}

/** Categories go by their ids, which stay when a name changes. */
export function groupRow(
  group: SignUpForm['groups'][number],
  chosen: string[],
  nothing: string,
  name = `groups[${group.id}]`,
): Html {
  const id = `g-${group.id}`
  if (group.type === 'select') {
    const options = group.categories.map(
      category =>
        html`<option value="${category.id}"${chosen.includes(category.name) ? html` selected` : ''}>${category.name}</option>`,
    )
    return html`<div class="group"><label class="field" for="${id}"><span>${group.name}</span></label>
<select id="${id}" name="${name}"><option value="">${nothing}</option>${options}</select></div>`
  }
  const boxes = group.categories.map(
    category =>
      html`<label><input type="checkbox" name="${name}" value="${category.id}"${chosen.includes(category.name) ? html` checked` : ''}><span>${category.name}</span></label>`,
  )
  return html`<fieldset class="group"><legend>${group.name}</legend>${boxes}</fieldset>`
}

/** The page after it: an own text stands in place of ours, but never in place of "look into your e-mail". */
export function signedUpPage({ list, sender }: Pick<SignUpForm, 'list' | 'sender'>, language: Language): Page {
  const words = formWordsOf(language)
  const own = list.success_text?.trim()
  if (!list.double_optin) {
    const { title, lead } = words.in
    return { sender, mark: 'done', title, body: own ? paragraphs(own) : sentence(lead, { list: list.name }) }
  }
  const { title, lead } = words.check
  return { sender, mark: 'letter', title, body: html`${sentence(lead)}${own ? paragraphs(own) : null}` }
}

/** The same form as plain HTML for another site, without any look of ours. */
export function formCode(to: SignUpForm, url: string): string {
  const { form, list, groups } = to
  const words = formWordsOf(list.language)
  const wording = wordingOf(to, list.language)
  const rows = form.fields.map(field => {
    const required = field.required ? html` required` : null
    return html`  <p><label>${labelOf(to, field, words)} <input type="${typeOf(to, field)}" name="${inputName(field)}"${required}></label></p>\n`
  })
  const choices = groups.map(
    group =>
      html`  <fieldset><legend>${group.name}</legend>\n${group.categories.map(
        category =>
          html`    <label><input type="${group.type === 'select' ? 'radio' : 'checkbox'}" name="groups[${group.id}]" value="${category.id}"> ${category.name}</label>\n`,
      )}  </fieldset>\n`,
  )
  const agree = form.tick
    ? html`  <p><label><input type="checkbox" name="agree" value="1" required> ${wording}</label></p>\n`
    : html`  <p>${words.byButton} ${wording}</p>\n`
  return html`<form method="post" action="${url}" accept-charset="utf-8">
${rows}${choices}  <div style="position:absolute;left:-10000px" aria-hidden="true"><input name="${TRAP}" tabindex="-1" autocomplete="off"></div>
  <input type="hidden" name="wording" value="${wordingMark(wording)}">
${agree}  <p><button>${form.button?.trim() || words.button}</button></p>
</form>`.text
}
