import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { shell } from './shell'

const riskModel = createRoute({
  getParentRoute: () => shell,
  path: '/prevention/model',
  component: lazyRouteComponent(() => import('@/features/tickets/risk/RiskModelPage'), 'RiskModelPage'),
})

const prevention = createRoute({
  getParentRoute: () => shell,
  path: '/prevention',
  component: lazyRouteComponent(() => import('@/features/tickets/risk/PreventionPage'), 'PreventionPage'),
})

const preventionReport = createRoute({
  getParentRoute: () => shell,
  path: '/prevention/$week',
  component: lazyRouteComponent(() => import('@/features/tickets/risk/PreventionReportPage'), 'PreventionReportPage'),
})

const assignment = createRoute({
  getParentRoute: () => shell,
  path: '/settings/assignment',
  component: lazyRouteComponent(() => import('@/features/tickets/assignment/AssignmentPage'), 'AssignmentPage'),
})

/** What is foretold of tickets, and how they are given to people. */
export const ticketRiskRoutes = [riskModel, prevention, preventionReport, assignment] as const
