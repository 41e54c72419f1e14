import { describe, expect, it } from 'vitest'
import { type AuditEntry, auditActions } from '../../../contract/history.ts'
import { cs } from '../../words/cs.ts'
import { en } from '../../words/en.ts'
import { makeSay } from '../../words/say.ts'
import { auditChanges, auditSentence } from './audit-sentence.ts'

const say = makeSay(cs, 'cs', 'Europe/Prague')
const entry = (action: string, data: object, subject: string | null = '7') =>
  ({ id: 1, at: '2026-11-23T12:00:00Z', person: null, action, subject, data, ip: null, isThere: true }) as AuditEntry

describe('a sentence of the history', () => {
  it.each([
    ['user.roleChanged', { name: 'Eva', from: 'marketer', to: 'viewer' }, 'Role uživatele Eva: marketér → čtenář'],
    ['list.changed', { name: 'Novinky', changes: { reply_to: [null, 'a@b.cz'] } }, 'Seznam Novinky: odpovědi na'],
    ['list.changed', { name: 'Novinky', changed: ['reply_to', 'x_y'] }, 'Seznam Novinky: odpovědi na a x_y'],
    [
      'account.changed',
      { changed: ['sender_name', 'sender_email', 'footer'] },
      'Nastavení účtu: jméno odesílatele, e-mail odesílatele a patička',
    ],
    ['campaign.started', {}, 'Odeslána kampaň č. 7'],
    ['campaign.started', { title: 'Jaro {name}' }, 'Odeslána kampaň Jaro {name}'],
    ['campaign.tested', { to: ['a@b.cz', 'c@d.cz'] }, 'Zkušební e-mail kampaně č. 7 na a@b.cz a c@d.cz'],
    ['something.new', {}, 'something.new'],
  ])('of %s', (action, data, sentence) => {
    expect(auditSentence(entry(action, data), say).replace(/\s/g, ' ')).toBe(sentence)
  })

  it('says of each change from what to what, in words', () => {
    const changes = { name: ['A', 'B'], double_optin: [null, true], footer: ['x', ''], webhook_url: [null, null] }
    expect(auditChanges(entry('list.changed', { changes }), say)).toEqual([
      { field: 'název', from: 'A', to: 'B' },
      { field: 'potvrzení přihlášení', from: 'prázdné', to: 'zapnuto' },
      { field: 'patička', from: 'x', to: 'prázdné' },
    ])
  })

  it.each(['cs', 'en'] as const)('leaves no blank open in %s, whatever is missing', language => {
    const speaks = makeSay(language === 'cs' ? cs : en, language, 'UTC')
    for (const action of auditActions) expect(auditSentence(entry(action, {}, null), speaks)).not.toMatch(/[{}]/)
  })
})
