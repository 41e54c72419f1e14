import type { ListPageKind } from '../../../contract/list-mails.ts'
import type { SignUpForm } from '../../rooms/contacts/index.ts'
import type { Unsubscribe } from '../../rooms/outbox/index.ts'
import { askPage, confirmedPage } from './confirm.ts'
import { document, type Page } from './page.ts'
import { signedUpPage, signUpPage } from './sign-up-page.ts'
import { leavePage, leftPage } from './unsubscribe-pages.ts'

/** One of a list's public pages as a made-up person would see it; its forms and links lead nowhere. */
export function previewPage(to: SignUpForm, kind: ListPageKind): string {
  return document(to.list.language, pageOf(to, kind), false).text
}

function pageOf(to: SignUpForm, kind: ListPageKind): Page {
  const { list, sender } = to
  const { language } = list
  const person = { list, email: language === 'en' ? 'jane@example.com' : 'jana@example.com' }
  switch (kind) {
    case 'form':
      return signUpPage(to, language, '#', null)
    case 'checkMail':
      return signedUpPage({ list: { ...list, double_optin: true }, sender }, language)
    case 'subscribed':
      return signedUpPage({ list: { ...list, double_optin: false }, sender }, language)
    case 'confirm':
      return askPage(person, sender, language, null)
    case 'confirmed':
      return confirmedPage(person, sender, language)
    case 'leave':
      return leavePage(madeUp(to, person.email), language, '#', null)
    case 'left':
      return leftPage(madeUp(to, person.email), language, '#')
  }
}

function madeUp({ list, sender, accountId }: SignUpForm, email: string): Unsubscribe {
  return {
    accountId,
    accountName: sender,
    language: list.language,
    contact: { email, suppressed: null } as Unsubscribe['contact'],
    list,
    lists: [],
    done: false,
    doneEverywhere: list.unsub_from_all,
    canTakeBack: true,
  }
}
