import { expect, test, vi } from 'vitest'
import { FrameBatch } from '@/live/frameBatch'

test('Changes within one animation frame are applied together and in order', () => {
  let flush: FrameRequestCallback = () => undefined
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => ((flush = callback), 1))
  const together = vi.fn((apply: () => void) => apply())
  const batch = new FrameBatch(together)
  const applied: number[] = []
  for (let at = 0; at < 500; at++) batch.add(() => applied.push(at))
  expect(applied).toEqual([])
  flush(0)
  expect(together).toHaveBeenCalledOnce()
  expect(applied).toEqual(Array.from({ length: 500 }, (_, at) => at))
  vi.unstubAllGlobals()
})
