const asked = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/gi

/** Whether an e-mail says how it looks in the dark. */
export function hasDarkLook(html: string): boolean {
  return /prefers-color-scheme\s*:\s*dark/i.test(html)
}

/**
 * The e-mail as a program in the light or the dark shows it, whatever the scheme of this window: a frame cannot be told,
 * so its questions are answered in its text.
 */
export function withScheme(html: string, scheme: 'light' | 'dark'): string {
  return html.replace(asked, (_, wanted: string) =>
    wanted.toLowerCase() === scheme ? '(min-width:0)' : '(max-width:0)',
  )
}
