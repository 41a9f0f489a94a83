import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Session } from '@/api/types'
import { sessionQuery } from '@/features/identity/session'
import { ApiKeysPage } from '@/features/identity/ApiKeysPage'
import { pretendLayout } from '../../components/layout'
import { show } from '../../components/render'

const key = {
  id: 'k1',
  name: 'Gateway',
  prefix: 'pk_1234',
  scopes: ['telemetry:write'],
  sites: [],
  requestsPerMinute: null,
  previousSecret: null,
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt: null,
  lastUsedAt: null,
}
const session: Session = {
  user: { id: 'u', name: 'Ada', email: 'a@b', role: 'administrator', roleTitle: 'Administrator', sites: [] },
  tenant: { id: 't', name: 'Meridian', slug: 'meridian' },
  permissions: ['*'],
}
let asked: string[]
let sent: unknown

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname}`)
    if (request.method === 'DELETE') return new Response(null, { status: 204 })
    if (request.url.includes('/v1/sites')) return Response.json({ items: [{ id: 's1', name: 'Harbour', number: 'S-1' }], next: null })
    if (request.method === 'PUT') {
      sent = await request.json()
      return Response.json(key)
    }
    if (request.url.endsWith('/permissions')) return Response.json([{ name: 'telemetry.write', description: 'Send readings' }])
    const answer = request.method === 'POST' ? { ...key, id: 'k2', secret: 'pk_1234_only-once' } : { items: [key], next: null }
    return new Response(JSON.stringify(answer), { status: 200, headers: { 'content-type': 'application/json' } })
  })
  pretendLayout()
})

function page(permissions = ['*']) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const signedIn: Session = { ...session, permissions }
  queries.setQueryData(sessionQuery.queryKey, signedIn)
  show(
    <QueryClientProvider client={queries}>
      <ApiKeysPage />
    </QueryClientProvider>,
  )
}

async function choose(action: string) {
  await userEvent.click(await screen.findByRole('button', { name: 'Actions for Gateway' }))
  await userEvent.click(await screen.findByRole('menuitem', { name: action }))
}

test('A key gets a new secret, shown once', async () => {
  page()
  await choose('New secret')
  await userEvent.selectOptions(screen.getByLabelText('The secret before works'), 'PT0S')
  await userEvent.click(screen.getByRole('button', { name: 'New secret' }))
  expect(await screen.findByText('pk_1234_only-once')).toBeVisible()
  expect(asked).toContain('POST /v1/api-keys/k1/rotation')
})

test('A key is limited to a site and a pace', async () => {
  page()
  await choose('Edit')
  await userEvent.click(await screen.findByLabelText(/Harbour/))
  await userEvent.click(await screen.findByLabelText(/telemetry\.write/))
  await userEvent.type(screen.getByLabelText('Requests a minute'), '60')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(sent).toMatchObject({ sites: ['s1'], requestsPerMinute: 60, expiresAt: null }))
})

test('A pace that is none is refused before it is sent', async () => {
  page()
  await choose('Edit')
  await userEvent.type(await screen.findByLabelText('Requests a minute'), '0')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('A whole number from 1 to 600,000.')).toBeVisible()
})

test('Who may only look is offered nothing to press', async () => {
  page(['api-keys.read'])
  await screen.findByText('Gateway')
  expect(screen.queryByRole('button', { name: /actions|create/i })).toBeNull()
})

test('Undoing a revocation leaves the key alone', async () => {
  page()
  await choose('Revoke')
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  expect(screen.getByRole('button', { name: 'Actions for Gateway' })).toBeEnabled()
  expect(asked).not.toContain('DELETE /v1/api-keys/k1')
})

test('Closing the message revokes at once', async () => {
  page()
  await choose('Revoke')
  await userEvent.click(await screen.findByRole('button', { name: 'Close' }))
  await waitFor(() => expect(asked).toContain('DELETE /v1/api-keys/k1'))
})

test('Leaving the page revokes too, because the person had said so', async () => {
  page()
  await choose('Revoke')
  act(() => void dispatchEvent(new Event('pagehide')))
  await waitFor(() => expect(asked).toContain('DELETE /v1/api-keys/k1'))
})

test('The secret of a new key is shown once and is gone when the dialog closes', async () => {
  page()
  await screen.findByText('Gateway')
  await userEvent.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Import')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create key' }))
  expect(await screen.findByText('pk_1234_only-once')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'I have stored it' }))
  expect(screen.queryByText('pk_1234_only-once')).toBeNull()
})

test('A key without a name is refused before it is sent', async () => {
  page()
  await screen.findByText('Gateway')
  await userEvent.click(screen.getByRole('button', { name: 'Create key' }))
  const dialog = screen.getByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Create key' }))
  expect(await within(dialog).findByText('This is needed.')).toBeVisible()
  expect(asked).not.toContain('POST /v1/api-keys')
})
