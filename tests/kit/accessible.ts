import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Nothing serious for people who use a screen reader or a keyboard. `without`: parts that are not looked at; a sandboxed
 * preview runs no script, axe's neither, and would be waited for for ever.
 */
export async function expectAccessible(page: Page, without: readonly string[] = ['iframe']): Promise<void> {
  // What is just fading in has no contrast of its own.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().flatMap(one => (one instanceof CSSTransition ? [one.finished] : []))),
  )
  const axe = without.reduce((builder, part) => builder.exclude(part), new AxeBuilder({ page }).setLegacyMode())
  const { violations } = await axe.analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([])
}
