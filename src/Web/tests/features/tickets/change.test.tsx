import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Ticket, TicketStatus } from '@/api/types'
import { useTicketChange } from '@/features/tickets/change'
import { ticketKeys } from '@/features/tickets/queries'
import { setStatus } from '@/features/tickets/verbs'
import { show } from '../../components/render'

const status = (name: TicketStatus['state']): TicketStatus => ({ name, title: name, state: name })
const counts = { replies: 1, notes: 0, files: 0, links: 0, reassignments: 0, reopenings: 0 }
const seen = { id: 'a', number: 'T-1', version: 1, status: status('open'), mergedIntoId: null, subject: 'Door', counts } as Ticket
let stored: Ticket

/** A server that keeps one ticket, and refuses what was not seen. */
beforeEach(() => {
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'GET') return Response.json(stored)
    const etag = `"${stored.version}"`
    if (request.headers.get('If-Match') !== etag) return Response.json({ type: 'urn:problem:stale', status: 412 }, { status: 412 })
    stored = { ...stored, version: stored.version + 1, status: status('resolved') }
    return Response.json(stored)
  })
})

function Resolve() {
  const { mutate } = useTicketChange(seen)
  return <button onClick={() => mutate(setStatus(status('resolved'), 'Resolved'))}>Resolve</button>
}

async function resolve() {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  queries.setQueryData([...ticketKeys.ones, 'a'], seen)
  show(
    <QueryClientProvider client={queries}>
      <Resolve />
    </QueryClientProvider>,
  )
  await userEvent.click(screen.getByRole('button'))
}

describe('A ticket that changed unseen', () => {
  it('is resolved where what changed has nothing to do with it', async () => {
    stored = { ...seen, version: 3, subject: 'Gate' }
    await resolve()
    await screen.findByText('Resolved')
    expect(stored).toMatchObject({ version: 4, subject: 'Gate', status: { state: 'resolved' } })
  })

  it.each([
    ['somebody moved it', { status: status('pending') }],
    ['somebody answered', { counts: { ...counts, replies: 2 } }],
    ['it goes on in another', { mergedIntoId: 'b' }],
  ])('is left as it is where %s', async (_, change) => {
    stored = { ...seen, version: 3, ...change }
    await resolve()
    await screen.findByText(/changed/i)
    expect(stored).toMatchObject({ version: 3, ...change })
  })
})
