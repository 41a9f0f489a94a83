import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { text } from './root'
import { shell } from './shell'

const notifications = createRoute({
  getParentRoute: () => shell,
  path: '/notifications',
  validateSearch: z.object({ only: text }),
  component: lazyRouteComponent(() => import('@/features/notifications/NotificationsPage'), 'NotificationsPage'),
})

const preferences = createRoute({
  getParentRoute: () => shell,
  path: '/settings/notifications',
  component: lazyRouteComponent(() => import('@/features/notifications/PreferencesPage'), 'PreferencesPage'),
})

const webhook = createRoute({
  getParentRoute: () => shell,
  path: '/settings/webhook',
  validateSearch: z.object({ state: text }),
  component: lazyRouteComponent(() => import('@/features/notifications/webhook/WebhookPage'), 'WebhookPage'),
})

/** What people are told, and how. */
export const notificationRoutes = [notifications, preferences, webhook] as const
