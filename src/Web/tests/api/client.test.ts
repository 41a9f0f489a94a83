import { expect, test, vi } from 'vitest'
import { api, body, onSignedOut } from '@/api/client'
import { ProblemError } from '@/api/problem'

function serve(status: number, answer: unknown, type = 'application/json') {
  const fetched = vi.fn(
    async (_: Request) =>
      new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status, headers: { 'content-type': type } }),
  )
  vi.stubGlobal('fetch', fetched)
  return fetched
}

const caught = (call: Promise<unknown>) =>
  call.then(
    () => expect.fail('should have been refused'),
    (error: ProblemError) => error,
  )

test('Every change carries the CSRF header and a key that makes repeating it safe', async () => {
  const fetched = serve(201, {})
  await body(api.POST('/v1/sites', { body: { name: 'n', address: 'a', timeZone: 'UTC' } }))
  const { headers } = fetched.mock.calls[0]![0]
  expect(headers.get('X-CSRF')).toBe('1')
  expect(headers.get('Idempotency-Key')).toMatch(/^[0-9a-f-]{36}$/)
})

test('Reading carries neither', async () => {
  const fetched = serve(200, { items: [], next: null })
  await body(api.GET('/v1/sites'))
  expect(fetched.mock.calls[0]![0].headers.has('X-CSRF')).toBe(false)
})

test('A refusal keeps the words, the fields, the code and the trace of the server', async () => {
  serve(
    422,
    { type: 'urn:problem:site.name-taken', detail: 'Another site has this name.', errors: { name: ['Taken.'] }, traceId: 'abc' },
    'application/problem+json',
  )
  const error = await caught(body(api.GET('/v1/sites')))
  expect(error).toMatchObject({
    status: 422,
    code: 'site.name-taken',
    message: 'Another site has this name.',
    fields: { name: ['Taken.'] },
    traceId: 'abc',
  })
})

test('A gateway that answers with a page of HTML still makes a sentence', async () => {
  serve(502, '<html>Bad gateway</html>', 'text/html')
  const error = await caught(body(api.GET('/v1/sites')))
  expect(error.message).toBe('The server could not answer. Try again in a moment.')
})

test('A server that cannot be reached is a problem like any other', async () => {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new TypeError('Failed to fetch'))),
  )
  const error = await caught(body(api.GET('/v1/sites')))
  expect(error.code).toBe('network.unreachable')
})

test('Being signed out by the server is heard, except when asking who is signed in', async () => {
  const heard = vi.fn()
  const stop = onSignedOut(heard)
  serve(401, {})
  await caught(body(api.GET('/v1/session')))
  expect(heard).not.toHaveBeenCalled()
  await caught(body(api.GET('/v1/sites')))
  expect(heard).toHaveBeenCalledOnce()
  stop()
})
