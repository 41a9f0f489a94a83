import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { ofViewQuery } from '@/features/tickets/queue/filter'
import { usualView } from '@/features/views/queries'
import { text } from './root'
import { shell } from './shell'

const tickets = createRoute({
  getParentRoute: () => shell,
  path: '/tickets',
  validateSearch: z.object({
    ...{ q: text, state: text, status: text, priority: text, assignee: text, team: text, category: text, tag: text, due: text, risk: text },
    ...{ sort: text, view: text, new: text },
  }),
  beforeLoad: async ({ context, search: { site, ...asked }, cause }) => {
    if (cause === 'stay' || Object.values(asked).some(Boolean)) return
    const view = await usualView(context.queries, 'tickets')
    if (view) throw redirect({ to: '/tickets', search: { site, view: view.id, ...ofViewQuery(view.query) }, replace: true })
  },
  component: lazyRouteComponent(() => import('@/features/tickets/queue/TicketsPage'), 'TicketsPage'),
})

const board = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/board',
  validateSearch: z.object({
    ...{ q: text, state: text, status: text, priority: text, assignee: text, team: text, category: text, tag: text, due: text, risk: text },
    ...{ column: text, view: text },
  }),
  component: lazyRouteComponent(() => import('@/features/tickets/board/BoardPage'), 'BoardPage'),
})

const ticket = createRoute({
  getParentRoute: () => shell,
  path: '/tickets/$id',
  component: lazyRouteComponent(() => import('@/features/tickets/page/TicketPage'), 'TicketPage'),
})

const slaReport = createRoute({
  getParentRoute: () => shell,
  path: '/reports/sla',
  validateSearch: z.object({ days: text, by: text }),
  component: lazyRouteComponent(() => import('@/features/tickets/reports/SlaReportPage'), 'SlaReportPage'),
})

const ratingsReport = createRoute({
  getParentRoute: () => shell,
  path: '/reports/ratings',
  validateSearch: z.object({ days: text, by: text }),
  component: lazyRouteComponent(() => import('@/features/tickets/reports/RatingsReportPage'), 'RatingsReportPage'),
})

/** The help desk. */
export const ticketRoutes = [tickets, board, ticket, slaReport, ratingsReport] as const
