import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { z } from 'zod'
import { ErrorState } from '@/components/ErrorState'
import { sessionQuery } from '@/features/identity/session'
import { NotFound } from './NotFound'
import { PagePending } from './PagePending'
import { parseSearch, safeReturn, stringifySearch } from './search'

const text = z.string().optional().catch(undefined)

const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: z.object({ returnTo: text }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch(() => null)
    if (session) throw redirect({ href: safeReturn(search.returnTo) })
  },
  component: lazyRouteComponent(() => import('@/features/identity/SignInPage'), 'SignInPage'),
})

const signUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up',
  component: lazyRouteComponent(() => import('@/features/identity/SignUpPage'), 'SignUpPage'),
})

const completeSignUp = createRoute({
  getParentRoute: () => root,
  path: '/sign-up/complete',
  component: lazyRouteComponent(() => import('@/features/identity/SignUpPage'), 'CompleteSignUpPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('@/features/identity/ForgotPasswordPage'), 'ForgotPasswordPage'),
})

const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  component: lazyRouteComponent(() => import('@/features/identity/ResetPasswordPage'), 'ResetPasswordPage'),
})

const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email',
  component: lazyRouteComponent(() => import('@/features/identity/ConfirmEmailPage'), 'ConfirmEmailPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('@/features/people/InvitationPage'), 'InvitationPage'),
})

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('@/features/design/DesignPage'), 'DesignPage'),
})

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  validateSearch: z.object({ site: text }),
  search: { middlewares: [retainSearchParams(['site'])] },
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: { returnTo: location.href } })
  },
  component: lazyRouteComponent(() => import('./shell/AppShell'), 'AppShell'),
})

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    // Not everybody sees sites; the first place somebody may see is where they begin.
    const session = await context.queries.ensureQueryData(sessionQuery)
    const seesSites = session?.permissions.some((permission) => permission === '*' || permission === 'sites.read')
    throw redirect({ to: seesSites ? '/sites' : '/devices' })
  },
})

const sites = createRoute({
  getParentRoute: () => shell,
  path: '/sites',
  validateSearch: z.object({ q: text, sort: text, new: text }),
  component: lazyRouteComponent(() => import('@/features/sites/SitesPage'), 'SitesPage'),
})

const site = createRoute({
  getParentRoute: () => shell,
  path: '/sites/$id',
  component: lazyRouteComponent(() => import('@/features/sites/SitePage'), 'SitePage'),
})

const siteEditor = createRoute({
  getParentRoute: () => shell,
  path: '/sites/$id/edit',
  component: lazyRouteComponent(() => import('@/features/sites/SiteEditorPage'), 'SiteEditorPage'),
})

const devices = createRoute({
  getParentRoute: () => shell,
  path: '/devices',
  validateSearch: z.object({ q: text, type: text, group: text, tag: text, band: text, state: text, parent: text, sort: text, new: text }),
  component: lazyRouteComponent(() => import('@/features/devices/fleet/DevicesPage'), 'DevicesPage'),
})

const device = createRoute({
  getParentRoute: () => shell,
  path: '/devices/$id',
  validateSearch: z.object({ range: text, from: text, to: text }),
  component: lazyRouteComponent(() => import('@/features/devices/DevicePage'), 'DevicePage'),
})

const map = createRoute({
  getParentRoute: () => shell,
  path: '/map',
  validateSearch: z.object({ q: text, band: text, at: text }),
  component: lazyRouteComponent(() => import('@/features/map/MapPage'), 'MapPage'),
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

const value = createRoute({
  getParentRoute: () => shell,
  path: '/value',
  validateSearch: z.object({ days: text }),
  component: lazyRouteComponent(() => import('@/features/value/ValuePage'), 'ValuePage'),
})

const drops = createRoute({
  getParentRoute: () => shell,
  path: '/settings/drops',
  validateSearch: z.object({ range: text }),
  component: lazyRouteComponent(() => import('@/features/devices/drops/DropsPage'), 'DropsPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => shell,
  path: '/settings/api-keys',
  component: lazyRouteComponent(() => import('@/features/identity/ApiKeysPage'), 'ApiKeysPage'),
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

const plan = createRoute({
  getParentRoute: () => shell,
  path: '/settings/plan',
  validateSearch: z.object({ month: text }),
  component: lazyRouteComponent(() => import('@/features/plan/PlanPage'), 'PlanPage'),
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

const jobs = createRoute({
  getParentRoute: () => shell,
  path: '/settings/jobs',
  validateSearch: z.object({ state: text }),
  component: lazyRouteComponent(() => import('@/features/jobs/JobsPage'), 'JobsPage'),
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

const help = createRoute({
  getParentRoute: () => shell,
  path: '/help',
  validateSearch: z.object({ q: text }),
  component: lazyRouteComponent(() => import('@/features/help/HelpPage'), 'HelpPage'),
})

const helpArticle = createRoute({
  getParentRoute: () => shell,
  path: '/help/$slug',
  component: lazyRouteComponent(() => import('@/features/help/HelpArticlePage'), 'HelpArticlePage'),
})

const welcome = createRoute({
  getParentRoute: () => shell,
  path: '/welcome',
  component: lazyRouteComponent(() => import('@/features/onboarding/WelcomePage'), 'WelcomePage'),
})

/** The map of the app; every page is a chunk of its own. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      ...[signIn, signUp, completeSignUp, forgotPassword, resetPassword, confirmEmail, invitation],
      design,
      shell.addChildren([
        ...[
          home,
          sites,
          site,
          siteEditor,
          devices,
          device,
          map,
          value,
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
        ],
        ...[audit, dataRequests, help, helpArticle, welcome],
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
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
