import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AlertLine } from '@/api/types'
import { useAlertChange } from '@/features/alerts/change'
import { alertKeys } from '@/features/alerts/queries'
import { acknowledge } from '@/features/alerts/verbs'
import { show } from '../../components/render'

const alert: Record<string, unknown> & { version: number } = {
  id: 'a',
  number: 1,
  version: 1,
  state: 'open',
  acknowledgedBy: null,
  assigneeId: null,
  recurrences: 0,
}
const line = { alert } as unknown as AlertLine
let stored: typeof alert

/** A server that keeps one alert, and refuses what was not seen. */
beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return Response.json({ alert: stored })
    if (request.headers.get('If-Match') !== `"${stored.version}"`)
      return Response.json({ type: 'urn:problem:stale', status: 412 }, { status: 412 })
    stored = { ...stored, version: stored.version + 1, state: 'acknowledged' }
    return Response.json(stored)
  })
})

function Acknowledge() {
  const { mutate } = useAlertChange()
  return (
    <button onClick={() => mutate({ line, change: acknowledge({ id: 'me', name: 'Me' } as never, 'Acknowledged') })}>Acknowledge</button>
  )
}

async function press() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  queries.setQueryData([...alertKeys.ones, 'a'], line)
  show(
    <QueryClientProvider client={queries}>
      <Acknowledge />
    </QueryClientProvider>,
  )
  await userEvent.click(screen.getByRole('button'))
}

describe('An alert that changed unseen', () => {
  it('is acknowledged where it only came again', async () => {
    stored = { ...alert, version: 4, recurrences: 3 }
    await press()
    await screen.findByText('Acknowledged')
    expect(stored).toMatchObject({ version: 5, state: 'acknowledged', recurrences: 3 })
  })

  it.each([
    ['it ended', { state: 'resolved' }],
    ['somebody took it', { assigneeId: 'other' }],
  ])('is left as it is where %s', async (_, change) => {
    stored = { ...alert, version: 4, ...change }
    await press()
    await screen.findByText(/changed/i)
    expect(stored).toMatchObject({ version: 4, ...change })
  })
})
