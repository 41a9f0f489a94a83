import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { ErrorState } from '@/components/ErrorState'
import { forgetPlacesAhead } from '@/components/table/places'
import { NotFound } from './NotFound'
import { PagePending } from './PagePending'
import { alertRoutes } from './routes/alerts'
import { deviceRoutes } from './routes/devices'
import { doorRoutes } from './routes/door'
import { knowledgeRoutes } from './routes/knowledge'
import { onCallRoutes } from './routes/onCall'
import { notificationRoutes } from './routes/notifications'
import { placeRoutes } from './routes/places'
import { requestRoutes } from './routes/requests'
import { root } from './routes/root'
import { settingsRoutes } from './routes/settings'
import { shell } from './routes/shell'
import { ticketRiskRoutes } from './routes/ticketRisk'
import { ticketRoutes } from './routes/tickets'
import { parseSearch, stringifySearch } from './search'

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('@/features/design/DesignPage'), 'DesignPage'),
})

/** The map of the app; every page is a chunk of its own. */
export function createAppRouter(queries: QueryClient) {
  const router = createRouter({
    routeTree: root.addChildren([
      ...doorRoutes,
      design,
      shell.addChildren([
        ...placeRoutes,
        ...alertRoutes,
        ...ticketRoutes,
        ...ticketRiskRoutes,
        ...onCallRoutes,
        ...requestRoutes,
        ...knowledgeRoutes,
        ...deviceRoutes,
        ...settingsRoutes,
        ...notificationRoutes,
      ]),
    ]),
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingMs: 200,
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} retry={reset} />,
  })
  forgetPlacesAhead(router.history)
  return router
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
