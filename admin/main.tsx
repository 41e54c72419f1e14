import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './look.css'
import { MantineProvider, mergeThemeOverrides } from '@mantine/core'
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, useMemo } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused } from './call.ts'
import { Told } from './parts/told.tsx'
import { makeRouter } from './routes.tsx'
import { forget, sessionQuery, tellMoved } from './session.ts'
import { surfaces, theme } from './theme.ts'
import { firstGuess, speak, useSay } from './words/voice.ts'

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: followSession }),
  mutationCache: new MutationCache({ onError: followSession }),
  defaultOptions: {
    queries: {
      staleTime: 5000,
      // What the server refused it would refuse again; only silence and 5xx are worth another try.
      retry: (failures, error) =>
        failures < 2 && error instanceof Refused && (error.status === 0 || error.status >= 500),
    },
  },
})
const router = makeRouter(queries)

/** What says that this page cannot go on as it is, whatever it asked for. */
function followSession(error: Error) {
  if (!(error instanceof Refused)) return
  if (error.code === 'session.otherAccount') tellMoved(true)
  if (error.code === 'session.twoFactorRequired') location.assign('/app/two-factor')
  if (error.code === 'session.required') leave()
}

function leave() {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  // Only who was inside has lost anything: a first visitor is just asked to sign in.
  const wasInside = queries.getQueryData(sessionQuery.queryKey) !== undefined
  forget(queries)
  void router.navigate({ to: '/sign-in', search: { back: href, ...(wasInside && { done: 'ended' }) } })
}

/** The theme, with the names of the buttons that Mantine draws by itself. */
function Look({ children }: { children: ReactNode }) {
  const { general } = useSay().words
  const spoken = useMemo(() => {
    const defaultProps = { closeButtonProps: { 'aria-label': general.close } }
    return mergeThemeOverrides(theme, { components: { Modal: { defaultProps }, Drawer: { defaultProps } } })
  }, [general])
  return (
    <MantineProvider theme={spoken} cssVariablesResolver={surfaces} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  )
}

await speak(firstGuess())
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Look>
      <Told />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </Look>
  </StrictMode>,
)
