import { expect, test } from 'vitest'
import { parseSmtpUrl } from './smtp-target.ts'

test('every part of the URL is read', () => {
  const url = 'smtp://u%40x:p%3A%2F@mail.example.com:2525/?connections=3&tls=required&verify=0&name=me.example.com'
  expect(parseSmtpUrl(url)).toEqual({
    host: 'mail.example.com',
    port: 2525,
    tls: 'required',
    verifyCertificate: false,
    user: 'u@x',
    password: 'p:/',
    ehloName: 'me.example.com',
    connections: 3,
  })
})

test('defaults: opportunistic TLS unverified, 10 connections, ports 25, 587 with a user, 465 for smtps', () => {
  expect(parseSmtpUrl('smtp://host')).toMatchObject({
    port: 25,
    tls: 'opportunistic',
    verifyCertificate: false,
    connections: 10,
  })
  expect(parseSmtpUrl('smtp://u:p@host').port).toBe(587)
  expect(parseSmtpUrl('smtps://host')).toMatchObject({ port: 465, tls: 'implicit', verifyCertificate: true })
  expect(parseSmtpUrl('smtp://host?tls=required').verifyCertificate).toBe(true)
  expect(parseSmtpUrl('smtp://host?tls=never').verifyCertificate).toBe(false)
  expect(parseSmtpUrl('smtp://host?verify=1').verifyCertificate).toBe(true)
  expect(parseSmtpUrl('smtp://[::1]:26').host).toBe('::1')
  expect(parseSmtpUrl('smtp://host')).not.toHaveProperty('user')
})

test('a wrong URL gives one sentence that never holds the password', () => {
  const wrong = [
    'http://u:s3cret@host',
    'smtp://u:s3cret@',
    'smtp://u:s3#cret@host',
    'smtp://u:s3/cret@host',
    's3cret',
    '',
  ]
  wrong.push('smtp://u:12?s3cret@host', 'smtp://u:s3cret@host:99999', 'smtp://u:s3cret%@host', 'smtp://:s3cret@host')
  for (const option of [
    'connections=0',
    'connections=51',
    'connections=x',
    'tls=maybe',
    'verify=yes',
    'name=a b',
    'x=1',
  ]) {
    wrong.push(`smtp://u:s3cret@host?${option}`)
  }
  wrong.push('smtps://u:s3cret@host?tls=never', 'smtp://u:s3cret@host?name=a%0d%0ab')
  for (const url of wrong) {
    const message = messageOf(url)
    expect(message, url).toMatch(/^The (SMTP URL|EHLO name) [^\n]*\.$|^The \w+ option of the SMTP URL [^\n]*\.$/)
    expect(message, url).not.toMatch(/s3|cret/)
  }
})

function messageOf(url: string): string {
  try {
    parseSmtpUrl(url)
  } catch (error) {
    expect((error as Error).cause).toBeUndefined()
    return (error as Error).message
  }
  return `${url} was taken`
}
