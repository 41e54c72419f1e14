import type { Page } from 'playwright-core'
import { PASSWORD } from './whole-server.ts'

/** The administrator of a whole server signs in, in Czech, on a page that asks for it; returns inside. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('admin@postolka.example')
  await page.getByLabel('Heslo', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Přihlásit se', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}
