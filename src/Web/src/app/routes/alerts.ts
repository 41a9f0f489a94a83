import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { ofViewQuery } from '@/features/alerts/queue/filter'
import { usualView } from '@/features/views/queries'
import { text } from './root'
import { shell } from './shell'

const alerts = createRoute({
  getParentRoute: () => shell,
  path: '/alerts',
  validateSearch: z.object({
    ...{ q: text, state: text, severity: text, type: text, name: text, assignee: text, hidden: text, device: text },
    ...{ sort: text, group: text, view: text },
  }),
  beforeLoad: async ({ context, search: { site, ...asked }, cause }) => {
    if (cause === 'stay' || Object.values(asked).some(Boolean)) return
    const view = await usualView(context.queries, 'alerts')
    if (view) throw redirect({ to: '/alerts', search: { site, view: view.id, ...ofViewQuery(view.query) }, replace: true })
  },
  component: lazyRouteComponent(() => import('@/features/alerts/queue/AlertsPage'), 'AlertsPage'),
})

const alert = createRoute({
  getParentRoute: () => shell,
  path: '/alerts/$id',
  component: lazyRouteComponent(() => import('@/features/alerts/page/AlertPage'), 'AlertPage'),
})

const silences = createRoute({
  getParentRoute: () => shell,
  path: '/alerts/silences',
  validateSearch: z.object({ state: text, matchers: text }),
  component: lazyRouteComponent(() => import('@/features/alerts/silences/SilencesPage'), 'SilencesPage'),
})

const policy = createRoute({
  getParentRoute: () => shell,
  path: '/settings/alerts',
  component: lazyRouteComponent(() => import('@/features/alerts/settings/AlertPolicyPage'), 'AlertPolicyPage'),
})

const incidents = createRoute({
  getParentRoute: () => shell,
  path: '/incidents',
  validateSearch: z.object({ q: text, state: text, alert: text, sort: text, new: text }),
  component: lazyRouteComponent(() => import('@/features/alerts/incidents/list/IncidentsPage'), 'IncidentsPage'),
})

const incident = createRoute({
  getParentRoute: () => shell,
  path: '/incidents/$id',
  component: lazyRouteComponent(() => import('@/features/alerts/incidents/page/IncidentPage'), 'IncidentPage'),
})

const noise = createRoute({
  getParentRoute: () => shell,
  path: '/noise',
  validateSearch: z.object({ days: text }),
  component: lazyRouteComponent(() => import('@/features/alerts/noise/NoisePage'), 'NoisePage'),
})

/** What is wrong, and how people hear of it. */
export const alertRoutes = [alerts, alert, silences, policy, incidents, incident, noise] as const
