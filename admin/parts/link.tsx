import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react'

type Native = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & { ref?: Ref<HTMLAnchorElement> }

/** A button that goes somewhere: a real link, so that it opens in a new tab too. */
export const ButtonLink = createLink((props: ButtonProps & Native) => <Button component="a" {...props} />)

export const TextLink = createLink((props: AnchorProps & Native) => <Anchor {...props} />)

/** Out of the admin, in a new tab. */
export function ButtonLinkOut({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Button
      component="a"
      href={href}
      target="_blank"
      rel="noreferrer"
      variant="default"
      rightSection={<IconExternalLink size={15} aria-hidden />}
    >
      {children}
    </Button>
  )
}
