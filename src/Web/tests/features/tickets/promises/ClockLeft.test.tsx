import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SlaClock } from '@/api/types'
import { ClockLeft } from '@/features/tickets/promises/ClockLeft'
import '@/i18n'

const at = (time: string) => Date.parse(`2026-11-23T${time}:00Z`)
const morning = { from: at('08:00'), to: at('12:00') }
const afternoon = { from: at('13:00'), to: at('18:00') }
const clock = {
  ...{ kind: 'resolution', state: 'running', waitingFor: null, startedAt: '2026-11-23T08:00:00Z', stoppedAt: null },
  ...{ target: 'PT8H', spent: 'PT0S', remaining: 'PT8H', dueAt: '2026-11-23T17:00:00Z', warnedAt: null, breachedAt: null },
} as SlaClock

const look = (now: string, more: Partial<SlaClock> = {}) => {
  vi.setSystemTime(at(now))
  return render(<ClockLeft clock={{ ...clock, ...more }} open={[morning, afternoon]} />)
}

describe('What is left of a clock', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is open time, without the lunch break', () => expect(look('11:00').container.textContent).toContain('5\u00a0h left'))

  it('counts down by itself', () => {
    const { container } = look('16:59')
    expect(container.textContent).toContain('1\u00a0min left')
    act(() => vi.advanceTimersByTime(20_000))
    expect(container.textContent).toContain('40\u00a0s left')
  })

  it('becomes too late by itself', () => {
    const { container } = look('16:59')
    act(() => vi.advanceTimersByTime(120_000))
    expect(container.textContent).toContain('1\u00a0min too late')
  })

  it('says until when nobody works', () => expect(look('12:30').container.textContent).toContain('nobody works until'))

  it('stands still while it is paused', () => {
    const { container } = look('11:00', { state: 'paused', dueAt: null, waitingFor: 'waitingForRequester', remaining: 'PT3H' })
    act(() => vi.advanceTimersByTime(7_200_000))
    expect(container.textContent).toBe('3\u00a0h left · waiting for the requester')
  })
})
