import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { onSignedOut } from '@/api/client'
import { createQueryClient } from '@/api/queryClient'
import { ToastProvider } from '@/components/Toasts'
import { TooltipProvider } from '@/components/Tooltip'
import { sessionQuery } from '@/features/identity/session'
import { createAppRouter } from './router'

/** Everything a page may rely on: server state, addresses, tooltips and toasts. */
export function App() {
  const [queries] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(queries))
  useEffect(
    () =>
      onSignedOut(() => {
        queries.setQueryData(sessionQuery.queryKey, null)
        void router.navigate({ to: '/sign-in', search: { returnTo: router.state.location.href } })
      }),
    [queries, router],
  )
  return (
    <QueryClientProvider client={queries}>
      <TooltipProvider delayDuration={350} skipDelayDuration={150}>
        <ToastProvider>
          <RouterProvider router={router} />
        </ToastProvider>
      </TooltipProvider>
    </QueryClientProvider>
  )
}
