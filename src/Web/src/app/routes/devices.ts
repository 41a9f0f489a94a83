import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { ofViewQuery } from '@/features/devices/fleet/filter'
import { usualView } from '@/features/views/queries'
import { text } from './root'
import { shell } from './shell'

/** What narrows and orders a list of devices. */
const deviceFilter = { q: text, type: text, group: text, tag: text, band: text, state: text, parent: text, import: text, sort: text }

const devices = createRoute({
  getParentRoute: () => shell,
  path: '/devices',
  validateSearch: z.object({ ...deviceFilter, view: text, new: text }),
  beforeLoad: async ({ context, search: { site, ...asked }, cause }) => {
    if (cause === 'stay' || Object.values(asked).some(Boolean)) return
    const view = await usualView(context.queries, 'devices')
    if (view) throw redirect({ to: '/devices', search: { site, view: view.id, ...ofViewQuery(view.query) }, replace: true })
  },
  component: lazyRouteComponent(() => import('@/features/devices/fleet/DevicesPage'), 'DevicesPage'),
})

const device = createRoute({
  getParentRoute: () => shell,
  path: '/devices/$id',
  validateSearch: z.object({ range: text, from: text, to: text }),
  component: lazyRouteComponent(() => import('@/features/devices/DevicePage'), 'DevicePage'),
})

const predictions = createRoute({
  getParentRoute: () => shell,
  path: '/predictions',
  validateSearch: z.object({ class: text, state: text, sort: text }),
  component: lazyRouteComponent(() => import('@/features/devices/predictions/PredictionsPage'), 'PredictionsPage'),
})

const predictionModel = createRoute({
  getParentRoute: () => shell,
  path: '/predictions/model',
  component: lazyRouteComponent(() => import('@/features/devices/predictions/ModelPage'), 'ModelPage'),
})

const deviceImports = createRoute({
  getParentRoute: () => shell,
  path: '/devices/imports',
  component: lazyRouteComponent(() => import('@/features/devices/imports/ImportsPage'), 'ImportsPage'),
})

const deviceImport = createRoute({
  getParentRoute: () => shell,
  path: '/devices/imports/$id',
  component: lazyRouteComponent(() => import('@/features/devices/imports/ImportPage'), 'ImportPage'),
})

const deviceLabels = createRoute({
  getParentRoute: () => shell,
  path: '/devices/labels',
  validateSearch: z.object({ ...deviceFilter, ids: text, paper: text, skip: text }),
  component: lazyRouteComponent(() => import('@/features/devices/labels/LabelsPage'), 'LabelsPage'),
})

/** Devices, and what is foretold of them. */
export const deviceRoutes = [devices, device, predictions, predictionModel, deviceImports, deviceImport, deviceLabels] as const
