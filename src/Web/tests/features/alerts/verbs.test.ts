import { beforeEach, expect, test, vi } from 'vitest'
import type { AlertLine } from '@/api/types'
import { merge, unmerge } from '@/features/alerts/verbs'

const seen = { path: { id: 'one' }, header: { 'If-Match': '"1"' } }
const line = (mergedIntoId: string | null) => ({ alert: { id: 'one', mergedIntoId } }) as unknown as AlertLine
let asked: string[]

beforeEach(() => {
  asked = []
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`.trim())
    return Response.json({})
  })
})

test('A merge is taken back by what parts the two again', async () => {
  const change = merge('A-17')
  await change.send(seen)
  await change.back!(line(null))!.send(seen)
  expect(asked).toEqual(['PUT /v1/alerts/one/merge {"into":"A-17"}', 'DELETE /v1/alerts/one/merge'])
})

test('What is no duplicate any more becomes one of the same alert again', async () => {
  await unmerge().back!(line('two'))!.send(seen)
  expect(asked).toEqual(['PUT /v1/alerts/one/merge {"into":"two"}'])
})
