import createClient, { type Middleware } from 'openapi-fetch'
import { uuid } from '@/lib/uuid'
import { ProblemError, readProblem } from './problem'
import type { paths } from '../../.generated/schema'

const unauthorized = new EventTarget()

/** Calls back when the server no longer knows who is asking. */
export function onSignedOut(listener: () => void): () => void {
  unauthorized.addEventListener('signed-out', listener)
  return () => unauthorized.removeEventListener('signed-out', listener)
}

const manners: Middleware = {
  onRequest({ request }) {
    if (request.method === 'GET') return
    request.headers.set('X-CSRF', '1')
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', uuid())
  },
  async onResponse({ request, response }) {
    if (response.ok) return
    if (response.status === 401 && !/\/v1\/session(\/|$)/.test(new URL(request.url).pathname))
      unauthorized.dispatchEvent(new Event('signed-out'))
    throw await readProblem(response)
  },
  onError() {
    return new ProblemError(0, {
      type: 'urn:problem:network.unreachable',
      detail: 'The server cannot be reached. Check the connection; this page tries again by itself.',
    })
  },
}

const client = createClient<paths>({ baseUrl: location.origin, credentials: 'same-origin', fetch: (request) => fetch(request) })
client.use(manners)

export const api = client

/** The body of an answer; refusals have already been thrown as `ProblemError`. */
export async function body<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  return data as T
}
