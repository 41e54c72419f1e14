import { Title } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useSay } from '../words/voice.ts'
import { TextLink } from './link.tsx'
import classes from './page.module.css'

export function useTitle(title: string | undefined) {
  useEffect(() => {
    document.title = title ? `${title} · Poštolka` : 'Poštolka'
  }, [title])
}

interface PageProps {
  title: string
  /** Shown in place of the title's text, which still names the document. */
  heading?: ReactNode
  lead?: ReactNode
  actions?: ReactNode
  back?: {
    to: '/contacts' | '/imports' | '/lists' | '/campaigns' | '/templates' | '/reports' | '/contacts/$id'
    params?: { id: number }
    word: string
  }
  wide?: boolean
  children: ReactNode
}

export function Page({ title, heading, lead, actions, back, wide, children }: PageProps) {
  const { words } = useSay()
  useTitle(title)
  return (
    <div className={classes.page} data-wide={wide || undefined}>
      {back && (
        <TextLink
          to={back.to}
          params={back.params}
          className={classes.back}
          aria-label={`${words.general.back}: ${back.word}`}
        >
          <IconChevronLeft size={16} aria-hidden />
          {back.word}
        </TextLink>
      )}
      <header className={classes.header}>
        <div className={classes.top}>
          <Title order={1} className={classes.title}>
            {heading ?? title}
          </Title>
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
        {lead && <div className={classes.lead}>{lead}</div>}
      </header>
      {children}
    </div>
  )
}

interface PartProps {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

/** A part of a page: a heading and white space, no box. */
export function Part({ title, lead, actions, children }: PartProps) {
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.partHeader}>
        <div>
          <Title order={2}>{title}</Title>
          {lead && <p className={classes.partLead}>{lead}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  )
}
