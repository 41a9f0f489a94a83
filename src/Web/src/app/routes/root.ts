import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { z } from 'zod'

/** The root of the map of the app. */
export const root = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Outlet })

/** A word in the address; what cannot be read is as if it were not there. */
export const text = z.string().optional().catch(undefined)
