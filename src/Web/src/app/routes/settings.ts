import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { text } from './root'
import { shell } from './shell'

const helpDesk = createRoute({
  getParentRoute: () => shell,
  path: '/settings/help-desk',
  component: lazyRouteComponent(() => import('@/features/tickets/desk/HelpDeskPage'), 'HelpDeskPage'),
})

const slaPolicy = createRoute({
  getParentRoute: () => shell,
  path: '/settings/help-desk/policies/$id',
  component: lazyRouteComponent(() => import('@/features/tickets/promises/settings/PolicyPage'), 'PolicyPage'),
})

const calendar = createRoute({
  getParentRoute: () => shell,
  path: '/settings/help-desk/calendars/$id',
  component: lazyRouteComponent(() => import('@/features/tickets/promises/settings/CalendarPage'), 'CalendarPage'),
})

const deviceTypes = createRoute({
  getParentRoute: () => shell,
  path: '/settings/device-types',
  component: lazyRouteComponent(() => import('@/features/devices/types/DeviceTypesPage'), 'DeviceTypesPage'),
})

const deviceType = createRoute({
  getParentRoute: () => shell,
  path: '/settings/device-types/$id',
  component: lazyRouteComponent(() => import('@/features/devices/types/DeviceTypePage'), 'DeviceTypePage'),
})

const drops = createRoute({
  getParentRoute: () => shell,
  path: '/settings/drops',
  validateSearch: z.object({ range: text }),
  component: lazyRouteComponent(() => import('@/features/devices/drops/DropsPage'), 'DropsPage'),
})

const people = createRoute({
  getParentRoute: () => shell,
  path: '/settings/people',
  validateSearch: z.object({ q: text, role: text, new: text }),
  component: lazyRouteComponent(() => import('@/features/people/PeoplePage'), 'PeoplePage'),
})

const roles = createRoute({
  getParentRoute: () => shell,
  path: '/settings/roles',
  validateSearch: z.object({ role: text }),
  component: lazyRouteComponent(() => import('@/features/people/RolesPage'), 'RolesPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('@/features/identity/ApiKeysPage'), 'ApiKeysPage'),
})

const plan = createRoute({
  getParentRoute: () => shell,
  path: '/settings/plan',
  validateSearch: z.object({ month: text }),
  component: lazyRouteComponent(() => import('@/features/plan/PlanPage'), 'PlanPage'),
})

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/settings/jobs',
  validateSearch: z.object({ state: text }),
  component: lazyRouteComponent(() => import('@/features/jobs/JobsPage'), 'JobsPage'),
})

const profile = createRoute({
  getParentRoute: () => shell,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('@/features/identity/ProfilePage'), 'ProfilePage'),
})

const sessions = createRoute({
  getParentRoute: () => shell,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => import('@/features/identity/SessionsPage'), 'SessionsPage'),
})

const audit = createRoute({
  getParentRoute: () => shell,
  path: '/settings/audit',
  validateSearch: z.object({ q: text, kind: text, actor: text, record: text, trace: text, days: text }),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
})

const dataRequests = createRoute({
  getParentRoute: () => shell,
  path: '/settings/data-requests',
  component: lazyRouteComponent(() => import('@/features/privacy/DataRequestsPage'), 'DataRequestsPage'),
})

const knowledgeSettings = createRoute({
  getParentRoute: () => shell,
  path: '/settings/knowledge',
  component: lazyRouteComponent(() => import('@/features/knowledge/settings/KnowledgeSettingsPage'), 'KnowledgeSettingsPage'),
})

const mailboxes = createRoute({
  getParentRoute: () => shell,
  path: '/settings/mailboxes',
  validateSearch: z.object({ outcome: text }),
  component: lazyRouteComponent(() => import('@/features/mailboxes/MailboxesPage'), 'MailboxesPage'),
})

const alertSources = createRoute({
  getParentRoute: () => shell,
  path: '/settings/alert-sources',
  component: lazyRouteComponent(() => import('@/features/alerts/sources/SourcesPage'), 'SourcesPage'),
})

const alertSource = createRoute({
  getParentRoute: () => shell,
  path: '/settings/alert-sources/$id',
  component: lazyRouteComponent(() => import('@/features/alerts/sources/SourcePage'), 'SourcePage'),
})

/** How a company sets the product up, and itself. */
export const settingsRoutes = [
  helpDesk,
  slaPolicy,
  calendar,
  deviceTypes,
  deviceType,
  drops,
  people,
  roles,
  apiKeys,
  plan,
  jobs,
  profile,
  sessions,
  audit,
  dataRequests,
  knowledgeSettings,
  mailboxes,
  alertSources,
  alertSource,
] as const
