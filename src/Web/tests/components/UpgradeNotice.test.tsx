import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ProblemError, type Upgrade } from '@/api/problem'
import { ErrorState } from '@/components/ErrorState'
import { show } from './render'

const upgrade: Upgrade = {
  feature: 'device-health',
  title: 'Device health over time',
  description: 'How it went.',
  planNow: 'bronze',
  plan: 'silver',
  price: { perSite: { amount: '59.00', currency: 'EUR' }, perDevice: { amount: '1.00', currency: 'EUR' } },
}

test('What the plan lacks is offered with the plan that has it and its price, not as an error', async () => {
  const problem = new ProblemError(402, { type: 'urn:problem:plan.upgrade-needed', title: 'No', upgrade: { ...upgrade } })
  const root = createRootRoute()
  const page = createRoute({ getParentRoute: () => root, path: '/', component: () => <ErrorState error={problem} /> })
  const plan = createRoute({ getParentRoute: () => root, path: '/settings/plan' })
  const router = createRouter({ routeTree: root.addChildren([page, plan]), history: createMemoryHistory() })
  show(<RouterProvider router={router as never} />)

  expect(await screen.findByRole('heading', { name: 'Device health over time is part of Silver' })).toBeVisible()
  expect(screen.getByText(/€59\.00 a site and €1\.00 a device/)).toBeVisible()
  expect(screen.getByRole('link', { name: 'See plans' })).toHaveAttribute('href', '/settings/plan')
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
})
