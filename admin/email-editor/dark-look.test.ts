import { expect, it } from 'vitest'
import { hasDarkLook, withScheme } from './dark-look.ts'

const html =
  '<style>@media (prefers-color-scheme: dark) and (min-width:1px){a{}}@media ( prefers-color-scheme:LIGHT ){b{}}</style>'

it('an e-mail is asked for its looks in the light and in the dark', () => {
  expect(hasDarkLook(html)).toBe(true)
  expect(hasDarkLook('<p>dark</p>')).toBe(false)
  expect(withScheme(html, 'dark')).toBe(
    '<style>@media (min-width:0) and (min-width:1px){a{}}@media (max-width:0){b{}}</style>',
  )
  expect(withScheme(html, 'light')).toBe(
    '<style>@media (max-width:0) and (min-width:1px){a{}}@media (min-width:0){b{}}</style>',
  )
})
