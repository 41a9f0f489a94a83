import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { onSignedOut } from '@/api/client'
import { createQueryClient } from '@/api/queryClient'
import { ToastProvider } from '@/components/Toasts'
import { TooltipProvider } from '@/components/Tooltip'
import { createAppRouter } from './router'
import { stringifySearch } from './search'

/** Everything a page may rely on: server state, addresses, tooltips and toasts. */
export function App() {
  const [queries] = useState(createQueryClient)
  const [router] = useState(() => createAppRouter(queries))
  useEffect(
    () =>
      onSignedOut(() => {
        // A fresh page, as when signing out: nothing of this tenant stays in memory for whoever comes next.
        const returnTo = router.state.location.href
        if (!returnTo.startsWith('/sign-in')) location.assign(`/sign-in${stringifySearch({ returnTo })}`)
      }),
    [router],
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
