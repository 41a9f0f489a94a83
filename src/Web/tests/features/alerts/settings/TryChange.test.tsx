import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AlertPolicy } from '@/api/types'
import { policyQuery } from '@/features/alerts/settings/queries'
import { TryChange } from '@/features/alerts/settings/TryChange'
import { show } from '../../../components/render'

const policy = { version: 3, groups: [], inhibitions: [{ name: 'One hides the other' }], windows: [] } as unknown as AlertPolicy
let asked: { policy: Partial<AlertPolicy>; againstToday: boolean } | undefined
let saved: Partial<AlertPolicy> | undefined
let trueHidden = 0

/** A server that answers what-ifs, and keeps one policy. */
beforeEach(() => {
  asked = saved = undefined
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PUT') return Response.json({ ...(saved = (await request.json()) as Partial<AlertPolicy>), version: 4 })
    asked = (await request.json()) as typeof asked
    const figures = {
      reports: 9,
      notificationsAsItWas: 4,
      notificationsAsWished: 6,
      trueAlertsHidden: trueHidden,
      hiddenTrue: [],
      days: [],
    }
    return Response.json({ id: 'q', isDone: true, figures, progress: 1 })
  })
})

function open() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  queries.setQueryData(policyQuery.queryKey, policy)
  show(
    <QueryClientProvider client={queries}>
      <TryChange change={{ kind: 'remove', name: 'One hides the other', parts: { inhibitions: [] } }} onClose={() => {}} />
    </QueryClientProvider>,
  )
}

describe('A rule that is to go', () => {
  it('is tried away against the rules of today before it goes', async () => {
    trueHidden = 0
    open()
    expect(screen.getByRole('button', { name: 'Remove' })).toBeDisabled()
    await screen.findByText('2 pages more')
    expect(asked).toMatchObject({ againstToday: true, policy: { inhibitions: [] } })
    await userEvent.click(screen.getByRole('button', { name: 'Remove' }))
    await vi.waitFor(() => expect(saved).toMatchObject({ inhibitions: [] }))
  })

  it('stays until somebody has seen which true alerts would have been hidden', async () => {
    trueHidden = 1
    open()
    await screen.findByRole('checkbox')
    expect(screen.getByRole('button', { name: 'Save all the same' })).toBeDisabled()
    await userEvent.click(screen.getByRole('checkbox'))
    await userEvent.click(screen.getByRole('button', { name: 'Save all the same' }))
    await vi.waitFor(() => expect(saved).toMatchObject({ inhibitions: [] }))
  })
})
