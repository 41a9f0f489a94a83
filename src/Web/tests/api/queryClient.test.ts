import { expect, test } from 'vitest'
import { ProblemError } from '@/api/problem'
import { createQueryClient } from '@/api/queryClient'

const { retry, retryDelay } = createQueryClient().getDefaultOptions().queries as {
  retry(failures: number, error: Error): boolean
  retryDelay(attempt: number, error: Error): number
}

test.each([400, 403, 404, 412])('What was refused with %i is not asked again', (status) => {
  expect(retry(0, new ProblemError(status, {}))).toBe(false)
})

test.each([0, 429, 503])('What merely failed, with %i, is asked again a few times', (status) => {
  expect(retry(0, new ProblemError(status, {}))).toBe(true)
  expect(retry(3, new ProblemError(status, {}))).toBe(false)
})

test('Whoever asked too much asks again when they are told to', () => {
  expect(retryDelay(0, new ProblemError(429, {}, '7'))).toBe(7_000)
  expect(retryDelay(0, new ProblemError(503, {}))).toBe(500)
})
