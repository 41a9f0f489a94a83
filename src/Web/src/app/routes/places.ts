import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { sessionQuery } from '@/features/identity/session'
import { text } from './root'
import { shell } from './shell'

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: async ({ context }) => {
    // Not everybody sees sites; the first place somebody may see is where they begin.
    const session = await context.queries.ensureQueryData(sessionQuery)
    const may = (wanted: string) => session?.permissions.some((permission) => permission === '*' || permission === wanted)
    throw redirect({ to: may('sites.read') ? '/sites' : may('devices.read') || !may('tickets.request') ? '/devices' : '/requests' })
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

const map = createRoute({
  getParentRoute: () => shell,
  path: '/map',
  validateSearch: z.object({ q: text, band: text, at: text }),
  component: lazyRouteComponent(() => import('@/features/map/MapPage'), 'MapPage'),
})

const value = createRoute({
  getParentRoute: () => shell,
  path: '/value',
  validateSearch: z.object({ days: text }),
  component: lazyRouteComponent(() => import('@/features/value/ValuePage'), 'ValuePage'),
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

/** Where somebody begins, the places, and how to get on. */
export const placeRoutes = [home, sites, site, siteEditor, map, value, help, helpArticle, welcome] as const
