import classes from './mail-frame.module.css'

/** Links of a mail open in a new tab; kept after the doctype, since anything before it means quirks mode. */
export function withBlankTarget(html: string) {
  const base = '<base target="_blank">'
  if (/<head[^>]*>/i.test(html)) return html.replace(/<head[^>]*>/i, head => head + base)
  return html.replace(/^(\s*<!doctype[^>]*>)?/i, doctype => doctype + base)
}

interface MailFrameProps {
  html: string
  title: string
  /** Whether links work, in a new tab; scripts never do. */
  links?: boolean
  height?: number | string
}

/** E-mail HTML that people made: never runs as us. */
export function MailFrame({ html, title, links, height = '100%' }: MailFrameProps) {
  return (
    <iframe
      className={classes.frame}
      style={{ height }}
      title={title}
      sandbox={links ? 'allow-popups allow-popups-to-escape-sandbox' : ''}
      referrerPolicy="no-referrer"
      srcDoc={withBlankTarget(html)}
    />
  )
}
