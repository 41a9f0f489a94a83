import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { text } from './root'
import { shell } from './shell'

const onCall = createRoute({
  getParentRoute: () => shell,
  path: '/on-call',
  validateSearch: z.object({ schedule: text, span: text, day: text }),
  component: lazyRouteComponent(() => import('@/features/oncall/OnCallPage'), 'OnCallPage'),
})

const schedule = createRoute({
  getParentRoute: () => shell,
  path: '/on-call/schedules/$id',
  component: lazyRouteComponent(() => import('@/features/oncall/SchedulePage'), 'SchedulePage'),
})

const policies = createRoute({
  getParentRoute: () => shell,
  path: '/on-call/policies',
  component: lazyRouteComponent(() => import('@/features/oncall/PoliciesPage'), 'PoliciesPage'),
})

const policy = createRoute({
  getParentRoute: () => shell,
  path: '/on-call/policies/$id',
  component: lazyRouteComponent(() => import('@/features/oncall/PolicyPage'), 'PolicyPage'),
})

/** Who is on call, and who is called. */
export const onCallRoutes = [onCall, schedule, policies, policy] as const
