import type { Language } from '../../../contract/shapes.ts'
import { knownChoices } from '../../rooms/contacts/index.ts'
import type { LeaveToConfirm, ListOfContact, Unsubscribe } from '../../rooms/outbox/index.ts'
import { type Html, html } from './html.ts'
import { masked, type Named, type Page, paragraphs, plain, sentence } from './page.ts'
import { groupRow } from './sign-up-page.ts'
import { reasons, wordsOf } from './words.ts'

/** The shop is known by the name that its mails come from. */
function namedIn({ list, accountName, contact }: Unsubscribe): Named {
  const sender = list?.from_name?.trim() || accountName
  return { sender, list: list?.name ?? sender, address: masked(contact!.email) }
}

export function leavePage(about: Unsubscribe, language: Language, token: string, leadsTo: string | null): Page {
  const words = wordsOf(language).leave
  const named = namedIn(about)
  const isAll = !about.list || about.list.unsub_from_all
  const others = about.lists.filter(entry => entry.receives && entry.list.id !== about.list?.id)
  const also =
    !isAll && others.length > 0
      ? html`<label class="also"><input type="checkbox" name="everywhere" value="1"><span>${plain(words.also, named)}</span></label>`
      : null
  const own = about.list?.unsub_texts?.trim()
  const options = reasons.map(reason => html`<option value="${reason}">${words.reasons[reason]}</option>`)
  return {
    sender: named.sender,
    mark: 'letter',
    title: words.title,
    leadsTo,
    body: html`${sentence(isAll ? words.everywhere : words.list, named)}${own ? paragraphs(own) : null}
<form method="post" action="?lang=${language}">
<label class="field"><span>${words.reason}</span><select name="reason"><option value="">${words.noReason}</option>${options}</select></label>
${also}<button name="do" value="leave">${words.button}</button></form>
<p class="more"><a href="${token}/preferences?lang=${language}">${words.choose}</a></p>`,
  }
}

/** `token` of the message's own link; null where it did not come of that. */
export function leftPage(about: Unsubscribe, language: Language, token: string | null): Page {
  const words = wordsOf(language).left
  const named = namedIn(about)
  const own = about.list?.left_text?.trim()
  const back = html`<form method="post" action="?lang=${language}"><button class="quiet" name="do" value="back">${words.back}</button></form>`
  return {
    sender: named.sender,
    mark: 'done',
    title: words.title,
    body: html`${own ? paragraphs(own) : sentence(about.doneEverywhere ? words.everywhere : words.list, named)}
${about.canTakeBack && !about.contact!.suppressed ? back : null}
${token && about.lists.length > 0 ? html`<p class="more"><a href="${token}/preferences?lang=${language}">${words.choose}</a></p>` : null}`,
  }
}

export function askedPage(about: Unsubscribe, language: Language): Page {
  const { title, lead } = wordsOf(language).asked
  const named = namedIn(about)
  return { sender: named.sender, mark: 'letter', title, body: sentence(lead, named) }
}

/** Behind the link of the mail that a list with double opt-out sends. */
export function confirmLeavePage({ about, list, everywhere }: LeaveToConfirm, language: Language): Page {
  const words = wordsOf(language).confirmLeave
  const named = namedIn({ ...about, list: list ?? about.list })
  return {
    sender: named.sender,
    mark: 'letter',
    title: words.title,
    leadsTo: (everywhere ? about.list : list)?.unsub_page ?? null,
    body: html`${sentence(everywhere || !list ? words.everywhere : words.list, named)}
<form method="post" action="?lang=${language}"><button>${words.button}</button></form>
<p class="more">${words.note}</p>`,
  }
}

export function backPage(about: Unsubscribe, language: Language, token: string): Page {
  const words = wordsOf(language).back
  const named = namedIn(about)
  const receives = about.lists.some(entry => entry.receives)
  return {
    sender: named.sender,
    mark: 'done',
    title: words.title,
    body: html`${sentence(receives ? words.lead : words.confirm, named)}
<p class="more"><a href="${token}?lang=${language}">${words.leave}</a></p>`,
  }
}

export function preferencesPage(
  about: Unsubscribe,
  language: Language,
  options: { saved: boolean; leadsTo: string | null },
): Page {
  const words = wordsOf(language).preferences
  const isShut = Boolean(about.contact!.suppressed)
  const rows = about.lists.map(entry => listRow(entry, language, isShut))
  const leaveAll = about.doneEverywhere
    ? null
    : html`<form method="post" action="?lang=${language}"><button class="quiet" name="do" value="leave">${words.leave}</button></form>`
  const form = html`<form method="post" action="?lang=${language}"><div class="lists">${rows}</div>
<button name="do" value="save">${words.save}</button></form>${leaveAll}`
  return {
    sender: about.accountName,
    mark: 'choose',
    title: words.title,
    leadsTo: options.leadsTo,
    body: html`${sentence(words.lead, namedIn(about))}
${options.saved ? html`<p class="told" role="status">${words.saved}</p>` : null}
${isShut ? html`<p class="more">${words.suppressed}</p>` : null}
${about.lists.length > 0 ? form : html`<p class="more">${words.none}</p>`}`,
  }
}

function listRow({ list, subscription, groups, receives }: ListOfContact, language: Language, isShut: boolean): Html {
  const words = wordsOf(language).preferences
  const note = subscription.status === 'unconfirmed' ? html`<p class="note">${words.unconfirmed}</p>` : null
  const chosen = knownChoices(groups, subscription.groups)
  const state = html`${receives ? html` checked` : ''}${isShut ? html` disabled` : ''}`
  return html`<div class="list"><input type="hidden" name="list" value="${list.id}">
<label><span>${list.name}</span><input class="switch" type="checkbox" role="switch" name="in-${list.id}" value="1"${state}></label>${note}
${groups.map(group => [
  html`<input type="hidden" name="groups-${list.id}" value="${group.id}">`,
  groupRow(group, chosen[group.id] ?? [], words.nothing, `g-${list.id}-${group.id}`),
])}</div>`
}
