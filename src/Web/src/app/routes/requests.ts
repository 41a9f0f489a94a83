import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { text } from './root'
import { shell } from './shell'

const requests = createRoute({
  getParentRoute: () => shell,
  path: '/requests',
  component: lazyRouteComponent(() => import('@/features/requests/RequestsPage'), 'RequestsPage'),
})

const newRequest = createRoute({
  getParentRoute: () => shell,
  path: '/requests/new',
  validateSearch: z.object({ place: text, device: text }),
  component: lazyRouteComponent(() => import('@/features/requests/NewRequestPage'), 'NewRequestPage'),
})

const request = createRoute({
  getParentRoute: () => shell,
  path: '/requests/$id',
  component: lazyRouteComponent(() => import('@/features/requests/RequestPage'), 'RequestPage'),
})

/** What somebody asks for themselves. */
export const requestRoutes = [requests, newRequest, request] as const
