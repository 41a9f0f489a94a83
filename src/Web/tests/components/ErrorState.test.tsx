import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { ProblemError } from '@/api/problem'
import { ErrorState } from '@/components/ErrorState'
import { show } from './render'

test('A fault shows what the server said and the trace id, ready to copy', async () => {
  const user = userEvent.setup()
  show(<ErrorState error={new ProblemError(500, { detail: 'The disk is full.', traceId: '4bf92f35' })} />)
  expect(screen.getByRole('alert')).toHaveTextContent('The disk is full.')
  await user.click(screen.getByRole('button', { name: /4bf92f35/ }))
  expect(await navigator.clipboard.readText()).toBe('4bf92f35')
})

test('What may be tried again offers it', async () => {
  const retry = vi.fn()
  show(<ErrorState error={new ProblemError(503, {})} retry={retry} />)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(retry).toHaveBeenCalledOnce()
})

test('What does not exist offers no second try', () => {
  show(<ErrorState error={new ProblemError(404, {})} retry={() => undefined} />)
  expect(screen.getByText('There is nothing here')).toBeVisible()
  expect(screen.queryByRole('button')).toBeNull()
})
