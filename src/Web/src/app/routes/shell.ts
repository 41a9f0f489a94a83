import { createRoute, lazyRouteComponent, redirect, retainSearchParams } from '@tanstack/react-router'
import { z } from 'zod'
import { sessionQuery } from '@/features/identity/session'
import { root, text } from './root'

/** What somebody sees who is signed in: the pages stand inside it. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: z.object({ site: text }),
  search: { middlewares: [retainSearchParams(['site'])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: { returnTo: location.href } })
  },
  component: lazyRouteComponent(() => import('../shell/AppShell'), 'AppShell'),
})
