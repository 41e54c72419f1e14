import { useDisclosure } from '@mantine/hooks'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The page opens its form for a new thing as it is entered. */
    opensNew?: boolean
  }
}

/** Of the form for a new thing: also opened by whoever leads here for it, once. */
export function useOpening() {
  const [opened, drawer] = useDisclosure()
  const navigate = useNavigate()
  const isAsked = useLocation({ select: location => location.state.opensNew === true })
  const { open } = drawer
  useEffect(() => {
    if (!isAsked) return
    open()
    // Going back to this page later, or loading it anew, is no such wish.
    void navigate({ to: '.', search: true, replace: true, state: {} })
  }, [isAsked, open, navigate])
  return [opened, drawer] as const
}
